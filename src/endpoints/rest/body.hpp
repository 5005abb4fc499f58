// endpoints/rest/body.hpp: the rows that a request brings, looked at only as far as their keys.
#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include "endpoints/rest/refusal.hpp"
#include "http/message.hpp"

namespace orderline::rest {

// How much one statement takes; the server's limit of bodies is usually met first.
inline constexpr std::size_t body_rows_max = 50'000, body_depth_max = 100;

struct Body {
    std::string rows = "[]";                      // JSON: an array of objects, their values as they came: numbers keep every digit
    std::size_t count = 0;
    std::set<std::vector<std::string>> key_sets;  // each sorted; one, if all objects have the same keys

    bool has_everywhere(const std::string& key) const;
};

/// Of the tenant's column: what each object that has it must say.
struct Owner {
    std::string_view key, value;
};

/// Whether Content-Type says that the body is JSON; so does no type.
bool has_json(const http::Request& request);

/// By Content-Type; no type is JSON. What is neither object nor array is no row, as in PostgREST.
/// Errors: 400 PGRST102 (no JSON, no objects, another type, more than body_rows_max), 403 42501 (a row of another owner; its
/// message has no table's name yet: `table` is named).
Outcome<Body> read_body(const http::Request& request, const std::optional<Owner>& owner, std::string_view table);

}  // namespace orderline::rest
