// base/json.cpp: JSON in and out.
#include "base/json.hpp"
#include <array>
#include <cmath>
#include <cstring>
#include "base/money.hpp"

namespace orderline {

Result<json::value> parse_json(std::string_view text) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 32;
    // All of a document in one piece of memory, and what the parser itself needs on the stack: many small ones cost more than
    // the parsing. The document keeps its memory.
    std::array<unsigned char, 4096> own;
    json::stream_parser parser{{}, options, own.data(), own.size()};
    parser.reset(json::make_shared_resource<json::monotonic_resource>(1024 + 2 * text.size()));
    parser.write(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    if (error) return fail(Code::bad_request, "bad_request", "The body is not valid JSON: " + error.message() + ".");
    return parser.release();
}

namespace {

/// Eight letters at a time: most texts have nothing to be escaped, and answers are made of texts.
bool is_plain(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101, high = ones << 7;
    // The highest bit of each byte that is below `limit`; of others only behind such a byte, since it borrows.
    const auto below = [](std::uint64_t bytes, std::uint64_t limit) { return (bytes - ones * limit) & ~bytes & high; };
    std::uint64_t found = 0;
    while (text.size() >= sizeof found) {
        std::uint64_t bytes;
        std::memcpy(&bytes, text.data(), sizeof bytes);
        found |= below(bytes, 0x20) | below(bytes ^ ones * '"', 1) | below(bytes ^ ones * '\\', 1);
        text.remove_prefix(sizeof bytes);
    }
    for (const char c : text) found |= static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    return found == 0;
}

void append_escaped(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto letter = static_cast<unsigned char>(c);
        switch (letter) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (letter >= 0x20) {
                    out += c;
                    break;
                }
                out += "\\u00";
                out += digits[letter >> 4];
                out += digits[letter & 15];
        }
    }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    if (is_plain(text)) out += text;
    else append_escaped(out, text);
    out += '"';
}

void JsonWriter::separate() {
    if (comma_) out_ += ',';
    comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    out_ += bracket;
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    append_json_text(out_, value);
    return *this;
}

JsonWriter& JsonWriter::maybe_text(const std::optional<std::string>& value) {
    return value ? text(std::string_view{*value}) : null();
}

JsonWriter& JsonWriter::integer(std::int64_t value) { return raw(std::to_string(value)); }
JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view fragment) {
    separate();
    out_ += fragment;
    return *this;
}

std::optional<std::int64_t> exact_number(const json::value& value, int digits) {
    if (value.is_string()) return parse_decimal(value.get_string(), digits);
    std::int64_t scale = 1;
    for (int i = 0; i < digits; ++i) scale *= 10;
    if (const auto* whole = value.if_int64()) {
        std::int64_t scaled = 0;
        if (__builtin_mul_overflow(*whole, scale, &scaled)) return std::nullopt;
        return scaled;
    }
    if (const auto* real = value.if_double()) {
        // A decimal of few digits is the nearest double to itself: if scaling and back gives the same double, it was one.
        const double scaled = std::round(*real * static_cast<double>(scale));
        if (!(std::abs(scaled) < 9e15) || scaled / static_cast<double>(scale) != *real) return std::nullopt;
        return static_cast<std::int64_t>(scaled);
    }
    return std::nullopt;
}

}  // namespace orderline
