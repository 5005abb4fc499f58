// endpoints/rest/reply.hpp: answers in PostgREST's shape: status, headers, body.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/shape.hpp"
#include "http/message.hpp"
#include "pg/rows.hpp"

namespace orderline::rest {

/// What is to be answered with: rows, from `first_column` on.
struct Found {
    const Shape& shape;
    const pg::Rows& rows;
    int first_column = 0;
    int count = 0;   // of rows.size(), those that are rows: a total without rows has one that is not
};

/// The body in the format that was asked for, with its Content-Type: a list, one object, CSV. Refusals: 406 PGRST116 (not exactly
/// one row where an object was asked for), PGRST107 (rows have no such format).
Outcome<http::Response> with_rows(const Asked& asked, const Found& found);

/// PGRST116: an object was asked for, and the result has none, or several.
std::unexpected<Refusal> not_one(int count);
/// PGRST107: this result cannot be had in the format of Accept.
std::unexpected<Refusal> no_such_format(const Asked& asked);

/// "0-19/100", "*/100", "0-19/*", "*/*"
std::string content_range(std::int64_t offset, std::int64_t count, std::optional<std::int64_t> total);

/// What the database or the way to it said, in PostgREST's codes (shared/spec/supabase-wire.md 1.10).
Refusal refusal_of(const Error& error, bool anonymous);

/// {code, message, details, hint} with its status and headers.
http::Response refused(const Refusal& refusal);
/// The same for what the HTTP server refused before it was anybody's request, readable for pages of other origins.
http::Response refused_by_server(int status, std::string_view sentence);

}  // namespace orderline::rest
