// codegen/zod_checks.cpp: an expression's tree -> calls of the helpers that know SQL's three truth values.
#include "codegen/zod_checks.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include "codegen/ts_text.hpp"
#include "codegen/zod_regex.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;
using Part = Expression::Kind;

constexpr std::array whole_types{string_view{"int2"}, string_view{"int4"}, string_view{"int8"}};
constexpr std::array number_types{string_view{"float4"}, string_view{"float8"}, string_view{"numeric"}};
constexpr std::array text_types{string_view{"name"}, string_view{"text"}, string_view{"varchar"}};
constexpr std::array moment_types{string_view{"date"}, string_view{"timestamp"}, string_view{"timestamptz"}};
constexpr std::array json_types{string_view{"json"}, string_view{"jsonb"}};

/// Casts as they are printed.
constexpr std::array number_casts{string_view{"bigint"}, string_view{"double precision"}, string_view{"integer"},
                                  string_view{"numeric"}, string_view{"real"}, string_view{"smallint"}};
constexpr std::array text_casts{string_view{"character varying"}, string_view{"text"}};
constexpr std::array moment_casts{string_view{"date"}, string_view{"timestamp with time zone"},
                                  string_view{"timestamp without time zone"}};

template <class Names>
bool is_any(string_view name, const Names& names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_comparison(string_view sign) {
    return sign == "=" || sign == "<>" || sign == "<" || sign == ">" || sign == "<=" || sign == ">=";
}

/// A constant below casts; nullptr if it is none.
const Expression* constant_of(const Expression& one) {
    const auto* inner = &one;
    while (inner->kind == Part::cast) inner = &inner->parts.front();
    return inner->kind == Part::text || inner->kind == Part::number ? inner : nullptr;
}

/// A number as PostgreSQL prints it is one of JavaScript, but for leading zeros.
std::optional<std::string> number_literal(string_view text) {
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    const bool plain = !digits.empty() && digits.find_first_not_of("0123456789.") == string_view::npos &&
                       std::ranges::count(digits, '.') <= 1 && digits.front() != '.' && digits.back() != '.';
    if (!plain || (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')) return std::nullopt;
    constexpr std::size_t exact_digits = 15;
    return digits.size() <= exact_digits ? std::string{text} : ts_string(text);
}

void collect(const Expression& one, std::vector<std::string>& names) {
    if (one.kind == Part::column && std::ranges::find(names, one.text) == names.end()) names.push_back(one.text);
    for (const auto& part : one.parts) collect(part, names);
}

}  // namespace

std::vector<std::string> columns_of(const Expression& check) {
    std::vector<std::string> names;
    collect(check, names);
    return names;
}

bool passes_null(const Expression& check) {
    const bool sees_null = check.kind == Part::is_null || check.kind == Part::is_true || check.kind == Part::is_false ||
                           check.text == "is distinct from" ||
                           (check.kind == Part::call && is_any(check.text, std::array{string_view{"coalesce"}, string_view{"num_nulls"},
                                                                                      string_view{"num_nonnulls"}}));
    return !sees_null && std::ranges::all_of(check.parts, passes_null);
}

CheckWriter::Code CheckWriter::truth(const Expression& one, bool may_say_less) const {
    switch (one.kind) {
        case Part::conjunction:
        case Part::disjunction: return chain(one, may_say_less);
        case Part::negation: {
            const auto part = truth(one.parts[0], false);
            return part ? Code{fmt::format("{}({})", use("not"), *part)} : std::nullopt;
        }
        case Part::is_null: return null_test(one.parts[0]);
        case Part::is_true:
        case Part::is_false: {
            const auto part = truth(one.parts[0], false);
            return part ? Code{fmt::format("{}({}, {})", use("isTruth"), *part, one.kind == Part::is_true)} : std::nullopt;
        }
        case Part::any:
        case Part::all: return membership(one);
        case Part::boolean: return one.text;
        case Part::operation: return is_comparison(one.text) ? comparison(one) : match(one);
        case Part::column: {
            const auto found = variable(one);
            return found && found->kind == Kind::boolean ? Code{found->code} : std::nullopt;
        }
        default: return std::nullopt;
    }
}

/// Of an AND, what cannot be told may be left out, unless something above turns it round.
CheckWriter::Code CheckWriter::chain(const Expression& one, bool may_say_less) const {
    std::vector<std::string> parts;
    for (const auto& part : one.parts) {
        auto told = truth(part, may_say_less);
        if (told) parts.push_back(*std::move(told));
        else if (one.kind == Part::disjunction || !may_say_less) return std::nullopt;
    }
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return parts.front();
    return fmt::format("{}({})", use(one.kind == Part::conjunction ? "and" : "or"), fmt::join(parts, ", "));
}

CheckWriter::Code CheckWriter::comparison(const Expression& one) const {
    const auto left = value(one.parts[0]), right = value(one.parts[1]);
    if (!left || !right || left->kind != right->kind) return std::nullopt;
    const auto sign = ts_string(one.text);
    if (left->kind == Kind::number) return fmt::format("{}({}, {}, {})", use("compare"), left->code, sign, right->code);
    if (left->kind == Kind::moment) {
        const auto& kind = left->moment_kind.empty() ? right->moment_kind : left->moment_kind;
        const bool alike = left->moment_kind.empty() || right->moment_kind.empty() || left->moment_kind == right->moment_kind;
        if (kind.empty() || !alike) return std::nullopt;
        return fmt::format("{}({}, {}, {}, {})", use("compareMoments"), ts_string(kind), left->code, sign, right->code);
    }
    const bool plain = left->kind == Kind::text || left->kind == Kind::boolean;
    if (!plain || (one.text != "=" && one.text != "<>")) return std::nullopt;  // the order of texts is the collation's
    const auto equal = fmt::format("{}({}, {})", use("same"), left->code, right->code);
    return one.text == "=" ? equal : fmt::format("{}({})", use("not"), equal);
}

CheckWriter::Code CheckWriter::membership(const Expression& one) const {
    const auto* list = &one.parts[1];
    while (list->kind == Part::cast) list = &list->parts.front();
    const bool positive = one.kind == Part::any && one.text == "=", negative = one.kind == Part::all && one.text == "<>";
    const auto tested = value(one.parts[0]);
    if (list->kind != Part::array || (!positive && !negative) || !tested) return std::nullopt;
    std::vector<std::string> constants, equal;
    for (const auto& element : list->parts) {
        const auto* constant = constant_of(element);
        if (!constant) return std::nullopt;
        if (tested->kind == Kind::number) {
            const auto number = number_literal(constant->text);
            if (!number) return std::nullopt;
            equal.push_back(fmt::format("{}({}, \"=\", {})", use("compare"), tested->code, *number));
        } else {
            constants.push_back(ts_string(constant->text));
        }
    }
    std::string found;
    if (tested->kind == Kind::number) found = fmt::format("{}({})", use("or"), fmt::join(equal, ", "));
    else if (tested->kind == Kind::text) found = fmt::format("{}({}, [{}])", use("among"), tested->code, fmt::join(constants, ", "));
    else return std::nullopt;
    return positive ? found : fmt::format("{}({})", use("not"), found);
}

CheckWriter::Code CheckWriter::match(const Expression& one) const {
    auto sign = string_view{one.text};
    const bool negative = sign.starts_with('!'), ignore_case = sign.ends_with('*');
    const bool like = sign.find("~~") != string_view::npos;
    if (sign.find('~') == string_view::npos) return std::nullopt;
    const auto tested = value(one.parts[0]);
    const auto* pattern = constant_of(one.parts[1]);
    if (!tested || tested->kind != Kind::text || !pattern) return std::nullopt;
    const auto regex = like ? javascript_like(pattern->text, ignore_case) : javascript_regex(pattern->text, ignore_case);
    if (!regex) return std::nullopt;
    const auto found = fmt::format("{}({}, {})", use("matches"), tested->code, *regex);
    return negative ? fmt::format("{}({})", use("not"), found) : found;
}

CheckWriter::Code CheckWriter::null_test(const Expression& one) const {
    if (one.kind != Part::column) return std::nullopt;
    const auto found = variables_(one.text);
    return found ? Code{fmt::format("{}({})", use("isNull"), found->null_test)} : std::nullopt;
}

std::optional<CheckWriter::Value> CheckWriter::value(const Expression& one) const {
    switch (one.kind) {
        case Part::column: return variable(one);
        case Part::text: return Value{ts_string(one.text), Kind::text};
        case Part::boolean: return Value{one.text, Kind::boolean};
        case Part::number: {
            const auto number = number_literal(one.text);
            return number ? std::optional{Value{*number, Kind::number, !one.text.contains('.')}} : std::nullopt;
        }
        case Part::negative: {
            const auto* constant = constant_of(one.parts[0]);
            const auto number = constant ? number_literal("-" + constant->text) : std::nullopt;
            return number ? std::optional{Value{*number, Kind::number, !constant->text.contains('.')}} : std::nullopt;
        }
        case Part::cast: return cast(one);
        case Part::call: return call(one);
        case Part::operation:
            if (is_any(one.text, std::array{string_view{"+"}, string_view{"-"}, string_view{"*"}, string_view{"/"}, string_view{"%"}})) {
                return arithmetic(one);
            }
            break;
        default: break;
    }
    const auto told = truth(one, false);
    return told ? std::optional{Value{*told, Kind::boolean}} : std::nullopt;
}

std::optional<CheckWriter::Value> CheckWriter::variable(const Expression& one) const {
    const auto found = variables_(one.text);
    if (!found) return std::nullopt;
    const auto& type = found->type;
    if (type.array) return Value{found->code, Kind::array};
    if (model_.enumeration(type.name)) return Value{found->code, Kind::text};
    const auto& name = type.name.name;
    if (type.name.schema != "pg_catalog") return std::nullopt;
    if (is_any(name, whole_types)) return Value{found->code, Kind::number, true};
    if (name == "numeric" && !type.modifiers.empty()) {
        const int scale = type.modifiers.size() > 1 ? type.modifiers[1] : 0;
        return Value{fmt::format("{}({}, {})", use("rounded"), found->code, scale), Kind::number};
    }
    if (is_any(name, number_types)) return Value{found->code, Kind::number};
    if (is_any(name, text_types)) return Value{found->code, Kind::text};
    if (is_any(name, moment_types)) return Value{found->code, Kind::moment, false, name};
    if (is_any(name, json_types)) return Value{found->code, Kind::json};
    if (name == "bool") return Value{found->code, Kind::boolean};
    return std::nullopt;
}

/// Only those that leave the value as it is.
std::optional<CheckWriter::Value> CheckWriter::cast(const Expression& one) const {
    auto inner = value(one.parts[0]);
    if (!inner) return std::nullopt;
    const auto* constant = constant_of(one);
    if (is_any(one.text, number_casts)) {
        if (constant) {
            const auto number = number_literal(constant->text);
            return number ? std::optional{Value{*number, Kind::number, !constant->text.contains('.')}} : std::nullopt;
        }
        const bool widens = inner->kind == Kind::number && (inner->whole || one.text == "numeric" || one.text == "double precision");
        return widens ? inner : std::nullopt;
    }
    if (is_any(one.text, text_casts)) return inner->kind == Kind::text ? inner : std::nullopt;
    if (is_any(one.text, moment_casts)) return constant ? std::optional{Value{ts_string(constant->text), Kind::moment}} : std::nullopt;
    return constant && constant->kind == Part::text ? inner : std::nullopt;  // 'open'::order_status
}

std::optional<CheckWriter::Value> CheckWriter::arithmetic(const Expression& one) const {
    const auto left = value(one.parts[0]), right = value(one.parts[1]);
    const bool whole = left && right && left->kind == Kind::number && right->kind == Kind::number && left->whole && right->whole;
    if (!whole) return std::nullopt;
    return Value{fmt::format("{}({}, {}, {})", use("calculate"), left->code, ts_string(one.text), right->code), Kind::number, true};
}

std::optional<CheckWriter::Value> CheckWriter::counted_nulls(const Expression& one) const {
    std::vector<std::string> names;
    for (const auto& part : one.parts) {
        const auto found = part.kind == Part::column ? variables_(part.text) : std::nullopt;
        if (!found) return std::nullopt;
        names.push_back(found->null_test);
    }
    auto count = fmt::format("{}({})", use("nonNulls"), fmt::join(names, ", "));
    if (one.text == "num_nulls") count = fmt::format("{}({}, \"-\", {})", use("calculate"), one.parts.size(), count);
    return Value{std::move(count), Kind::number, true};
}

std::optional<CheckWriter::Value> CheckWriter::call(const Expression& one) const {
    if (one.text == "num_nonnulls" || one.text == "num_nulls") return counted_nulls(one);
    if (one.parts.empty()) return std::nullopt;
    const auto given = value(one.parts[0]);
    if (!given) return std::nullopt;
    struct Known {
        string_view sql;
        Kind takes;
        string_view helper, more;  // what follows the argument
        Kind gives;
    };
    static constexpr Known known[]{
        {"char_length", Kind::text, "lengthOf", "", Kind::number},
        {"character_length", Kind::text, "lengthOf", "", Kind::number},
        {"length", Kind::text, "lengthOf", "", Kind::number},
        {"octet_length", Kind::text, "bytesOf", "", Kind::number},
        {"btrim", Kind::text, "trimmed", ", /^ +| +$/g", Kind::text},
        {"ltrim", Kind::text, "trimmed", ", /^ +/", Kind::text},
        {"rtrim", Kind::text, "trimmed", ", / +$/", Kind::text},
        {"lower", Kind::text, "folded", ", \"lower\"", Kind::text},
        {"upper", Kind::text, "folded", ", \"upper\"", Kind::text},
        {"json_typeof", Kind::json, "typeOfJson", "", Kind::text},
        {"jsonb_typeof", Kind::json, "typeOfJson", "", Kind::text},
        {"cardinality", Kind::array, "countOf", "", Kind::number},
    };
    if (one.text == "array_length" && one.parts.size() == 2 && one.parts[1].text == "1" && given->kind == Kind::array) {
        return Value{fmt::format("{}({})", use("outerLength"), given->code), Kind::number, true};
    }
    const auto* found = std::ranges::find(known, string_view{one.text}, &Known::sql);
    if (found == std::end(known) || given->kind != found->takes || one.parts.size() != 1) return std::nullopt;
    return Value{fmt::format("{}({}{})", use(found->helper), given->code, found->more), found->gives, found->gives == Kind::number};
}

}  // namespace orderline::codegen
