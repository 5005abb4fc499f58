// auth/accounts.cpp: people sign up, in and out, and change their own accounts.
#include "auth/accounts.hpp"
#include <utility>
#include "auth/allowances.hpp"
#include "auth/find_account.hpp"
#include "auth/password_try.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/tenant_rules.hpp"
#include "auth/write_account.hpp"

namespace orderline::auth {
namespace {

using Kind = Contact::Kind;

std::unexpected<Error> wrong_password() {
    return fail(Code::bad_request, "invalid_credentials", "Invalid login credentials");
}

Result<void> check_confirmed(const Account& user, Kind kind) {
    if (kind == Kind::email && !user.email_confirmed_at) {
        return fail(Code::bad_request, "email_not_confirmed", "Email not confirmed");
    }
    if (kind == Kind::phone && !user.phone_confirmed_at) {
        return fail(Code::bad_request, "phone_not_confirmed", "Phone not confirmed");
    }
    return {};
}

/// What somebody sees who signs up with an address that is known: nothing of the user who has it.
Account look_alike(const NewAccount& account, Instant at) {
    Account user;
    user.tenant = account.tenant;
    user.id = account.id;
    user.email = account.email;
    user.phone = account.phone.value_or("");
    user.confirmation_sent_at = user.created_at = user.updated_at = at;
    const std::string provider = account.phone ? "phone" : "email";
    user.app_metadata = R"({"provider": ")" + provider + R"(", "providers": [")" + provider + R"("], "tenant_id": ")" +
                        to_text(account.tenant) + R"("})";
    user.user_metadata = account.user_metadata;
    return user;
}

}  // namespace

Accounts::Accounts(pg::Pool& pool, Passwords& passwords, SessionKeeper& sessions, OneTimeCodes& codes, Attempts& attempts)
    : pool_{pool}, passwords_{passwords}, sessions_{sessions}, codes_{codes}, attempts_{attempts} {}

Task<Result<SignInRules>> Accounts::rules(TenantId tenant, Deadline by) { co_return co_await read_rules(pool_, tenant, by); }

Task<Result<Session>> Accounts::sign_in(TenantId tenant, Contact contact, std::string password, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("token", peer.address), token_requests));
    PasswordTry attempt{attempts_, tenant, contact, peer.address};
    CO_TRY_VOID(attempt.begin());
    const auto kind = contact.kind;
    CO_TRY(found, co_await find_account(pool_, tenant, std::move(contact), by));
    const std::string hash = found ? found->password_hash : "";
    CO_TRY(right, co_await attempt.verify(passwords_, hash, std::move(password)));
    if (!right) co_return wrong_password();
    CO_TRY_VOID(check_not_banned(found->user, now()));
    CO_TRY_VOID(check_confirmed(found->user, kind));
    const Proof proof{"password", hash, std::nullopt, std::nullopt};
    CO_TRY(session, co_await sessions_.start(std::move(found->user), proof, std::move(peer), by));
    if (!session) co_return wrong_password();
    co_return *std::move(session);
}

Task<Result<SignedUp>> Accounts::sign_up(TenantId tenant, SignUp wish, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("account", peer.address), account_requests));
    CO_TRY_VOID(check_metadata(wish.metadata));
    CO_TRY(rules, co_await read_rules(pool_, tenant, by));
    if (rules.disable_signup) co_return fail(Code::forbidden, "signup_disabled", "Signups not allowed for this instance");
    const Contact contact = wish.contact;
    const bool confirmed = contact.kind == Kind::email ? rules.mailer_autoconfirm : rules.phone_autoconfirm;
    CO_TRY(hash, co_await passwords_.hash_new(std::move(wish.password)));
    if (!confirmed) CO_TRY_VOID(codes_.allow(tenant, contact));
    CO_TRY(found, co_await find_account(pool_, tenant, contact, by));
    auto account = new_account(tenant, contact, std::move(wish.metadata));
    account.password_hash = std::move(hash);
    account.email_confirmed = confirmed && contact.kind == Kind::email;
    account.phone_confirmed = confirmed && contact.kind == Kind::phone;
    if (found && confirmed) co_return fail(Code::conflict, "user_already_exists", "User already registered");
    if (found) co_return co_await known_signs_up(std::move(found->user), std::move(account), contact, std::move(rules), by);

    const UserId id = account.id;
    const auto settings = settings_for(tenant, id);
    CO_TRY(work, co_await pool_.begin(settings, by));
    const auto inserted = co_await insert_account(work, std::move(account), by);
    if (!inserted && inserted.error().code == Code::conflict) {  // at the same moment, or switched off
        co_return fail(Code::conflict, "user_already_exists", "User already registered");
    }
    if (!inserted) co_return std::unexpected(inserted.error());
    if (!confirmed) CO_TRY_VOID(co_await codes_.write(work, tenant, id, CodeKind::signup, contact, std::move(rules), by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return co_await signed_up(tenant, id, confirmed, std::move(peer), by);
}

/// An address that was never confirmed gets another message: perhaps the first one was lost. Its password stays.
Task<Result<SignedUp>> Accounts::known_signs_up(Account user, NewAccount account, Contact contact, SignInRules rules, Deadline by) {
    SignedUp answer;
    answer.user = look_alike(account, now());
    if (check_confirmed(user, contact.kind)) co_return answer;
    const auto settings = settings_for(user.tenant, user.id);
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY_VOID(co_await codes_.write(work, user.tenant, user.id, CodeKind::signup, std::move(contact), std::move(rules), by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return answer;
}

Task<Result<SignedUp>> Accounts::signed_up(TenantId tenant, UserId id, bool confirmed, Peer peer, Deadline by) {
    CO_TRY(found, co_await find_account(pool_, tenant, id, by));
    if (!found) co_return fail(Code::not_found, "user_not_found", "User not found");
    SignedUp answer;
    if (!confirmed) {
        answer.user = std::move(found->user);
        co_return answer;
    }
    const Proof proof{"password", found->password_hash, std::nullopt, std::nullopt};
    CO_TRY(session, co_await sessions_.start(std::move(found->user), proof, std::move(peer), by));
    if (!session) co_return wrong_password();
    answer.user = session->user;
    answer.session = std::move(session);
    co_return answer;
}

Task<Result<Session>> Accounts::refresh(TenantId tenant, std::string refresh_token, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("token", peer.address), token_requests));
    co_return co_await sessions_.refresh(std::move(refresh_token), tenant, by);
}

Task<Result<StoredAccount>> Accounts::signed_in_account(const Access& access, Deadline by) {
    const TenantId tenant = access.tenant;
    const UserId id{access.who->actor};
    const auto asked = pg::Params::of(tenant, to_text(*access.session), id);
    CO_TRY(alive, co_await pool_.read(reading_as(tenant), sql::session_alive, asked, by));
    if (alive.empty()) {
        co_return fail(Code::forbidden, "session_not_found", "Session from session_id claim in JWT does not exist");
    }
    CO_TRY(found, co_await find_account(pool_, tenant, id, by));
    if (!found) co_return fail(Code::forbidden, "user_not_found", "User from sub claim in JWT does not exist");
    CO_TRY_VOID(check_not_banned(found->user, now()));
    co_return *std::move(found);
}

Task<Result<Account>> Accounts::user(Access access, Deadline by) {
    CO_TRY(found, co_await signed_in_account(access, by));
    co_return std::move(found.user);
}

Task<Result<void>> Accounts::sign_out(Access access, SignOutScope scope, Deadline by) {
    const auto ended = pg::Params::of(access.tenant, UserId{access.who->actor}, to_text(scope), to_text(*access.session));
    const auto settings = settings_for(*access.who);
    CO_TRY(rows, co_await pool_.write(settings, sql::sessions_end, ended, by));
    static_cast<void>(rows);
    co_return Result<void>{};
}

}  // namespace orderline::auth
