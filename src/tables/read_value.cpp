// tables/read_value.cpp: one value from JSON into its slot.
#include "tables/read_value.hpp"
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace orderline::tables {
namespace {

/// Where a value goes, and where its problems go.
struct Target {
    const Column& column;
    const Slot& slot;
    Source source;
    const std::string& path;
    Problems& problems;

    void complain(std::string_view code, std::string message) const { problems.push_back({path, code, std::move(message)}); }
    void wrong_type(std::string_view wanted) const { complain("wrong_type", fmt::format("must be {}", wanted)); }
    void wrong_form(std::string_view wanted) const { complain("wrong_form", fmt::format("must be {}", wanted)); }
    template <class T>
    void put(T value) const { *static_cast<T*>(slot.access->fill(slot.member)) = std::move(value); }
};

template <class Integer>
void read_integer(const json::value& value, const Target& to) {
    constexpr auto least = std::numeric_limits<Integer>::min(), most = std::numeric_limits<Integer>::max();
    const auto out_of_range = [&] {
        to.complain("out_of_range", fmt::format("must be a whole number from {} to {}", least, most));
    };
    std::int64_t whole = 0;
    if (value.is_int64()) {
        whole = value.get_int64();
    } else if (value.is_uint64()) {
        return out_of_range();
    } else if (value.is_string() && sizeof(Integer) == 8) {  // JavaScript cannot hold it as a number
        const std::string_view text = value.get_string();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
        if (error == std::errc::result_out_of_range) return out_of_range();
        if (error != std::errc{} || end != text.data() + text.size()) return to.wrong_type("a whole number");
    } else {
        return to.wrong_type("a whole number");
    }
    if (whole < least || whole > most) return out_of_range();
    to.put(static_cast<Integer>(whole));
}

template <class Float>
void read_float(const json::value& value, const Target& to) {
    if (value.is_string()) {
        const std::string_view text = value.get_string();
        const auto sign = text.starts_with('-') ? -1 : 1;
        if (text == "NaN") return to.put(std::numeric_limits<Float>::quiet_NaN());
        if (text == "Infinity" || text == "-Infinity") return to.put(sign * std::numeric_limits<Float>::infinity());
    }
    if (!value.is_number()) return to.wrong_type("a number");
    const auto number = value.to_number<double>();
    const auto narrow = static_cast<Float>(number);
    if (std::isinf(narrow) || (narrow == 0 && number != 0)) {
        return to.complain("out_of_range", "does not fit its type");
    }
    to.put(narrow);
}

void read_numeric(const json::value& value, const Target& to) {
    std::optional<Numeric> number;
    if (value.is_string()) number = Numeric::parse(value.get_string());
    else if (value.is_number()) number = Numeric::parse(json::serialize(value));
    else return to.wrong_type("a number, or a text that holds one");
    if (!number) return to.wrong_form("a decimal number");
    to.put(*std::move(number));
}

void read_enum(const std::string_view text, const Target& to) {
    const auto labels = to.slot.access->labels();
    const auto found = std::ranges::find(labels, text);
    if (found == labels.end()) {
        return to.complain("unknown_value", fmt::format("must be one of {}", fmt::join(labels, ", ")));
    }
    to.slot.access->set_index(to.slot.access->fill(to.slot.member), static_cast<std::size_t>(found - labels.begin()));
}

void read_blob(std::string_view text, const Target& to) {
    auto bytes = text.starts_with("\\x") ? from_hex(text.substr(2)) : std::nullopt;
    if (!bytes) return to.wrong_form("bytes as hexadecimal digits after \\x");
    to.put(*std::move(bytes));
}

template <class T>
void read_parsed(const std::optional<T>& value, const Target& to, std::string_view wanted) {
    if (value) to.put(*value);
    else to.wrong_form(wanted);
}

void read_text_like(const json::value& value, const Target& to) {
    if (!value.is_string()) return to.wrong_type(to.slot.access->shape == Shape::enumeration ? "one of its texts" : "a text");
    const std::string_view text = value.get_string();
    switch (to.slot.access->shape) {
        case Shape::uuid: return read_parsed(parse_uuid(text), to, "a UUID");
        case Shape::instant: return read_parsed(parse_instant(text), to, "a time with an offset, such as 2026-11-22T16:03:05Z");
        case Shape::date: return read_parsed(parse_date(text), to, "a date, such as 2026-11-22");
        case Shape::enumeration: return read_enum(text, to);
        case Shape::blob: return read_blob(text, to);
        default: return to.put(std::string{text});
    }
}

void read_array(const json::value& value, const Target& to) {
    if (!value.is_array()) return to.wrong_type("a list");
    auto* const array = to.slot.access->fill(to.slot.member);
    std::size_t index = 0;
    for (const auto& element : value.get_array()) {
        const auto path = fmt::format("{}/{}", to.path, index++);
        if (element.is_array() && to.column.type != Type::json) {
            to.problems.push_back({path, "wrong_type", "must not be a list itself: lists of lists are not supported"});
            continue;
        }
        read_value(element, to.column, to.slot.access->append(array), to.source, path, to.problems);
    }
}

}  // namespace

void read_value(const json::value& value, const Column& column, const Slot& into, Source source, const std::string& path,
                Problems& problems) {
    const Target to{column, into, source, path, problems};
    if (value.is_null()) {
        if (into.may_be_null()) into.access->clear(into.member);
        else to.complain("null", "must not be null");
        return;
    }
    switch (into.access->shape) {
        case Shape::boolean:
            if (value.is_bool()) to.put(value.get_bool());
            else to.wrong_type("true or false");
            return;
        case Shape::int16: return read_integer<std::int16_t>(value, to);
        case Shape::int32: return read_integer<std::int32_t>(value, to);
        case Shape::int64: return read_integer<std::int64_t>(value, to);
        case Shape::float32: return read_float<float>(value, to);
        case Shape::float64: return read_float<double>(value, to);
        case Shape::numeric: return read_numeric(value, to);
        case Shape::json: {
            const bool as_text = source == Source::database && value.is_string();
            return to.put(Json{as_text ? std::string{value.get_string()} : json::serialize(value)});
        }
        case Shape::array: return read_array(value, to);
        default: return read_text_like(value, to);
    }
}

}  // namespace orderline::tables
