// actions/allowlist.cpp: reading and replacing rows of ip_allowlist.
#include "actions/allowlist.hpp"
#include <algorithm>
#include "actions/sql.hpp"
#include "auth/entrance.hpp"
#include "auth/settings.hpp"
#include "base/json.hpp"

namespace orderline::actions {
namespace {

constexpr std::size_t networks_max = auth::Entrance::networks_max;

Result<void> check_manager(const Principal& who) {
    if (may(who, Permission::tenants_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not manage this business.");
}

/// Who locks himself out can only be let in again by whoever runs the server.
Result<void> check_own_address(const Allowlist& wanted, const std::string& address) {
    const auto own = parse_ip_address(address);
    const bool stays = wanted.empty() || (own && std::ranges::any_of(wanted, [&](const auto& one) { return one.network.contains(*own); }));
    if (stays) return {};
    return fail(Code::conflict, "own_address_not_allowed",
                "Your own address, " + address + ", is in none of these networks: you would lock yourself out. Add it, or send an empty list.");
}

Result<Allowlist> allowlist_of(const pg::Rows& rows) {
    Allowlist list;
    for (int row = 0; row < rows.size(); ++row) {
        TRY(network, parse_ip_network(rows.text(row, 0)));
        list.push_back({network, std::string{rows.text(row, 1)}});
    }
    return list;
}

pg::Params allowlist_params(TenantId tenant, const Allowlist& wanted) {
    JsonWriter networks;
    networks.open('[');
    for (const auto& one : wanted) {
        networks.open('{').key("network").text(to_text(one.network)).key("description").text(one.description).close('}');
    }
    return pg::Params::of(tenant, networks.close(']').take());
}

Result<void> check_allowlist(const Allowlist& wanted) {
    if (wanted.size() > networks_max) {
        return fail(Code::bad_request, "validation_failed", "There may be at most " + std::to_string(networks_max) + " networks.");
    }
    std::vector<IpNetwork> networks;
    for (const auto& one : wanted) networks.push_back(one.network);
    std::ranges::sort(networks);
    const auto twice = std::ranges::adjacent_find(networks);
    if (twice == networks.end()) return {};
    return fail(Code::bad_request, "validation_failed", to_text(*twice) + " is there twice.");
}

}  // namespace

Task<Result<Allowlist>> read_allowlist(pg::Pool& pool, Asker who, Deadline by) {
    CO_TRY_VOID(check_manager(*who));
    CO_TRY(rows, co_await pool.read(auth::reading_as(who->tenant), sql::allowlist_get, pg::Params::of(who->tenant), by));
    co_return allowlist_of(rows);
}

Task<Result<Allowlist>> replace_allowlist(pg::Pool& pool, Asker who, Allowlist wanted, std::optional<std::string> address, Deadline by) {
    CO_TRY_VOID(check_manager(*who));
    CO_TRY_VOID(check_allowlist(wanted));
    if (address) CO_TRY_VOID(check_own_address(wanted, *address));
    CO_TRY(rows, co_await pool.write(auth::settings_for(*who), sql::allowlist_put, allowlist_params(who->tenant, wanted), by));
    static_cast<void>(rows);
    co_return wanted;
}

}  // namespace orderline::actions
