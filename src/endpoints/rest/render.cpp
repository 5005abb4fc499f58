// endpoints/rest/render.cpp: each type as JSON writes it; what is not known here came as json (read_sql.cpp: rendered_types).
#include "endpoints/rest/render.hpp"
#include <fmt/format.h>
#include <array>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string_view>
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::rest {
namespace {

// From pg_type.dat: the OIDs of built-in types are part of PostgreSQL's wire contract.
enum : std::uint32_t {
    type_bool = 16, type_int8 = 20, type_int2 = 21, type_int4 = 23, type_json = 114, type_date = 1082, type_timestamp = 1114,
    type_timestamptz = 1184, type_numeric = 1700, type_uuid = 2950, type_jsonb = 3802, type_void = 2278
};

/// Reads what the binary format is made of.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    template <class Integer>
    Integer integer() {
        const auto bytes = take(sizeof(Integer));
        std::make_unsigned_t<Integer> value = 0;
        for (const char byte : bytes) value = static_cast<std::make_unsigned_t<Integer>>((value << 8) | static_cast<unsigned char>(byte));
        return static_cast<Integer>(value);
    }

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) throw std::logic_error("a value ends before its end");
        const auto part = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return part;
    }

    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

constexpr std::chrono::sys_days postgres_epoch = std::chrono::year{2000} / 1 / 1;
constexpr std::int64_t microseconds_of_day = 86'400'000'000;

/// "2026-11-22", "12345-01-01", "0044-03-15 BC" (its suffix goes behind the time): the year 0 is 1 BC.
void append_day(std::string& out, std::int64_t days) {
    const auto since_1970 = postgres_epoch.time_since_epoch().count() + days;
    // Howard Hinnant's civil_from_days: std::chrono's years end at 32767, PostgreSQL's at 294276.
    const auto shifted = since_1970 + 719'468;
    const auto era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const auto day_of_era = shifted - era * 146'097;
    const auto year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const auto shifted_month = (5 * day_of_year + 2) / 153;
    const auto month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const auto year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}", year > 0 ? year : 1 - year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1);
}

bool before_christ(std::int64_t days) {
    constexpr std::chrono::sys_days first = std::chrono::year{1} / 1 / 1;
    return days < (first - postgres_epoch).count();
}

void append_date(std::string& out, std::int32_t days) {
    if (days == std::numeric_limits<std::int32_t>::max() || days == std::numeric_limits<std::int32_t>::min()) {
        out += days > 0 ? "\"infinity\"" : "\"-infinity\"";
        return;
    }
    out += '"';
    append_day(out, days);
    out += before_christ(days) ? " BC\"" : "\"";
}

void append_two(std::string& out, char before, std::int64_t number) {
    const char text[] = {before, static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    out.append(text, sizeof text);
}

/// As PostgreSQL's JSON has it: "2026-11-22T23:15:01.25+00:00", of a fraction only the digits that say something.
void append_time(std::string& out, std::int64_t microseconds, std::string_view zone) {
    if (microseconds == std::numeric_limits<std::int64_t>::max() || microseconds == std::numeric_limits<std::int64_t>::min()) {
        out += microseconds > 0 ? "\"infinity\"" : "\"-infinity\"";
        return;
    }
    auto days = microseconds / microseconds_of_day, left = microseconds % microseconds_of_day;
    if (left < 0) {
        left += microseconds_of_day;
        --days;
    }
    out += '"';
    append_day(out, days);
    const auto seconds = left / 1'000'000, fraction = left % 1'000'000;
    append_two(out, 'T', seconds / 3600);
    append_two(out, ':', seconds / 60 % 60);
    append_two(out, ':', seconds % 60);
    if (fraction != 0) {
        auto digits = fmt::format(".{:06}", fraction);
        digits.erase(digits.find_last_not_of('0') + 1);
        out += digits;
    }
    out += zone;
    out += before_christ(days) ? " BC\"" : "\"";
}

void append_uuid(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (bytes.size() != 16) throw std::logic_error("a uuid has 16 bytes");
    std::array<char, 38> text;  // put together before it is appended: each append looks whether there is room
    auto* end = text.data();
    *end++ = '"';
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) *end++ = '-';
        const auto byte = static_cast<unsigned char>(bytes[i]);
        *end++ = digits[byte >> 4];
        *end++ = digits[byte & 15];
    }
    *end = '"';
    out.append(text.data(), text.size());
}

void append_number(std::string& out, auto number) {
    const fmt::format_int digits{number};
    out.append(digits.data(), digits.size());
}

void append_scalar(std::string& out, std::uint32_t type, std::string_view bytes) {
    switch (type) {
        case type_bool: out += Reader{bytes}.integer<std::int8_t>() ? "true" : "false"; return;
        case type_int2: append_number(out, Reader{bytes}.integer<std::int16_t>()); return;
        case type_int4: append_number(out, Reader{bytes}.integer<std::int32_t>()); return;
        case type_int8: append_number(out, Reader{bytes}.integer<std::int64_t>()); return;
        case type_date: append_date(out, Reader{bytes}.integer<std::int32_t>()); return;
        case type_timestamp: append_time(out, Reader{bytes}.integer<std::int64_t>(), ""); return;
        case type_timestamptz: append_time(out, Reader{bytes}.integer<std::int64_t>(), "+00:00"); return;
        case type_uuid: append_uuid(out, bytes); return;
        case type_json: out += bytes; return;
        case type_jsonb: out += bytes.substr(1); return;  // behind its version
        case type_void: out += "null"; return;
        case type_numeric: {
            const auto text = pg::numeric_text(Bytes{reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()});
            const bool finite = text.back() >= '0' && text.back() <= '9';
            if (finite) out += text;
            else append_json_text(out, text);
            return;
        }
        default: append_json_text(out, bytes);  // text and what is sent like it
    }
}

void append_shaped(std::string& out, const Shape& shape, std::uint32_t type, std::string_view bytes, bool without_nulls);

void append_key(std::string& out, const Shape& member) {
    if (out.back() != '{') out += ',';
    out += member.label;
}

void append_null(std::string& out, const Shape& member, bool without_nulls, bool in_object) {
    const bool list = member.kind == Shape::Kind::objects || member.kind == Shape::Kind::values;
    if (in_object) {
        if (!list && without_nulls) return;
        append_key(out, member);
    }
    out += list ? "[]" : "null";
}

/// record_send: the number of fields, then of each its type, its length (-1: null) and its bytes.
void append_record(std::string& out, const Shape& shape, std::string_view bytes, bool without_nulls) {
    Reader record{bytes};
    const bool bare = shape.kind == Shape::Kind::values;
    if (record.integer<std::int32_t>() != static_cast<std::int32_t>(shape.members.size())) throw std::logic_error("a record of another shape");
    if (!bare) out += '{';
    for (const auto& member : shape.members) {
        const auto type = record.integer<std::uint32_t>();
        const auto length = record.integer<std::int32_t>();
        if (length < 0) {
            append_null(out, member, without_nulls, !bare);
            continue;
        }
        if (!bare) append_key(out, member);
        append_shaped(out, member, type, record.take(static_cast<std::size_t>(length)), without_nulls);
    }
    if (!bare) out += '}';
}

/// array_send of records: dimensions, flags, type of the elements; of the dimension its size and first index; then the elements.
void append_records(std::string& out, const Shape& shape, std::string_view bytes, bool without_nulls) {
    Reader array{bytes};
    const auto dimensions = array.integer<std::int32_t>();
    array.take(8);
    if (dimensions > 1) throw std::logic_error("an array of records has one dimension");
    out += '[';
    const auto count = dimensions == 0 ? 0 : array.integer<std::int32_t>();
    if (dimensions == 1) array.take(4);
    for (std::int32_t i = 0; i < count; ++i) {
        if (i > 0) out += ',';
        append_record(out, shape, array.take(static_cast<std::size_t>(array.integer<std::int32_t>())), without_nulls);
    }
    out += ']';
}

void append_shaped(std::string& out, const Shape& shape, std::uint32_t type, std::string_view bytes, bool without_nulls) {
    switch (shape.kind) {
        case Shape::Kind::value: return append_scalar(out, type, bytes);
        case Shape::Kind::object: return append_record(out, shape, bytes, without_nulls);
        case Shape::Kind::objects:
        case Shape::Kind::values: return append_records(out, shape, bytes, without_nulls);
    }
}

}  // namespace

void append_object(std::string& out, const Shape& shape, const pg::Rows& rows, int row, int first, bool without_nulls) {
    out += '{';
    int column = first;
    for (const auto& member : shape.members) {
        if (rows.null(row, column)) {
            append_null(out, member, without_nulls, true);
        } else {
            append_key(out, member);
            append_shaped(out, member, rows.type(column), rows.raw(row, column), without_nulls);
        }
        ++column;
    }
    out += '}';
}

void append_member_value(std::string& out, const Shape& member, const pg::Rows& rows, int row, int column) {
    append_shaped(out, member, rows.type(column), rows.raw(row, column), false);
}

void append_value(std::string& out, const pg::Rows& rows, int row, int column) {
    if (rows.null(row, column)) out += "null";
    else append_scalar(out, rows.type(column), rows.raw(row, column));
}

}  // namespace orderline::rest
