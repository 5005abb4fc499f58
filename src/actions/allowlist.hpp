// actions/allowlist.hpp: the addresses that a tenant lets in, as its administrator sees and sets them.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "base/ip_address.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct AllowedNetwork {
    IpNetwork network;
    std::string description{};
};
using Allowlist = std::vector<AllowedNetwork>;  // empty: everybody

/// Errors: forbidden, timeout, unavailable.
Task<Result<Allowlist>> read_allowlist(pg::Pool& pool, Asker who, Deadline by);

/// Puts `wanted` in the place of the list. Errors: as above; bad_request validation_failed (too many, or one twice); conflict
/// own_address_not_allowed: `address`, from which he asks, would be kept out (none: the command line, which needs no address).
Task<Result<Allowlist>> replace_allowlist(pg::Pool& pool, Asker who, Allowlist wanted, std::optional<std::string> address, Deadline by);

}  // namespace orderline::actions
