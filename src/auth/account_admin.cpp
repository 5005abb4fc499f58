// auth/account_admin.cpp: a tenant's servers make, read, change and delete its users.
#include "auth/account_admin.hpp"
#include <utility>
#include "auth/find_account.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/write_account.hpp"
#include "pg/error.hpp"

namespace orderline::auth {
namespace {

constexpr std::int64_t per_page_max = 1000, page_max = 1'000'000;
constexpr std::string_view foreign_key_violation = "23503";
constexpr std::chrono::seconds ban_max = std::chrono::hours{24} * 365 * 100;

std::unexpected<Error> user_not_found() { return fail(Code::not_found, "user_not_found", "User not found"); }

Result<void> check(const AdminChange& change) {
    if (change.user_metadata) TRY_VOID(check_metadata(*change.user_metadata));
    if (change.app_metadata) TRY_VOID(check_metadata(*change.app_metadata));
    if (change.ban_for && (change.ban_for->count() < 0 || *change.ban_for > ban_max)) {
        return fail(Code::bad_request, "validation_failed", "A ban lasts at most a hundred years");
    }
    return {};
}

std::optional<std::string> text_of(const std::optional<Contact>& contact) {
    return contact ? std::optional{contact->text} : std::nullopt;
}

}  // namespace

AccountAdmin::AccountAdmin(pg::Pool& pool, Passwords& passwords) : pool_{pool}, passwords_{passwords} {}

Task<Result<std::optional<std::string>>> AccountAdmin::hash_of(std::optional<std::string> password) {
    if (!password) co_return std::nullopt;
    CO_TRY(hash, co_await passwords_.hash_new(*std::move(password)));
    co_return std::optional{std::move(hash)};
}

Task<Result<Account>> AccountAdmin::create(Who who, AdminChange account, Deadline by) {
    CO_TRY_VOID(check(account));
    if (!account.email && !account.phone) {
        co_return fail(Code::bad_request, "validation_failed", "Cannot create a user without either an email or phone");
    }
    NewAccount row;
    row.tenant = who->tenant;
    row.id = account.id.value_or(new_id<UserId>());
    row.email = text_of(account.email).value_or("");
    row.phone = text_of(account.phone);
    row.email_confirmed = account.email && account.email_confirm;
    row.phone_confirmed = account.phone && account.phone_confirm;
    row.user_metadata = account.user_metadata.value_or("{}");
    row.app_metadata = account.app_metadata.value_or("{}");
    CO_TRY(hash, co_await hash_of(std::move(account.password)));
    row.password_hash = std::move(hash);

    const UserId id = row.id;
    const auto settings = settings_for(*who);
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY_VOID(co_await insert_account(work, std::move(row), by));
    if (account.ban_for) {
        AccountEdit ban;
        ban.ban_for = account.ban_for;
        CO_TRY_VOID(co_await update_account(work, who->tenant, id, std::move(ban), by));
    }
    CO_TRY_VOID(co_await work.commit(by));
    co_return co_await get(std::move(who), id, by);
}

Task<Result<AccountPage>> AccountAdmin::list(Who who, std::int64_t page, std::int64_t per_page, Deadline by) {
    if (page < 1 || page > page_max || per_page < 1 || per_page > per_page_max) {
        co_return fail(Code::bad_request, "validation_failed", "page counts from 1; per_page is 1 to 1000");
    }
    const TenantId tenant = who->tenant;
    const auto asked = pg::Params::of(tenant, per_page, (page - 1) * per_page);
    CO_TRY(rows, co_await pool_.read(reading_as(tenant), sql::account_page, asked, by));
    AccountPage found;
    found.total = rows.integer(0, 0);
    std::vector<UserId> ids;
    for (int row = 0; row < rows.size(); ++row) {
        if (const auto id = rows.maybe_id<UserId>(row, 1)) ids.push_back(*id);
    }
    CO_TRY(users, co_await find_accounts(pool_, tenant, std::move(ids), by));
    for (auto& one : users) found.users.push_back(std::move(one.user));
    co_return found;
}

Task<Result<Account>> AccountAdmin::get(Who who, UserId id, Deadline by) {
    CO_TRY(found, co_await find_account(pool_, who->tenant, id, by));
    if (!found) co_return user_not_found();
    co_return std::move(found->user);
}

Task<Result<Account>> AccountAdmin::update(Who who, UserId id, AdminChange change, Deadline by) {
    CO_TRY_VOID(check(change));
    AccountEdit edit;
    edit.email = text_of(change.email);
    edit.phone = text_of(change.phone);
    edit.email_confirmed = change.email_confirm;
    edit.phone_confirmed = change.phone_confirm;
    edit.user_metadata = std::move(change.user_metadata);
    edit.app_metadata = std::move(change.app_metadata);
    edit.ban_for = change.ban_for;
    CO_TRY(hash, co_await hash_of(std::move(change.password)));
    edit.password_hash = std::move(hash);
    const bool ends_sessions = edit.password_hash || (edit.ban_for && edit.ban_for->count() > 0);

    const TenantId tenant = who->tenant;
    const auto settings = settings_for(*who);
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY_VOID(co_await update_account(work, tenant, id, std::move(edit), by));
    if (ends_sessions) {
        const auto ended = pg::Params::of(tenant, id, "global", std::nullopt);
        CO_TRY_VOID(co_await work.run(sql::sessions_end, ended, by));
    }
    CO_TRY_VOID(co_await work.commit(by));
    co_return co_await get(std::move(who), id, by);
}

Task<Result<void>> AccountAdmin::remove(Who who, UserId id, Deadline by) {
    const auto settings = settings_for(*who);
    const auto gone = co_await pool_.write(settings, sql::account_delete, pg::Params::of(who->tenant, id), by);
    if (!gone && pg::sqlstate_of(gone.error()) == foreign_key_violation) {
        co_return fail(Code::conflict, "conflict", "Other records name this user; ban him instead", gone.error().detail);
    }
    if (!gone) co_return std::unexpected(gone.error());
    if (gone->empty()) co_return user_not_found();
    co_return Result<void>{};
}

}  // namespace orderline::auth
