// app/users.cpp: writes users, their roles, agents and logins.
#include "app/users.hpp"
#include <fmt/format.h>
#include <array>
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/values.hpp"
#include "auth/password.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "pg/error.hpp"

namespace orderline::app {
namespace {

std::unexpected<Error> wrong(std::string message) { return fail(Code::bad_request, "usage", std::move(message)); }

Result<std::string> role_names(Work& work, TenantId tenant) {
    TRY(rows, work.run(sql::role_list, pg::Params::of(tenant)));
    std::string names;
    for (int i = 0; i < rows.size(); ++i) names += (i == 0 ? "" : ", ") + std::string{rows.text(i, 0)};
    return names;
}

}  // namespace

namespace {

/// A row of users with its roles. `id`: a new one's, or that of somebody of another tenant.
Result<void> insert_user(Work& work, TenantId tenant, UserId id, const NewUser& user) {
    const auto email = ascii_lower(trim(user.email));
    if (!is_email(email) || !is_storable_text(email)) return wrong(fmt::format("'{}' is no e-mail address.", printable(user.email)));
    if (user.roles.empty()) return wrong("A user needs a role.");
    const auto name = user.name.empty() ? email.substr(0, email.find('@')) : user.name;
    if (!is_storable_text(name)) return wrong("The name is not valid UTF-8.");

    auto made = work.run(sql::user_insert, pg::Params::of(tenant, id, email, name));
    if (!made && pg::constraint_of(made.error()) == "users_tenant_id_email_key") {
        return fail(Code::conflict, "conflict", fmt::format("This tenant has a user {} already.", email));
    }
    if (!made) return std::unexpected(std::move(made).error());
    bool calls = false;
    for (const auto& role : user.roles) {
        TRY(given, work.run(sql::user_role_insert, pg::Params::of(tenant, id, role)));
        if (given.empty()) {
            TRY(names, role_names(work, tenant));
            return wrong(fmt::format("There is no role '{}'. There are: {}.", printable(role), names));
        }
        calls = calls || given.boolean(0, 0);
    }
    if (calls) {
        const auto phone = user.phone.empty() ? std::nullopt : std::optional{user.phone};
        TRY_VOID(work.run(sql::agent_insert, pg::Params::of(tenant, id, name, email, phone)));
    }
    return {};
}

}  // namespace

Result<UserId> create_user(Work& work, TenantId tenant, const NewUser& user) {
    const auto id = new_id<UserId>();
    TRY_VOID(insert_user(work, tenant, id, user));
    return id;
}

Result<UserId> join_user(Work& work, TenantId tenant, const NewUser& user) {
    TRY(login, work.run(sql::login_find, pg::Params::of(trim(user.email))));
    if (login.empty()) {
        return fail(Code::not_found, "not_found", fmt::format("Nobody signs in with {} yet: orderline user create makes a user.", printable(user.email)));
    }
    const auto home = login.id<TenantId>(0, 0);
    const auto id = login.id<UserId>(0, 1);
    if (home == tenant) return fail(Code::conflict, "conflict", fmt::format("{} signs in to this tenant itself.", printable(user.email)));
    TRY(there, work.run(sql::user_known, pg::Params::of(tenant, id)));
    if (there.empty()) TRY_VOID(insert_user(work, tenant, id, user));
    TRY_VOID(work.run(sql::membership_insert, pg::Params::of(home, id, tenant)));
    return id;
}

Result<UserId> find_user(Work& work, TenantId tenant, std::string_view email) {
    TRY(rows, work.run(sql::user_find, pg::Params::of(tenant, trim(email))));
    if (rows.empty()) {
        return fail(Code::not_found, "not_found", fmt::format("This tenant has no user {}.", printable(email)));
    }
    return rows.id<UserId>(0, 0);
}

Result<void> set_password(Work& work, TenantId tenant, UserId user, const std::string& email, std::string_view password) {
    TRY_VOID(auth::check_new_password(password));
    const auto address = ascii_lower(trim(email));
    TRY(taken, work.run(sql::login_insert, pg::Params::of(address, tenant, user)));
    if (taken.empty()) {
        return fail(Code::conflict, "conflict",
                    fmt::format("{} signs in to another tenant already. One address has one login.", address));
    }
    TRY_VOID(work.run(sql::user_set_password, pg::Params::of(tenant, user, auth::hash_password(password))));
    TRY_VOID(work.run(sql::user_end_sessions, pg::Params::of(tenant, user)));
    return {};
}

std::string generate_password() {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";  // 31
    std::string password;
    while (password.size() < 24) {
        std::array<std::byte, 32> bytes;
        fill_random(bytes);
        for (const auto byte : bytes) {
            const auto value = std::to_integer<unsigned>(byte);
            if (value >= 248 || password.size() == 24) continue;  // 248 = 8 * 31: no letter comes more often
            password += letters[value % letters.size()];
            if (password.size() % 5 == 4 && password.size() < 24) password += '-';
        }
    }
    return password;
}

}  // namespace orderline::app
