// auth/account_change.cpp: a signed-in user changes his own account (PUT /user).
#include <utility>
#include <vector>
#include "auth/accounts.hpp"
#include "auth/allowances.hpp"
#include "auth/password_try.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/tenant_rules.hpp"

namespace orderline::auth {
namespace {

/// An address that waits for the code which is sent to it.
struct Move {
    CodeKind kind;
    Contact to;
};

/// What `change` really changes, apart from the password: at once in `edit`, or later in `moves`.
struct Plan {
    AccountEdit edit;
    std::vector<Move> moves;
    bool changes() const {
        return edit.email || edit.phone || edit.password_hash || edit.user_metadata || !moves.empty();
    }
};

Plan plan_for(const Account& user, const AccountChange& change, const SignInRules& rules) {
    Plan plan;
    plan.edit.user_metadata = change.metadata;
    if (change.email && change.email->text != user.email) {
        plan.edit.email_confirmed = rules.mailer_autoconfirm;
        if (rules.mailer_autoconfirm) plan.edit.email = change.email->text;
        else plan.moves.push_back({CodeKind::email_change, *change.email});
    }
    if (change.phone && change.phone->text != user.phone) {
        plan.edit.phone_confirmed = rules.phone_autoconfirm;
        if (rules.phone_autoconfirm) plan.edit.phone = change.phone->text;
        else plan.moves.push_back({CodeKind::phone_change, *change.phone});
    }
    return plan;
}

}  // namespace

Task<Result<std::string>> Accounts::new_hash(const StoredAccount& user, std::optional<std::string> current, std::string password, std::string peer) {
    CO_TRY_VOID(check_new_password(password));
    if (current) {
        PasswordTry attempt{attempts_, user.user, peer};
        CO_TRY_VOID(attempt.begin());
        CO_TRY(right, co_await attempt.verify(passwords_, user.password_hash, *std::move(current)));
        if (!right) co_return fail(Code::bad_request, "invalid_credentials", "The current password is wrong");
    }
    CO_TRY(same, co_await passwords_.verify(user.password_hash, password));
    if (same) {
        co_return fail(Code::bad_request, "same_password", "New password should be different from the old password.");
    }
    co_return co_await passwords_.hash_new(std::move(password));
}

/// The unique index has the last word; this one spares a stranger the code.
Task<Result<void>> Accounts::check_free(TenantId tenant, Contact contact, Deadline by) {
    const auto kind = contact.kind;
    CO_TRY(other, co_await find_account(pool_, tenant, std::move(contact), by));
    if (other) co_return address_exists(kind);
    co_return Result<void>{};
}

Task<Result<Account>> Accounts::update(Access access, AccountChange change, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("account", peer.address), account_requests));
    if (change.metadata) CO_TRY_VOID(check_metadata(*change.metadata));
    CO_TRY(found, co_await signed_in_account(access, by));
    if (found.user.has_second_factor && !access.second_factor) {
        co_return fail(Code::unauthorised, "insufficient_aal", "AAL2 session is required to update the user when MFA is enabled.");
    }
    CO_TRY(rules, co_await read_rules(pool_, access.tenant, by));
    auto plan = plan_for(found.user, change, rules);
    for (const auto& move : plan.moves) {
        CO_TRY_VOID(co_await check_free(access.tenant, move.to, by));
        CO_TRY_VOID(codes_.allow(access.tenant, move.to));
    }
    const bool new_password = change.password.has_value();
    if (new_password) {
        auto hash = co_await new_hash(found, std::move(change.current_password), *std::move(change.password), peer.address);
        if (!hash) co_return std::unexpected(std::move(hash).error());
        plan.edit.password_hash = *std::move(hash);
    }
    if (!plan.changes()) co_return std::move(found.user);

    const auto settings = settings_for(*access.who);
    const UserId id = found.user.id;
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY_VOID(co_await update_account(work, access.tenant, id, std::move(plan.edit), by));
    if (new_password) {
        const auto ended = pg::Params::of(access.tenant, id, "others", to_text(*access.session));
        CO_TRY_VOID(co_await work.run(sql::sessions_end, ended, by));
    }
    for (const auto& move : plan.moves) {
        CO_TRY_VOID(co_await codes_.write(work, access.tenant, id, move.kind, move.to, rules, by));
    }
    CO_TRY_VOID(co_await work.commit(by));
    co_return co_await user(std::move(access), by);
}

}  // namespace orderline::auth
