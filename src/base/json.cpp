// base/json.cpp: JSON in and out.
#include "base/json.hpp"
#include <cmath>
#include "base/money.hpp"

namespace orderline {

Result<json::value> parse_json(std::string_view text) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 32;
    json::stream_parser parser{{}, options};
    parser.write(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    if (error) return fail(Code::bad_request, "bad_request", "The body is not valid JSON: " + error.message() + ".");
    return parser.release();
}

void append_json_text(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto letter = static_cast<unsigned char>(text[i]);
        if (letter >= 0x20 && letter != '"' && letter != '\\') continue;
        out.append(text, begin, i - begin);
        begin = i + 1;
        switch (letter) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                out += "\\u00";
                out += digits[letter >> 4];
                out += digits[letter & 15];
        }
    }
    out.append(text, begin, text.size() - begin);
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
