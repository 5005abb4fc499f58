// tests/db/rest_rights.hpp: who may do what through /rest/v1, table by table, and what follows from it for each caller.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "domain/rights.hpp"

namespace orderline::db {

/// A row of the table of rights as text; "" where it has no permission. Letters stand for statements: s select, i insert, u update,
/// d delete.
struct RestRights {
    std::string table, reads, writes, secret, own, everyone;
    bool global = false;
};

inline const std::vector<RestRights>& rest_rights() {
    static const auto rights = [] {
        const auto text = [](const std::optional<Permission>& one) { return std::string{one ? to_text(*one) : ""}; };
        std::vector<RestRights> all;
        for (const auto& row : table_rights()) {
            all.push_back({std::string{row.table}, text(row.reads), text(row.writes), std::string{row.secret}, std::string{row.own},
                           std::string{row.everyone}, row.global});
        }
        return all;
    }();
    return rights;
}

enum class RestRole { login, anon, authenticated, service_role };

/// Who asks for the rows of tenant a.
struct RestCaller {
    std::string name;
    RestRole role = RestRole::login;
    std::optional<std::string> tenant = "a";  // a letter, or none
    bool is_user = false;                     // {user} of that tenant; else a key
    bool reads = false, writes = false;       // has the table's permission; that it has all others changes nothing
};

inline const std::vector<RestCaller>& rest_callers() {
    static const std::vector<RestCaller> callers{
        {"the login before it is anybody", RestRole::login, "a", false, true, true},
        {"anon", RestRole::anon, "a", false, true, true},
        {"a key with all other permissions", RestRole::authenticated, "a", false, false, false},
        {"a key that may read", RestRole::authenticated, "a", false, true, false},
        {"a key that may write", RestRole::authenticated, "a", false, false, true},
        {"a key that may both", RestRole::authenticated, "a", false, true, true},
        {"a user with all other permissions", RestRole::authenticated, "a", true, false, false},
        {"a user who may both", RestRole::authenticated, "a", true, true, true},
        {"a user of another tenant", RestRole::authenticated, "b", true, true, true},
        {"a user of no tenant", RestRole::authenticated, std::nullopt, true, true, true},
        {"a secret key", RestRole::service_role, "a"},
        {"a secret key of another tenant", RestRole::service_role, "b"},
        {"a secret key of no tenant", RestRole::service_role, std::nullopt},
    };
    return callers;
}

enum class Seen { refused, nothing, rows };

inline Seen expected(const RestRights& table, const RestCaller& who, char action) {
    const auto has = [&](const std::string& actions, char one) { return actions.find(one) != std::string::npos; };
    const bool inside = table.global || who.tenant == "a";
    const auto seen_by = [&](bool granted, bool may) {
        if (!granted) return Seen::refused;
        if (may && inside) return Seen::rows;
        return action == 'i' ? Seen::refused : Seen::nothing;
    };
    if (who.role == RestRole::service_role) return seen_by(has(table.secret, action), true);
    if (who.role != RestRole::authenticated) return Seen::refused;
    const auto granted = [&](char one) {
        return has(table.own, one) || has(table.everyone, one) || !(one == 's' ? table.reads : table.writes).empty();
    };
    const auto may = [&](char one) {
        const bool permitted = one == 's' ? who.reads && !table.reads.empty() : who.writes && !table.writes.empty();
        return permitted || has(table.everyone, one) || (who.is_user && has(table.own, one));
    };
    // To change a row that a condition looks for, one has to see it.
    return seen_by(granted(action), may(action) && (action == 'i' || may('s')));
}

}  // namespace orderline::db
