// endpoints/rest/tenant_gate.hpp: callers of an Orderline database: a key, a user's token, or both.
#pragma once
#include <optional>
#include "auth/identify.hpp"
#include "base/id.hpp"
#include "endpoints/rest/caller.hpp"

namespace orderline::rest {

/// `anonymous`: the tenant whose anon role a request without any credentials takes on; none: it is refused. `identify` must outlive
/// the gate.
Gate tenant_gate(auth::Identify& identify, std::optional<TenantId> anonymous);

}  // namespace orderline::rest
