// auth/access_change.hpp: which rows of the change feed say that somebody may no longer come in, or may do something else. Pure.
#pragma once
#include <optional>
#include "base/id.hpp"
#include "domain/access.hpp"
#include "pg/pgoutput.hpp"

namespace orderline::auth {

/// Whom a change concerns; what is not said concerns all of it.
struct AccessChange {
    std::optional<TenantId> tenant;
    std::optional<ActorKind> kind;
    std::optional<Uuid> actor;

    bool concerns(const Principal& who) const;
    bool operator==(const AccessChange&) const = default;
};

/// Of a row of the publication orderline_access; none if nobody loses or gains anything by it: a new row, a refreshed session, a
/// sign-in. A deleted row says little more than its tenant.
std::optional<AccessChange> access_change_of(const pg::RowChange& row);

}  // namespace orderline::auth
