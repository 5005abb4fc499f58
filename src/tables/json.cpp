// tables/json.cpp: objects with the columns of a table, in and out.
#include "tables/json.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include "base/encoding.hpp"
#include "tables/read_value.hpp"

namespace orderline::tables {
namespace {

/// "2026-11-22T16:03:05.12+00:00", as to_json of a timestamptz does where the time zone is UTC.
std::string spelled(Instant at) {
    auto text = to_text(at);
    text.resize(text.size() - 1);  // Z
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    else if (text.find('.') == std::string::npos) text = to_text(at).substr(0, 19);
    return text + "+00:00";
}

template <class Float>
void append_float(std::string& out, Float number) {
    if (std::isnan(number)) out += "\"NaN\"";
    else if (std::isinf(number)) out += number < 0 ? "\"-Infinity\"" : "\"Infinity\"";
    else fmt::format_to(std::back_inserter(out), "{}", number);
}

void append_value(std::string& out, const Slot& slot) {
    const auto* const access = slot.access;
    auto* const value = slot.value();
    if (value == nullptr) {
        out += "null";
        return;
    }
    const auto append_integer = [&](std::int64_t number) { out += std::to_string(number); };
    switch (access->shape) {
        case Shape::boolean: out += slot.as<bool>() ? "true" : "false"; return;
        case Shape::int16: return append_integer(slot.as<std::int16_t>());
        case Shape::int32: return append_integer(slot.as<std::int32_t>());
        case Shape::int64: return append_integer(slot.as<std::int64_t>());
        case Shape::float32: return append_float(out, slot.as<float>());
        case Shape::float64: return append_float(out, slot.as<double>());
        case Shape::numeric: {
            const auto& text = slot.as<Numeric>().text();
            if (text.find('N') == std::string::npos && text.find('I') == std::string::npos) out += text;
            else append_json_text(out, text);
            return;
        }
        case Shape::text: return append_json_text(out, slot.as<std::string>());
        case Shape::uuid: return append_json_text(out, to_text(slot.as<Uuid>()));
        case Shape::instant: return append_json_text(out, spelled(slot.as<Instant>()));
        case Shape::date: return append_json_text(out, to_text(slot.as<Date>()));
        case Shape::blob: return append_json_text(out, "\\x" + to_hex(slot.as<Blob>()));
        case Shape::json: out += slot.as<Json>().text; return;
        case Shape::enumeration: return append_json_text(out, access->labels()[access->index(value)]);
        case Shape::array: break;
    }
    out += '[';
    for (std::size_t i = 0; i < access->size(value); ++i) {
        if (i > 0) out += ',';
        append_value(out, access->element(value, i));
    }
    out += ']';
}

}  // namespace

std::string pointer(std::string_view name) {
    std::string path = "/";
    for (const char letter : name) {
        if (letter == '~') path += "~0";
        else if (letter == '/') path += "~1";
        else path += letter;
    }
    return path;
}

Problems read_json(const json::value& object, const Fields& into) {
    if (!object.is_object()) return {{"", "wrong_type", "must be a JSON object"}};
    const auto& given = object.get_object();
    Problems problems;
    for (std::size_t i = 0; i < into.slots.size(); ++i) {
        const auto& column = into.table.columns[i];
        const auto& slot = into.slots[i];
        if (!slot.exists()) continue;
        const auto* const value = given.if_contains(column.name);
        if (value) read_value(*value, column, slot, Source::people, pointer(column.name), problems);
        else if (!slot.given && !slot.may_be_null()) problems.push_back({pointer(column.name), "missing", "is needed"});
        if (value && slot.given) *slot.given = true;
    }
    for (const auto& [name, value] : given) {
        const std::string_view wanted{name};
        const auto column = std::ranges::find(into.table.columns, wanted, &Column::name);
        if (column == into.table.columns.end()) {
            problems.push_back({pointer(wanted.substr(0, 60)), "unknown_field", "is no field of this"});
        } else if (!into.slots[static_cast<std::size_t>(column - into.table.columns.begin())].exists()) {
            problems.push_back({pointer(wanted), "read_only", "cannot be written"});
        }
    }
    return problems;
}

void append_json(std::string& out, const Fields& fields) {
    out += '{';
    const char* comma = "";
    for (std::size_t i = 0; i < fields.slots.size(); ++i) {
        if (!fields.slots[i].is_given()) continue;
        out += std::exchange(comma, ",");
        append_json_text(out, fields.table.columns[i].name);
        out += ':';
        append_value(out, fields.slots[i]);
    }
    out += '}';
}

}  // namespace orderline::tables
