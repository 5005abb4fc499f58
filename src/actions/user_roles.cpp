// actions/user_roles.cpp: who has which role, and that nobody gives or takes what he has not. The database keeps the last owner.
#include "actions/user_roles.hpp"
#include <algorithm>
#include <utility>
#include "actions/sql.hpp"
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

Result<void> check(const Principal& who) {
    if (may(who, Permission::users_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not look after users.");
}

UserView read_user(const pg::Rows& rows, int row) {
    UserView user;
    user.id = rows.uuid(row, 0);
    user.email = rows.text(row, 1);
    user.name = rows.text(row, 2);
    user.is_active = rows.boolean(row, 3);
    user.last_sign_in_at = rows.maybe_instant(row, 4);
    user.roles = rows.text(row, 5);
    return user;
}

/// What the user may do now, or could if he were active. Who else would change the user waits. Errors: not_found.
Task<Result<Permissions>> lock_user(pg::Transaction& work, TenantId tenant, UserId user, Deadline by) {
    const auto of_user = pg::Params::of(tenant, user);
    CO_TRY(there, co_await work.run(sql::user_lock, of_user, by));
    if (there.empty()) co_return fail(Code::not_found, "not_found", "There is no such user.");
    CO_TRY(locked, co_await work.run(sql::user_roles_lock, of_user, by));
    CO_TRY(own, co_await work.run(sql::user_roles_own, of_user, by));
    Permissions held;
    for (int row = 0; row < locked.size(); ++row) {
        if (locked.boolean(row, 0)) held.add(auth::permissions_of(locked.text(row, 1)));
    }
    for (int row = 0; row < own.size(); ++row) held.add(auth::permissions_of(own.text(row, 0)));
    co_return held;
}

/// The user as the transaction left him.
Task<Result<UserView>> finish(pg::Transaction& work, TenantId tenant, UserId user, Deadline by) {
    const auto single = pg::Params::of(tenant, user, std::nullopt, 1);
    CO_TRY(rows, co_await work.run(sql::user_page, single, by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return read_user(rows, 0);
}

}  // namespace

Task<Result<UserPage>> list_users(pg::Pool& pool, Asker who, std::optional<Uuid> after, int limit, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::reading_as(who->tenant);
    const auto behind = after ? std::optional{to_text(*after)} : std::nullopt;
    const auto params = pg::Params::of(who->tenant, std::nullopt, behind, limit + 1);
    CO_TRY(rows, co_await pool.read(settings, sql::user_page, params, by));
    UserPage page;
    page.more = rows.size() > limit;
    for (int row = 0; row < std::min(rows.size(), limit); ++row) page.users.push_back(read_user(rows, row));
    co_return std::move(page);
}

Task<Result<UserView>> set_user_roles(pg::Pool& pool, Asker who, UserId user, std::vector<std::string> roles, Deadline by) {
    CO_TRY_VOID(check(*who));
    std::ranges::sort(roles);
    roles.erase(std::ranges::unique(roles).begin(), roles.end());
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    CO_TRY(touched, co_await lock_user(work, who->tenant, user, by));
    const auto names = pg::Params::of(who->tenant, pg::array_text(roles));
    CO_TRY(wanted, co_await work.run(sql::roles_named, names, by));
    if (wanted.size() != static_cast<int>(roles.size())) co_return fail(Code::bad_request, "validation_failed", "There is no such role.");

    std::vector<std::string> ids, own_ids;
    for (int row = 0; row < wanted.size(); ++row) {
        (wanted.boolean(row, 2) ? own_ids : ids).push_back(to_text(wanted.uuid(row, 0)));
        touched.add(auth::permissions_of(wanted.text(row, 1)));
    }
    if (!may_hand_out(*who, touched)) {
        co_return fail(Code::forbidden, "permission_not_held", "You can neither give nor take away what you may not do yourself.");
    }
    const auto given = pg::Params::of(who->tenant, user, pg::array_text(ids), pg::array_text(own_ids));
    CO_TRY_VOID(co_await work.run(sql::user_roles_set, given, by));
    co_return co_await finish(work, who->tenant, user, by);
}

Task<Result<UserView>> set_user_active(pg::Pool& pool, Asker who, UserId user, bool active, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    CO_TRY(held, co_await lock_user(work, who->tenant, user, by));
    if (!may_hand_out(*who, held)) {
        co_return fail(Code::forbidden, "permission_not_held", "You can neither enable nor disable who may do what you may not do yourself.");
    }
    const auto wanted = pg::Params::of(who->tenant, user, active);
    CO_TRY_VOID(co_await work.run(sql::user_set_active, wanted, by));
    co_return co_await finish(work, who->tenant, user, by);
}

}  // namespace orderline::actions
