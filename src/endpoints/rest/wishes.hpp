// endpoints/rest/wishes.hpp: what a request's headers wish: Prefer, Accept, Range.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

enum class Resolution { merge_duplicates, ignore_duplicates };
enum class Return { minimal, headers_only, representation };
enum class Count { exact, planned, estimated };
enum class Missing { null, use_default };
enum class End { commit, rollback };

/// RFC 7240. Of each preference the first counts; what is unknown or malformed is ignored, unless handling is strict.
struct Preferences {
    std::optional<Resolution> resolution;
    std::optional<Missing> missing;
    std::optional<Return> returned;
    std::optional<Count> count;
    std::optional<End> end;
    bool strict = false, handling_given = false;
    std::optional<std::string> timezone;
    std::optional<std::int64_t> rows_max;  // max-affected; counts only if strict
    std::vector<std::string> ignored;

    /// The value of Preference-Applied: those that were given and took effect, in PostgREST's order; empty: none.
    std::string applied() const;
};

/// 400 PGRST122, with handling=strict.
std::unexpected<Refusal> invalid_preferences(std::string_view list);

/// `header` is the value of Prefer, several lines joined by ", ". Errors: 400 PGRST122 (strict, and something was ignored).
Outcome<Preferences> parse_prefer(std::string_view header);

enum class Format { json, object, array, csv, geojson, plan, openapi, octet_stream, text };

struct Accepted {
    Format format = Format::json;
    bool without_nulls = false;                // nulls=stripped
    bool plan_as_json = false;                 // of a plan, and its options
    std::vector<std::string> plan_options;
    std::string plan_for = "application/json";  // what would be answered
};

/// The first of the offered types that there is, by weight and then by place. `header` is the value of Accept, empty for none.
/// Errors: 406 PGRST107.
Outcome<Accepted> parse_accept(std::string_view header);

struct Window {
    std::int64_t offset = 0;
    std::optional<std::int64_t> limit;
    bool operator==(const Window&) const = default;
};

/// `0-9`, `10-` of the header Range; none for what is no range of items (it is ignored). Errors: 416 PGRST103: the end is before
/// the beginning.
Outcome<std::optional<Window>> parse_range(std::string_view header);
/// The rows that both want.
Window narrowed(const Window& window, std::optional<std::int64_t> limit, std::optional<std::int64_t> offset);

}  // namespace orderline::rest
