// tables/check.cpp: CHECKs by a stack machine with SQL's three truth values, and a fourth: not ours to judge.
#include "tables/check.hpp"
#include <algorithm>
#include <charconv>
#include <string>
#include <variant>
#include <vector>
#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "tables/pattern.hpp"

namespace orderline::tables {
namespace {

struct Null {};
struct Unjudged {};  // left out, or of a type or an operation that this does not know
using Value = std::variant<Null, Unjudged, bool, Numeric, std::string, Instant, std::chrono::sys_days, Uuid, Json>;

/// PostgreSQL rounds a numeric and cuts spaces behind a varchar before it checks them.
bool changes_when_stored(const Column& column, const Slot& slot) {
    if (column.size == 0) return false;
    if (slot.access->shape == Shape::text) return length_in_characters(slot.as<std::string>()) > static_cast<std::size_t>(column.size);
    if (slot.access->shape != Shape::numeric) return false;
    const auto& text = slot.as<Numeric>().text();
    const auto point = text.find('.');
    return point != std::string::npos && static_cast<int>(text.size() - point - 1) > column.scale;
}

Value column_value(const Column& column, const Slot& slot) {
    if (!slot.exists() || !slot.is_given()) return Unjudged{};
    if (slot.value() == nullptr) return Null{};
    if (changes_when_stored(column, slot)) return Unjudged{};
    switch (slot.access->shape) {
        case Shape::boolean: return slot.as<bool>();
        case Shape::int16: return Numeric{slot.as<std::int16_t>()};
        case Shape::int32: return Numeric{slot.as<std::int32_t>()};
        case Shape::int64: return Numeric{slot.as<std::int64_t>()};
        case Shape::numeric: return slot.as<Numeric>();
        case Shape::uuid: return slot.as<Uuid>();
        case Shape::instant: return slot.as<Instant>();
        case Shape::date: return std::chrono::sys_days{slot.as<Date>()};
        case Shape::json: return slot.as<Json>();
        case Shape::blob: return std::string{as_text(slot.as<Blob>())};
        case Shape::enumeration: return std::string{slot.access->labels()[slot.access->index(slot.value())]};
        case Shape::text:
            if (column.type == Type::text) return slot.as<std::string>();
            return Unjudged{};
        default: return Unjudged{};
    }
}

bool is_null(const Value& value) { return std::holds_alternative<Null>(value); }
bool is_unjudged(const Value& value) { return std::holds_alternative<Unjudged>(value); }

std::string_view type_of(const Json& json) {
    const auto value = parse_json(json.text);
    if (!value) return {};
    switch (value->kind()) {
        case json::kind::object: return "object";
        case json::kind::array: return "array";
        case json::kind::string: return "string";
        case json::kind::bool_: return "boolean";
        case json::kind::null: return "null";
        default: return "number";
    }
}

Value of_one(Do what, const Value& value) {
    if (is_null(value) || is_unjudged(value)) return value;
    if (const auto* json = std::get_if<Json>(&value); json && what == Do::json_type) {
        const auto type = type_of(*json);
        return type.empty() ? Value{Unjudged{}} : Value{std::string{type}};
    }
    if (const auto* number = std::get_if<Numeric>(&value); number && what == Do::negative) {
        const auto& text = number->text();
        const auto turned = Numeric::parse(text.starts_with('-') ? text.substr(1) : "-" + text);
        return turned ? Value{*turned} : Value{Unjudged{}};
    }
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return Unjudged{};
    const bool ascii = length_in_characters(*text) == text->size();
    switch (what) {
        case Do::octet_length: return Numeric{std::ssize(*text)};
        case Do::length: return Numeric{static_cast<std::int64_t>(length_in_characters(*text))};
        case Do::lower: return ascii ? Value{ascii_lower(*text)} : Value{Unjudged{}};
        case Do::btrim: {
            const auto first = text->find_first_not_of(' ');
            return first == std::string::npos ? std::string{} : text->substr(first, text->find_last_not_of(' ') + 1 - first);
        }
        default: return Unjudged{};
    }
}

/// Whole numbers only: a CHECK that reckons with fractions is PostgreSQL's.
Value reckon(Do what, const Value& left, const Value& right) {
    const auto whole = [](const Value& value) -> std::optional<std::int64_t> {
        const auto* number = std::get_if<Numeric>(&value);
        if (!number) return std::nullopt;
        const auto& text = number->text();
        std::int64_t read = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
        return error == std::errc{} && end == text.data() + text.size() ? std::optional{read} : std::nullopt;
    };
    const auto a = whole(left), b = whole(right);
    if (!a || !b || (what == Do::divided_by && *b == 0)) return Unjudged{};
    std::int64_t result = 0;
    bool overflows = false;
    switch (what) {
        case Do::plus: overflows = __builtin_add_overflow(*a, *b, &result); break;
        case Do::minus: overflows = __builtin_sub_overflow(*a, *b, &result); break;
        case Do::times: overflows = __builtin_mul_overflow(*a, *b, &result); break;
        default: result = *a / *b;
    }
    return overflows ? Value{Unjudged{}} : Value{Numeric{result}};
}

std::optional<std::strong_ordering> order_of(const Value& left, const Value& right) {
    if (left.index() != right.index()) return std::nullopt;
    if (const auto* number = std::get_if<Numeric>(&left)) return compare(*number, std::get<Numeric>(right));
    if (const auto* at = std::get_if<Instant>(&left)) return *at <=> std::get<Instant>(right);
    if (const auto* day = std::get_if<std::chrono::sys_days>(&left)) return *day <=> std::get<std::chrono::sys_days>(right);
    return std::nullopt;
}

std::optional<bool> same(const Value& left, const Value& right) {
    if (const auto order = order_of(left, right)) return *order == 0;
    if (left.index() != right.index()) return std::nullopt;
    if (const auto* text = std::get_if<std::string>(&left)) return *text == std::get<std::string>(right);
    if (const auto* flag = std::get_if<bool>(&left)) return *flag == std::get<bool>(right);
    if (const auto* uuid = std::get_if<Uuid>(&left)) return *uuid == std::get<Uuid>(right);
    return std::nullopt;
}

Value of_two(Do what, const Value& left, const Value& right) {
    if (is_null(left) || is_null(right)) return Null{};
    if (what == Do::plus || what == Do::minus || what == Do::times || what == Do::divided_by) return reckon(what, left, right);
    std::optional<bool> holds;
    if (what == Do::matches) {
        const auto *text = std::get_if<std::string>(&left), *pattern = std::get_if<std::string>(&right);
        if (text && pattern) holds = matches(*text, *pattern);
    } else if (what == Do::equal || what == Do::not_equal) {
        holds = same(left, right);
        if (holds) holds = *holds == (what == Do::equal);
    } else if (const auto order = order_of(left, right)) {
        holds = what == Do::less ? *order < 0 : what == Do::less_equal ? *order <= 0 : what == Do::greater ? *order > 0 : *order >= 0;
    }
    return holds ? Value{*holds} : Value{Unjudged{}};
}

/// AND ends with the first false, OR with the first true; then what is unjudged matters more than what is unknown.
Value together(std::span<const Value> values, bool decides) {
    const auto decided = [&](const Value& value) {
        const auto* flag = std::get_if<bool>(&value);
        return flag && *flag == decides;
    };
    if (std::ranges::any_of(values, decided)) return decides;
    if (std::ranges::any_of(values, is_unjudged)) return Unjudged{};
    if (std::ranges::any_of(values, is_null)) return Null{};
    return !decides;
}

Value truth(Do what, const Value& value) {
    if (is_unjudged(value)) return value;
    if (what == Do::is_null) return is_null(value);
    const auto* flag = std::get_if<bool>(&value);
    if (what == Do::no) return flag ? Value{!*flag} : value;
    return flag && *flag == (what == Do::is_true);
}

/// The first that is not NULL.
Value coalesced(std::span<const Value> values) {
    const auto found = std::ranges::find_if_not(values, is_null);
    return found == values.end() ? Value{Null{}} : *found;
}

Value constant(const Step& step) {
    switch (step.what) {
        case Do::text: return std::string{step.text};
        case Do::number: return Numeric::parse(step.text).value();
        case Do::flag: return step.text == "true";
        default: return Null{};
    }
}

/// Replaces the last `count` values by one.
void replace(std::vector<Value>& stack, std::size_t count, Value value) {
    stack.resize(stack.size() - count);
    stack.push_back(std::move(value));
}

void run(const Step& step, const Fields& fields, std::vector<Value>& stack) {
    const auto at = static_cast<std::size_t>(step.count);
    const auto last = [&](std::size_t count) { return std::span<const Value>{stack}.last(count); };
    switch (step.what) {
        case Do::column: stack.push_back(column_value(fields.table.columns[at], fields.slots[at])); return;
        case Do::text: case Do::number: case Do::flag: case Do::null: stack.push_back(constant(step)); return;
        case Do::length: case Do::octet_length: case Do::lower: case Do::btrim: case Do::json_type: case Do::negative:
            return replace(stack, 1, of_one(step.what, last(1)[0]));
        case Do::is_null: case Do::is_true: case Do::is_false: case Do::no:
            return replace(stack, 1, truth(step.what, last(1)[0]));
        case Do::all_of: case Do::any_of: return replace(stack, at, together(last(at), step.what == Do::any_of));
        case Do::coalesce: return replace(stack, at, coalesced(last(at)));
        default: return replace(stack, 2, of_two(step.what, last(2)[0], last(2)[1]));
    }
}

}  // namespace

bool keeps(const Check& check, const Fields& fields) {
    std::vector<Value> stack;
    for (const auto& step : check.steps) run(step, fields, stack);
    const auto* flag = std::get_if<bool>(&stack.back());
    return !flag || *flag;
}

}  // namespace orderline::tables
