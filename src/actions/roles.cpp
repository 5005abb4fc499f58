// actions/roles.cpp: writing and reading tenant_roles: nobody makes a role of what he may not do himself.
#include "actions/roles.hpp"
#include <algorithm>
#include <utility>
#include "actions/sql.hpp"
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"
#include "base/text.hpp"
#include "domain/rights.hpp"
#include "pg/error.hpp"

namespace orderline::actions {
namespace {

Result<void> check(const Principal& who) {
    if (may(who, Permission::users_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not look after users.");
}

std::unexpected<Error> not_found() { return fail(Code::not_found, "not_found", "The business has no such role of its own."); }
std::unexpected<Error> name_taken() { return fail(Code::conflict, "conflict", "There is a role of that name already."); }

Result<void> check_held(const Principal& who, const Permissions& permissions) {
    if (may_hand_out(who, permissions)) return {};
    return fail(Code::forbidden, "permission_not_held", "A role can neither be given nor lose what you may not do yourself.");
}

Result<void> check_texts(const RoleChange& change) {
    const auto fits = [](const std::optional<std::string>& text, std::size_t least, std::size_t most) {
        return !text || (is_storable_text(*text) && length_in_characters(*text) >= least && length_in_characters(*text) <= most);
    };
    if (!fits(change.name, 1, role_name_max)) return fail(Code::bad_request, "validation_failed", "name has 1 to 60 characters.");
    if (!fits(change.description, 0, role_description_max)) {
        return fail(Code::bad_request, "validation_failed", "description has at most 300 characters.");
    }
    const auto is_named_so = [&](const BuiltInRole& role) { return role.name == ascii_lower(*change.name); };
    if (change.name && std::ranges::any_of(built_in_roles(), is_named_so)) return name_taken();
    return {};
}

std::optional<std::string> names_json(const std::optional<Permissions>& permissions) {
    return permissions ? std::optional{auth::names_json(*permissions)} : std::nullopt;
}

std::unexpected<Error> explained(Error error) {
    const auto constraint = pg::constraint_of(error);
    if (constraint == "tenant_roles_name_key" || constraint == "tenant_roles_name_check") return name_taken();
    if (constraint == "user_tenant_roles_role_id_fkey") {
        return fail(Code::conflict, "role_in_use", "Somebody has this role: take it away first.");
    }
    return std::unexpected(std::move(error));
}

OwnRole read_role(const pg::Rows& rows, int row) {
    OwnRole role;
    role.id = rows.uuid(row, 0);
    role.name = rows.text(row, 1);
    role.description = rows.text(row, 2);
    role.permissions = auth::permissions_of(rows.text(row, 3));
    role.users = rows.integer(row, 4);
    return role;
}

Task<Result<OwnRole>> one_role(pg::Transaction& work, TenantId tenant, Uuid id, Deadline by) {
    const auto asked = pg::Params::of(tenant, to_text(id));
    CO_TRY(rows, co_await work.run(sql::role_page, asked, by));
    co_return read_role(rows, 0);
}

/// What the role permits now. Errors: not_found, permission_not_held.
Task<Result<Permissions>> hold(pg::Transaction& work, const Principal& who, Uuid id, Deadline by) {
    const auto asked = pg::Params::of(who.tenant, to_text(id));
    CO_TRY(rows, co_await work.run(sql::role_lock, asked, by));
    if (rows.empty()) co_return not_found();
    const auto permissions = auth::permissions_of(rows.text(0, 0));
    CO_TRY_VOID(check_held(who, permissions));
    co_return permissions;
}

}  // namespace

Task<Result<std::vector<OwnRole>>> list_roles(pg::Pool& pool, Asker who, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto asked = pg::Params::of(who->tenant, std::nullopt);
    const auto settings = auth::reading_as(who->tenant);
    CO_TRY(rows, co_await pool.read(settings, sql::role_page, asked, by));
    std::vector<OwnRole> roles;
    for (int row = 0; row < rows.size(); ++row) roles.push_back(read_role(rows, row));
    co_return std::move(roles);
}

Task<Result<OwnRole>> create_role(pg::Pool& pool, Asker who, RoleChange wanted, Deadline by) {
    CO_TRY_VOID(check(*who));
    if (!wanted.name) wanted.name.emplace();
    CO_TRY_VOID(check_texts(wanted));
    const auto permissions = wanted.permissions.value_or(Permissions{});
    CO_TRY_VOID(check_held(*who, permissions));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    const Uuid id = random_uuid();
    const auto row = pg::Params::of(who->tenant, to_text(id), *wanted.name, wanted.description.value_or(""), auth::names_json(permissions), own_roles_max);
    const auto made = co_await work.run(sql::role_insert, row, by);
    if (!made) co_return explained(made.error());
    if (made->empty()) co_return fail(Code::conflict, "too_many_roles", "The business has 50 roles of its own. Delete one that nobody needs.");
    CO_TRY(role, co_await one_role(work, who->tenant, id, by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return std::move(role);
}

Task<Result<OwnRole>> change_role(pg::Pool& pool, Asker who, Uuid id, RoleChange change, Deadline by) {
    CO_TRY_VOID(check(*who));
    CO_TRY_VOID(check_texts(change));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    CO_TRY(before, co_await hold(work, *who, id, by));
    CO_TRY_VOID(check_held(*who, change.permissions.value_or(before)));
    const auto row = pg::Params::of(who->tenant, to_text(id), change.name, change.description, names_json(change.permissions));
    const auto changed = co_await work.run(sql::role_update, row, by);
    if (!changed) co_return explained(changed.error());
    CO_TRY(role, co_await one_role(work, who->tenant, id, by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return std::move(role);
}

Task<Result<void>> delete_role(pg::Pool& pool, Asker who, Uuid id, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    CO_TRY_VOID(co_await hold(work, *who, id, by));
    const auto row = pg::Params::of(who->tenant, to_text(id));
    const auto gone = co_await work.run(sql::role_delete, row, by);
    if (!gone) co_return explained(gone.error());
    CO_TRY_VOID(co_await work.commit(by));
    co_return Result<void>{};
}

}  // namespace orderline::actions
