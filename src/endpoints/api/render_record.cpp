// endpoints/api/render_record.cpp: plain records as JSON, and the cursors of their pages.
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using actions::Field;
using actions::FieldType;
using actions::RecordPage;

/// A record may have a currency of its own; otherwise amounts are in the tenant's.
Currency currency_of(const RecordPage& page, int row) {
    const auto& fields = page.kind->fields;
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        if (fields[i].name == "currency" && !page.rows.null(row, i)) {
            return parse_currency(page.rows.text(row, i)).value_or(page.tenant_currency);
        }
    }
    return page.tenant_currency;
}

void append_cell(JsonWriter& out, const RecordPage& page, int row, int column, FieldType type, int money_digits) {
    const auto& rows = page.rows;
    switch (type) {
        case FieldType::text: out.text(rows.text(row, column)); return;
        case FieldType::id: out.text(to_text(rows.uuid(row, column))); return;
        case FieldType::flag: out.boolean(rows.boolean(row, column)); return;
        case FieldType::integer: out.integer(rows.integer(row, column)); return;
        case FieldType::money: out.text(decimal_text(rows.integer(row, column), money_digits)); return;
        case FieldType::quantity: {
            std::string text = decimal_text(rows.integer(row, column), 3);
            while (text.back() == '0') text.pop_back();
            if (text.back() == '.') text.pop_back();
            out.raw(text);
            return;
        }
        case FieldType::percent: out.text(rows.numeric(row, column)); return;
        case FieldType::instant: out.text(to_text(rows.instant(row, column))); return;
        case FieldType::date: out.text(to_text(rows.date(row, column))); return;
    }
}

std::optional<std::string> sort_key(const RecordPage& page, int row, int column) {
    if (column < 0 || page.rows.null(row, column)) return std::nullopt;
    if (page.kind->fields[column].type == FieldType::instant) return to_text(page.rows.instant(row, column));
    return std::string{page.rows.text(row, column)};
}

std::string cursor_of(const RecordPage& page, int row) {
    JsonWriter out;
    out.open('[').maybe_text(sort_key(page, row, page.kind->sort_field_1));
    out.maybe_text(sort_key(page, row, page.kind->sort_field_2)).text(to_text(page.rows.uuid(row, 0)));
    return to_base64url(as_bytes(out.close(']').view()));
}

}  // namespace

void append_record(JsonWriter& out, const RecordPage& page, int row, const RecordExtra& extra) {
    const auto& fields = page.kind->fields;
    const Currency currency = currency_of(page, row);
    out.open('{');
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        const Field& field = fields[i];
        const bool null = page.rows.null(row, i);
        if (null && field.name == "thumbnail") continue;  // only there if it was asked for
        out.key(field.name);
        if (field.name == "currency") out.text(to_text(currency));
        else if (null) out.null();
        else append_cell(out, page, row, i, field.type, minor_digits(currency));
    }
    if (extra) extra(out, row);
    out.close('}');
}

std::string page_json(const RecordPage& page, const RecordExtra& extra) {
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (int row = 0; row < page.size(); ++row) append_record(out, page, row, extra);
    out.close(']').key("next");
    if (page.more) out.text(cursor_of(page, page.size() - 1));
    else out.null();
    return out.close('}').take();
}

std::optional<actions::PagePlace> read_cursor(std::string_view cursor) {
    const auto bytes = from_base64url(cursor);
    if (!bytes || bytes->size() > 2000) return std::nullopt;
    const auto value = parse_json(as_text(*bytes));
    if (!value || !value->is_array() || value->get_array().size() != 3) return std::nullopt;
    const auto& parts = value->get_array();
    actions::PagePlace place;
    for (int i = 0; i < 2; ++i) {
        auto& key = i == 0 ? place.key_1 : place.key_2;
        if (parts[i].is_string()) key = std::string{parts[i].get_string()};
        else if (!parts[i].is_null()) return std::nullopt;
    }
    const auto id = parts[2].is_string() ? parse_uuid(parts[2].get_string()) : std::nullopt;
    if (!id) return std::nullopt;
    place.id = *id;
    return place;
}

}  // namespace orderline::api
