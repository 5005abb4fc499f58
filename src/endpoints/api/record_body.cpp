// endpoints/api/record_body.cpp: fields to columns.
#include "endpoints/api/record_body.hpp"
#include <algorithm>

namespace orderline::api {
namespace {

using actions::Field;
using actions::FieldType;

json::value or_null(const std::optional<std::int64_t>& value) { return value ? json::value(*value) : json::value(nullptr); }
template <class T>
json::value text_or_null(const std::optional<T>& value) {
    if (!value) return nullptr;
    if constexpr (std::is_same_v<T, std::string>) return json::string{*value};
    else return json::string{to_text(*value)};
}

std::optional<std::int64_t> within(Body& body, const Field& field, int digits, std::int64_t least, std::int64_t most) {
    const auto value = body.exact(field.name, digits, false);
    if (value && (*value < least || *value > most)) body.complain(field.name, "out_of_range", "is out of range");
    return value;
}

json::value read_field(const Field& field, Body& body, int money_digits) {
    switch (field.type) {
        case FieldType::text: return text_or_null(body.maybe_text(field.name, field.characters_max));
        case FieldType::id: return text_or_null(body.maybe_uuid(field.name));
        case FieldType::flag: {
            const auto flag = body.maybe_flag(field.name);
            return flag ? json::value(*flag) : json::value(nullptr);
        }
        case FieldType::integer: return or_null(body.maybe_integer(field.name, 0, INT32_MAX));
        case FieldType::money: return or_null(within(body, field, money_digits, 0, 100'000'000'000));
        case FieldType::quantity: return or_null(within(body, field, 3, 1, 9'999'000));
        case FieldType::percent: {
            const auto hundredths = within(body, field, 2, 0, 10'000);
            return hundredths ? json::value(json::string{decimal_text(*hundredths, 2)}) : json::value(nullptr);
        }
        case FieldType::instant: return text_or_null(body.maybe_instant(field.name));
        case FieldType::date: return text_or_null(body.maybe_date(field.name));
    }
    return nullptr;
}

}  // namespace

std::expected<json::object, tables::Problems> read_columns(const actions::RecordKind& kind, Body body,
                                                           const Currency& tenant_currency, bool creating) {
    int digits = minor_digits(tenant_currency);
    if (const auto named = body.maybe_text("currency", 3)) {
        const auto currency = parse_currency(*named);
        if (!currency) body.complain("currency", "wrong_form", "must be an ISO 4217 code such as EUR");
        else digits = minor_digits(*currency);
    }
    for (const auto& [name, value] : body.object()) {
        const auto field = std::ranges::find(kind.fields, std::string_view{name}, &Field::name);
        if (field == kind.fields.end()) body.complain(name.substr(0, 60), "unknown_field", "is no field of this");
        else if (field->column.empty()) body.complain(field->name, "read_only", "cannot be set");
    }
    json::object columns;
    for (const auto& field : kind.fields) {
        if (field.column.empty()) continue;
        const bool given = body.has(field.name) && !body.is_null(field.name);
        if (field.required && (creating || body.has(field.name)) && !given) body.complain(field.name, "missing", "is required");
        const bool takes_default = creating && !given;
        if (body.has(field.name) && !takes_default) columns[field.column] = read_field(field, body, digits);
    }
    if (!body.complaints().empty()) return std::unexpected(body.complaints());
    return columns;
}

tables::Problems about_fields(const actions::RecordKind& kind, tables::Problems problems) {
    for (auto& problem : problems) {
        for (const auto& field : kind.fields) {
            if (!field.column.empty() && problem.path == tables::pointer(field.column)) {
                problem.path = tables::pointer(field.name);
                break;
            }
        }
    }
    return problems;
}

}  // namespace orderline::api
