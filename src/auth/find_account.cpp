// auth/find_account.cpp: rows of account.sql as values.
#include "auth/find_account.hpp"
#include <utility>
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {
namespace {

StoredAccount account_of(TenantId tenant, const pg::Rows& rows, int row) {
    StoredAccount found;
    int column = 0;
    const auto text = [&] { return rows.maybe_text(row, column++).value_or(""); };
    const auto instant = [&] { return rows.maybe_instant(row, column++); };
    Account& user = found.user;
    user.tenant = tenant;
    user.id = rows.id<UserId>(row, column++);
    user.email = text();
    user.phone = text();
    user.name = text();
    found.password_hash = text();
    user.email_confirmed_at = instant();
    user.phone_confirmed_at = instant();
    user.confirmation_sent_at = instant();
    user.recovery_sent_at = instant();
    user.last_sign_in_at = instant();
    user.banned_until = instant();
    user.new_email = text();
    user.new_phone = text();
    user.app_metadata = text();
    user.user_metadata = text();
    user.created_at = rows.instant(row, column++);
    user.updated_at = rows.instant(row, column++);
    user.permissions = permissions_of(rows.text(row, column++));
    user.has_second_factor = rows.boolean(row, column++);
    user.factors = text();
    return found;
}

}  // namespace

Task<Result<std::vector<StoredAccount>>> find_accounts(pg::Pool& pool, TenantId tenant, std::vector<UserId> ids, Deadline by) {
    std::vector<std::string> texts;
    for (const auto& id : ids) texts.push_back(to_text(id));
    const auto asked = pg::Params::of(tenant, pg::array_text(texts));
    CO_TRY(rows, co_await pool.read(reading_as(tenant), sql::account, asked, by));
    std::vector<StoredAccount> found;
    for (int row = 0; row < rows.size(); ++row) found.push_back(account_of(tenant, rows, row));
    co_return found;
}

Task<Result<std::optional<StoredAccount>>> find_account(pg::Pool& pool, TenantId tenant, UserId id, Deadline by) {
    std::vector<UserId> one{id};
    CO_TRY(found, co_await find_accounts(pool, tenant, std::move(one), by));
    if (found.empty()) co_return std::nullopt;
    co_return std::optional{std::move(found.front())};
}

Task<Result<std::optional<StoredAccount>>> find_account(pg::Pool& pool, TenantId tenant, Contact contact, Deadline by) {
    const auto& statement = contact.kind == Contact::Kind::email ? sql::account_by_email : sql::account_by_phone;
    CO_TRY(rows, co_await pool.read(reading_as(tenant), statement, pg::Params::of(tenant, contact.text), by));
    // An unknown address takes the same steps as a known one, with nobody's id.
    const auto id = rows.empty() ? UserId{} : rows.id<UserId>(0, 0);
    co_return co_await find_account(pool, tenant, id, by);
}

Result<void> check_not_banned(const Account& user, Instant at) {
    if (user.banned_until && *user.banned_until > at) return fail(Code::forbidden, "user_banned", "User is banned");
    return {};
}

}  // namespace orderline::auth
