// app/import_columns.cpp: columns of the three kinds of file, and their values.
#include "app/import_columns.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "app/table.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/draft.hpp"
#include "domain/order.hpp"

namespace orderline::app {
namespace {

using enum ValueKind;

const std::vector<Column> product_columns = {
    {"sku", {"articlenumber", "articleno", "itemnumber", "itemno", "productnumber", "artikelnr", "artikelnummer", "artnr", "partnumber"},
     text, 100, true, "the article number; a row with a known one updates that product"},
    {"name", {"title", "productname", "product", "bezeichnung", "artikelname", "artikel", "produktname"}, text, 300, true, ""},
    {"description", {"details", "beschreibung", "longtext", "langtext"}, text, 10000, false, ""},
    {"size", {"groesse", "gre"}, text, 100, false, ""},
    {"unit", {"salesunit", "sellingunit", "uom", "einheit", "verkaufseinheit"}, text, 50, false, "piece, case, kg"},
    {"pack_size", {"packsize", "pack", "packaging", "gebinde", "packung", "verpackung"}, text, 100, false, "6 x 1 l"},
    {"price", {"listprice", "unitprice", "salesprice", "preis", "vkpreis", "verkaufspreis", "nettopreis"}, amount, 40, false,
     "list price of one unit, without taxes"},
    {"currency", {"waehrung", "whrung"}, ValueKind::currency, 3, false, "default: the tenant's"},
    {"order_multiple", {"ordermultiple", "multiple", "step", "verpackungseinheit", "ve"}, quantity, 40, false,
     "quantities are multiples of it; default 1"},
    {"tax_class", {"taxclass", "tax", "vatclass", "steuerklasse", "mwst", "ust"}, text, 50, false, ""},
    {"category", {"productcategory", "group", "kategorie", "warengruppe", "productgroup"}, text, 200, false, "made if it is new"},
    {"type", {"producttype", "subcategory", "typ", "unterkategorie"}, text, 200, false, "within its category; made if it is new"},
    {"image_url", {"imageurl", "image", "picture", "bild"}, text, 2000, false, ""},
    {"active", {"isactive", "enabled", "aktiv", "available"}, yes_no, 10, false, "default yes"},
};

const std::vector<Column> customer_columns = {
    {"external_id", {"externalid", "customernumber", "customerno", "customerid", "accountnumber", "kundennummer", "kundennr", "debitor", "id"},
     text, 100, false, "the customer's number in your own system"},
    {"email", {"emailaddress", "mail", "epost", "emailadresse"}, ValueKind::email, 254, false, ""},
    {"name", {"fullname", "contact", "contactname", "contactperson", "ansprechpartner", "kontakt"}, text, 300, false,
     "first and last name in one; the last word is the last name"},
    {"first_name", {"firstname", "givenname", "vorname"}, text, 200, false, ""},
    {"last_name", {"lastname", "surname", "familyname", "nachname", "familienname"}, text, 200, false, ""},
    {"company", {"companyname", "business", "organisation", "organization", "firma", "unternehmen"}, text, 300, false, ""},
    {"phone", {"phonenumber", "telephone", "mobile", "telefon", "tel", "handy", "telefonnummer"}, text, 50, false, ""},
    {"address", {"street", "streetaddress", "address1", "adresse", "strasse", "strae"}, text, 300, false, ""},
    {"city", {"town", "ort", "stadt"}, text, 200, false, ""},
    {"state", {"province", "region", "county", "bundesland"}, text, 200, false, ""},
    {"postal_code", {"postalcode", "postcode", "zip", "zipcode", "plz", "postleitzahl"}, text, 20, false, ""},
    {"country", {"countrycode", "land"}, text, 100, false, ""},
    {"industry", {"sector", "branche"}, text, 200, false, "made if it is new"},
    {"time_zone", {"timezone", "zeitzone"}, text, 100, false, "IANA name, as in Europe/Vienna"},
    {"language", {"locale", "sprache"}, ValueKind::language, 20, false, "as in de-AT"},
    {"active", {"isactive", "enabled", "aktiv"}, yes_no, 10, false, "default yes"},
};

const std::vector<Column> order_columns = {
    {"external_id", {"externalid", "ordernumber", "orderno", "orderid", "auftragsnummer", "auftragsnr", "bestellnummer", "order"},
     text, 100, true, "the order's number in your own system; rows with the same one are one order"},
    {"customer_external_id", {"customerexternalid", "customernumber", "customerno", "customerid", "kundennummer", "kundennr"}, text,
     100, false, "whose; or customer_email"},
    {"customer_email", {"customeremail", "email", "emailaddress", "mail"}, ValueKind::email, 254, false, ""},
    {"sku", {"articlenumber", "itemnumber", "productnumber", "artikelnr", "artikelnummer", "product", "artikel"}, text, 100, true,
     "the product"},
    {"quantity", {"qty", "count", "menge", "anzahl"}, ValueKind::quantity, 40, true, "up to three decimals"},
    {"unit_price", {"unitprice", "price", "preis", "einzelpreis"}, amount, 40, false, "default: the product's list price"},
    {"currency", {"waehrung", "whrung"}, ValueKind::currency, 3, false, "default: the tenant's"},
    {"order_date", {"orderdate", "date", "ordered", "datum", "bestelldatum", "auftragsdatum"}, instant, 40, false, "default: now"},
    {"delivery_date", {"deliverydate", "delivery", "lieferdatum", "liefertermin"}, date, 40, false, ""},
    {"status", {"orderstatus"}, order_status, 40, false, "default delivered"},
    {"notes", {"note", "comment", "comments", "bemerkung", "notiz"}, text, 2000, false, ""},
};

/// "Artikel-Nr." and "artikel nr" are the same heading.
std::string folded(std::string_view heading) {
    std::string out;
    for (const char c : ascii_lower(heading)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

std::unexpected<Error> bad(std::string sentence) { return fail(Code::bad_request, "bad_row", std::move(sentence)); }

std::unexpected<Error> not_a(const Column& column, std::string_view value, std::string_view what) {
    auto shown = printable(value.substr(0, 60));
    if (!is_storable_text(shown)) shown = "…";  // cut within a character
    return bad(fmt::format("{} \"{}\" is not {}", column.name, shown, what));
}

Result<std::string> read_amount(const Column& column, std::string_view value, int digits, DecimalMark mark) {
    const auto parsed = parse_amount(value, digits, mark);
    if (parsed && *parsed > unit_price_minor_max) return not_a(column, value, "an amount: it is too large");
    if (parsed && *parsed >= 0) return std::to_string(*parsed);
    if (parsed) return not_a(column, value, "an amount: it is negative");
    if (parse_amount(value, 9, mark)) return not_a(column, value, fmt::format("an amount: its currency has {} decimals", digits));
    const auto other = mark == DecimalMark::point ? DecimalMark::comma : DecimalMark::point;
    if (parse_amount(value, digits, other)) {
        return not_a(column, value, fmt::format("an amount (for a decimal comma give --decimal {})",
                                                other == DecimalMark::comma ? "comma" : "point"));
    }
    return not_a(column, value, "an amount");
}

Result<std::string> read_value(const Column& column, std::string_view value, int digits, DecimalMark mark) {
    if (length_in_characters(value) > column.characters_max) {
        return bad(fmt::format("{} is longer than {} characters", column.name, column.characters_max));
    }
    switch (column.kind) {
        case text: return std::string{value};
        case email:
            if (!is_email(value)) return not_a(column, value, "an e-mail address");
            return std::string{value};
        case currency:
            if (!parse_currency(value)) return not_a(column, value, "a currency, as in EUR");
            return std::string{value};
        case amount: return read_amount(column, value, digits, mark);
        case quantity: {
            const auto parsed = parse_amount(value, 3, mark);
            if (!parsed || *parsed <= 0 || *parsed > quantity_max.thousandths) {
                return not_a(column, value, "a quantity: more than 0, at most 9999, at most three decimals");
            }
            return std::to_string(*parsed);
        }
        case yes_no: {
            const auto parsed = parse_yes_no(value);
            if (!parsed) return not_a(column, value, "yes or no");
            return *parsed ? "true" : "false";
        }
        case date: {
            const auto parsed = parse_day_or_instant(value);
            if (!parsed) return not_a(column, value, "a date, as in 2026-11-22");
            return to_text(Date{std::chrono::floor<std::chrono::days>(*parsed)});
        }
        case instant: {
            if (const auto day = parse_day(value)) return to_text(*day);  // Postgres reads it in the tenant's zone
            const auto parsed = parse_instant(value);
            if (!parsed) return not_a(column, value, "a date or a time, as in 2026-11-22 or 2026-11-22T16:30:00+01:00");
            return to_text(*parsed);
        }
        case language: {
            const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
            if (value.size() < 2 || !std::ranges::all_of(value, letter)) return not_a(column, value, "a language, as in de-AT");
            return std::string{value};
        }
        case order_status:
            if (!parse_order_status(ascii_lower(value))) return not_a(column, value, "an order status");
            return ascii_lower(value);
    }
    return bad("a value of a kind that is not known");
}

std::string names_of(const std::vector<Column>& columns) {
    std::string names;
    for (const auto& column : columns) names += (names.empty() ? "" : ", ") + std::string{column.name};
    return names;
}

std::unexpected<Error> wrong_header(std::string message) { return fail(Code::bad_request, "bad_header", std::move(message)); }

}  // namespace

const std::vector<Column>& columns_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::customers: return customer_columns;
        case ImportKind::products: return product_columns;
        case ImportKind::orders: break;
    }
    return order_columns;
}

std::size_t column_index(ImportKind kind, std::string_view name) {
    const auto& columns = columns_of(kind);
    return static_cast<std::size_t>(std::ranges::find(columns, name, &Column::name) - columns.begin());
}

Result<std::pair<std::string, std::string>> parse_map_option(std::string_view text) {
    const auto sign = text.rfind('=');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 == text.size()) {
        return fail(Code::bad_request, "usage", fmt::format("--map is written HEADING=COLUMN, as in Artikelnr=sku, not '{}'.", printable(text)));
    }
    return std::pair{std::string{trim(text.substr(0, sign))}, std::string{trim(text.substr(sign + 1))}};
}

Result<Mapping> map_columns(ImportKind kind, const std::vector<std::string>& header,
                            const std::vector<std::pair<std::string, std::string>>& asked) {
    const auto& columns = columns_of(kind);
    Mapping mapping;
    mapping.places.resize(columns.size());
    mapping.width = header.size();
    std::vector<bool> used(header.size(), false);
    const auto put = [&](std::size_t column, std::size_t place) {
        mapping.places[column] = place;
        used[place] = true;
    };
    for (const auto& [heading, name] : asked) {
        const auto column = column_index(kind, name);
        if (column == columns.size()) {
            return wrong_header(fmt::format("There is no column '{}' to map to. There are: {}.", printable(name), names_of(columns)));
        }
        const auto place = std::ranges::find_if(header, [&](const auto& one) { return trim(one) == heading; });
        if (place == header.end()) return wrong_header(fmt::format("The file has no column '{}'.", printable(heading)));
        if (mapping.places[column]) return wrong_header(fmt::format("Two columns of the file are mapped to {}.", name));
        put(column, static_cast<std::size_t>(place - header.begin()));
    }
    // Our own names go before the synonyms: a file with `sku` and `Product` has the article's number in `sku`.
    for (const bool exact : {true, false}) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto own = folded(columns[i].name);
            for (std::size_t place = 0; place < header.size() && !mapping.places[i]; ++place) {
                if (used[place]) continue;
                const auto heading = folded(header[place]);
                if (exact ? heading == own : std::ranges::find(columns[i].synonyms, heading) != columns[i].synonyms.end()) put(i, place);
            }
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].needed && !mapping.places[i]) {
            return wrong_header(fmt::format("The file has no column {}. Its columns are: {}. Say which one it is with --map HEADING={}.",
                                            columns[i].name, printable(fmt::format("{}", fmt::join(header, ", "))), columns[i].name));
        }
    }
    for (std::size_t place = 0; place < header.size(); ++place) {
        if (!used[place]) mapping.ignored.push_back(header[place]);
    }
    return mapping;
}

Result<Values> read_values(ImportKind kind, const Mapping& mapping, const std::vector<std::string>& fields, const ValueRules& rules) {
    const auto& columns = columns_of(kind);
    if (fields.size() != mapping.width) {
        return bad(fmt::format("this row has {} fields, the header has {}", fields.size(), mapping.width));
    }
    const auto cell = [&](std::size_t column) -> std::string_view {
        return mapping.places[column] ? trim(fields[*mapping.places[column]]) : std::string_view{};
    };
    int digits = minor_digits(parse_currency(rules.tenant_currency).value_or(Currency{'E', 'U', 'R'}));
    if (const auto at = column_index(kind, "currency"); at < columns.size()) {
        if (const auto own = parse_currency(cell(at))) digits = minor_digits(*own);
    }
    Values values(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto given = cell(i);
        if (given.empty()) {
            if (columns[i].needed) return bad(fmt::format("{} is missing", columns[i].name));
            continue;
        }
        TRY(value, read_value(columns[i], given, digits, rules.mark));
        values[i] = std::move(value);
    }
    return values;
}

}  // namespace orderline::app
