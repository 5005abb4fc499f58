// base/json.hpp: JSON in (checked, bounded) and JSON out (written straight into a string).
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline {

namespace json = boost::json;

/// Errors: bad_request with where it goes wrong. Nesting is limited to 32, duplicate keys: the last one wins. A document lies in
/// one piece of memory, as do copies of its parts: not for several threads at a time.
Result<json::value> parse_json(std::string_view text);

/// Appends JSON to a string; the caller opens and closes what it nests, commas come by themselves.
///     JsonWriter out; out.open('{'); out.key("id").text(id); out.close('}'); out.take();
class JsonWriter {
public:
    JsonWriter& open(char bracket);   // '{' or '['
    JsonWriter& close(char bracket);  // '}' or ']'
    JsonWriter& key(std::string_view name);  // must need no escaping: our own names
    JsonWriter& text(std::string_view value);
    JsonWriter& maybe_text(const std::optional<std::string>& value);  // null if there is none
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// Already JSON: written as it is.
    JsonWriter& raw(std::string_view fragment);

    const std::string& view() const { return out_; }
    std::string take() { return std::move(out_); }

private:
    void separate();
    std::string out_;
    bool comma_ = false;
};

/// The text as a JSON string with its quotes, appended to `out`.
void append_json_text(std::string& out, std::string_view text);

/// A JSON number or decimal text as an exact integer of `value * 10^digits`; none if it has more digits or is no number.
std::optional<std::int64_t> exact_number(const json::value& value, int digits);

}  // namespace orderline
