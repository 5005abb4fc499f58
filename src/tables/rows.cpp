// tables/rows.cpp: rows of the database into slots, and slots into parameters.
#include "tables/rows.hpp"
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <stdexcept>
#include "base/encoding.hpp"
#include "tables/read_value.hpp"

namespace orderline::tables {
namespace {

[[noreturn]] void stale(const Column& column, std::string_view why) {
    throw std::logic_error(fmt::format("the column {} does not fit its generated code: {}", column.name, why));
}

/// float8out: shortest digits, "NaN", "Infinity".
template <class Float>
Float read_float(std::string_view text) {
    if (text == "NaN") return std::numeric_limits<Float>::quiet_NaN();
    Float number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

template <class Float>
std::string float_text(Float number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    return fmt::format("{}", number);
}

void read_array(std::string_view text, const Column& column, const Slot& into) {
    Problems problems;
    const auto value = parse_json(text);
    if (!value) stale(column, "its array did not come as JSON");
    read_value(*value, column, into, Source::database, std::string{column.name}, problems);
    if (!problems.empty()) stale(column, problems.front().path + " " + problems.front().message);
}

void read_enum(std::string_view label, const Column& column, const Access& access, void* value) {
    const auto labels = access.labels();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == label) return access.set_index(value, i);
    }
    stale(column, "an unknown value of an enum");
}

void read_cell(const pg::Rows& rows, int row, int at, const Column& column, const Slot& into) {
    const auto& access = *into.access;
    if (rows.null(row, at)) {
        if (!into.may_be_null()) stale(column, "NULL");
        return access.clear(into.member);
    }
    if (access.shape == Shape::array) return read_array(rows.text(row, at), column, into);
    void* const value = access.fill(into.member);
    const auto put = [&]<class T>(T read) { *static_cast<T*>(value) = std::move(read); };
    switch (access.shape) {
        case Shape::boolean: return put(rows.boolean(row, at));
        case Shape::int16: return put(static_cast<std::int16_t>(rows.integer(row, at)));
        case Shape::int32: return put(static_cast<std::int32_t>(rows.integer(row, at)));
        case Shape::int64: return put(rows.integer(row, at));
        case Shape::float32: return put(read_float<float>(rows.text(row, at)));
        case Shape::float64: return put(read_float<double>(rows.text(row, at)));
        case Shape::numeric: return put(Numeric::parse(rows.numeric(row, at)).value());
        case Shape::text: return put(std::string{rows.text(row, at)});
        case Shape::uuid: return put(rows.uuid(row, at));
        case Shape::instant: return put(rows.instant(row, at));
        case Shape::date: return put(rows.date(row, at));
        case Shape::blob: {
            const auto bytes = rows.bytes(row, at);
            return put(Blob(bytes.begin(), bytes.end()));
        }
        case Shape::json: return put(Json{std::string{rows.text(row, at)}});
        case Shape::enumeration: return read_enum(rows.text(row, at), column, access, value);
        case Shape::array: return;
    }
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') out += '\\';
        out += letter;
    }
    out += '"';
}

std::string array_text(const Slot& slot) {
    std::string out = "{";
    auto* const array = slot.value();
    for (std::size_t i = 0; i < slot.access->size(array); ++i) {
        if (i > 0) out += ',';
        if (const auto element = param_text(slot.access->element(array, i))) append_quoted(out, *element);
        else out += "NULL";
    }
    return out + '}';
}

}  // namespace

void read_row(const pg::Rows& rows, int row, const Fields& into) {
    for (std::size_t i = 0; i < into.slots.size(); ++i) {
        if (into.slots[i].exists()) read_cell(rows, row, static_cast<int>(i), into.table.columns[i], into.slots[i]);
    }
}

std::optional<std::string> param_text(const Slot& slot) {
    auto* const value = slot.value();
    if (value == nullptr) return std::nullopt;
    switch (slot.access->shape) {
        case Shape::boolean: return slot.as<bool>() ? "t" : "f";
        case Shape::int16: return std::to_string(slot.as<std::int16_t>());
        case Shape::int32: return std::to_string(slot.as<std::int32_t>());
        case Shape::int64: return std::to_string(slot.as<std::int64_t>());
        case Shape::float32: return float_text(slot.as<float>());
        case Shape::float64: return float_text(slot.as<double>());
        case Shape::numeric: return slot.as<Numeric>().text();
        case Shape::text: return slot.as<std::string>();
        case Shape::uuid: return to_text(slot.as<Uuid>());
        case Shape::instant: return to_text(slot.as<Instant>());
        case Shape::date: return to_text(slot.as<Date>());
        case Shape::blob: return "\\x" + to_hex(slot.as<Blob>());
        case Shape::json: return slot.as<Json>().text;
        case Shape::enumeration: return std::string{slot.access->labels()[slot.access->index(value)]};
        case Shape::array: return array_text(slot);
    }
    return std::nullopt;
}

void add_values(pg::Params& params, const Fields& fields) {
    for (const auto& slot : fields.slots) {
        if (slot.exists()) params.add(slot.is_given() ? param_text(slot) : std::nullopt);
    }
}

std::string given_columns(const Fields& fields) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < fields.slots.size(); ++i) {
        if (fields.slots[i].is_given()) names.emplace_back(fields.table.columns[i].name);
    }
    return pg::array_text(names);
}

}  // namespace orderline::tables
