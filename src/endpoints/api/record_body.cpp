// endpoints/api/record_body.cpp: fields to columns.
#include "endpoints/api/record_body.hpp"
#include <algorithm>

namespace orderline::api {
namespace {

using actions::Field;
using actions::FieldType;

void write_number(JsonWriter& out, std::optional<std::int64_t> value) {
    if (value) out.integer(*value);
    else out.null();
}

void write_field(JsonWriter& out, const Field& field, Body& body, int money_digits) {
    out.key(field.column);
    switch (field.type) {
        case FieldType::text:
            out.maybe_text(body.maybe_text(field.name, field.characters_max));
            return;
        case FieldType::id: {
            const auto uuid = body.maybe_uuid(field.name);
            out.maybe_text(uuid ? std::optional{to_text(*uuid)} : std::nullopt);
            return;
        }
        case FieldType::flag: {
            const auto flag = body.maybe_flag(field.name);
            if (flag) out.boolean(*flag);
            else out.null();
            return;
        }
        case FieldType::integer: return write_number(out, body.maybe_integer(field.name, 0, INT32_MAX));
        case FieldType::money: {
            const auto minor = body.exact(field.name, money_digits, false);
            if (minor && (*minor < 0 || *minor > 100'000'000'000)) body.complain(field.name, "is out of range");
            return write_number(out, minor);
        }
        case FieldType::quantity: {
            const auto thousandths = body.exact(field.name, 3, false);
            if (thousandths && (*thousandths <= 0 || *thousandths > 9'999'000)) body.complain(field.name, "is out of range");
            return write_number(out, thousandths);
        }
        case FieldType::percent: {
            const auto hundredths = body.exact(field.name, 2, false);
            if (hundredths && (*hundredths < 0 || *hundredths > 10'000)) body.complain(field.name, "must be from 0 to 100");
            if (hundredths) out.raw(decimal_text(*hundredths, 2));
            else out.null();
            return;
        }
        case FieldType::instant: {
            const auto at = body.maybe_instant(field.name);
            out.maybe_text(at ? std::optional{to_text(*at)} : std::nullopt);
            return;
        }
        case FieldType::date: {
            const auto date = body.maybe_date(field.name);
            out.maybe_text(date ? std::optional{to_text(*date)} : std::nullopt);
            return;
        }
    }
}

}  // namespace

Result<std::string> read_columns(const actions::RecordKind& kind, Body body, const Currency& tenant_currency, bool creating) {
    int digits = minor_digits(tenant_currency);
    if (const auto named = body.maybe_text("currency", 3)) {
        const auto currency = parse_currency(*named);
        if (!currency) body.complain("currency", "must be an ISO 4217 code such as EUR");
        else digits = minor_digits(*currency);
    }
    for (const auto& [name, value] : body.object()) {
        const auto field = std::ranges::find(kind.fields, std::string_view{name}, &Field::name);
        if (field == kind.fields.end()) body.complain("A field", "of this name is not known: " + std::string{name.substr(0, 60)});
        else if (field->column.empty()) body.complain(field->name, "cannot be set");
    }
    JsonWriter out;
    out.open('{');
    for (const auto& field : kind.fields) {
        if (field.column.empty()) continue;
        const bool given = body.has(field.name) && !body.is_null(field.name);
        if (field.required && (creating || body.has(field.name)) && !given) body.complain(field.name, "is required");
        if (body.has(field.name)) write_field(out, field, body, digits);
    }
    TRY_VOID(body.finish());
    return out.close('}').take();
}

}  // namespace orderline::api
