// endpoints/rest/etag.hpp: a row's version as an entity tag, and requests that depend on it (RFC 9110, 8.8.3 and 13.1).
#pragma once
#include <optional>
#include <string>
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {

/// Of one row without embedded resources, which may change while it does not: `"version-8"` from its whole number `version`, or
/// `"updated_at-2026-…"`; none if it shows neither.
std::optional<std::string> etag_of(const Found& found);

/// Adds the tag to an answer that is one object. Asked for with If-None-Match, it becomes 304 without a body.
void tell_etag(http::Response& response, const Asked& asked, const Found& found);

/// What the header If-Match of a PATCH or DELETE asks of the row; none if there is no such header, or if it says `*`.
/// Refusals: 400 PGRST127: the relation has neither of the columns.
Outcome<std::optional<Condition>> condition_of_match(const Asked& asked, const schema::Relation& relation);

/// Whether it was asked for, so that no row at all is 412.
bool has_match(const Asked& asked);
std::unexpected<Refusal> no_match();

}  // namespace orderline::rest
