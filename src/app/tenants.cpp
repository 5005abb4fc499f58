// app/tenants.cpp: creating and finding tenants.
#include "app/tenants.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "app/sql.hpp"
#include "app/table.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "pg/error.hpp"

namespace orderline::app {
namespace {

constexpr int percent_digits = 4;  // a percentage with four digits is in millionths

std::unexpected<Error> wrong(std::string message) { return fail(Code::bad_request, "usage", std::move(message)); }

/// A language tag of RFC 5646 as we use them: language, maybe script, maybe region.
bool is_locale(std::string_view text) {
    std::size_t part = 0;
    while (!text.empty() || part == 0) {
        const auto end = std::min(text.find('-'), text.size());
        const auto piece = text.substr(0, end);
        const auto alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
        if (piece.size() < 2 || piece.size() > 8 || !std::ranges::all_of(piece, alphanumeric)) return false;
        if (part == 0 && piece.size() > 3) return false;
        ++part;
        if (end == text.size()) return true;
        text.remove_prefix(end + 1);
        if (text.empty()) return false;
    }
    return true;
}

Result<TenantRow> read_row(const pg::Rows& rows, int row) {
    TenantRow tenant{rows.id<TenantId>(row, 0), std::string{rows.text(row, 1)}, {}, {}, {}, {}};
    TRY(settings, parse_json(rows.text(row, 2)));
    const auto text = [&](const char* key, const char* otherwise) -> std::string {
        const auto* value = settings.is_object() ? settings.get_object().if_contains(key) : nullptr;
        return value && value->is_string() ? std::string{value->get_string()} : otherwise;
    };
    const auto currency = parse_currency(text("currency", "EUR"));
    if (!currency) return wrong(fmt::format("The settings of {} have no valid currency.", printable(tenant.name)));
    tenant.currency = *currency;
    tenant.locale = text("locale", "en");
    tenant.time_zone = text("time_zone", "UTC");
    const auto* taxes = settings.is_object() ? settings.get_object().if_contains("taxes") : nullptr;
    if (!taxes || !taxes->is_array()) return tenant;
    for (const auto& one : taxes->get_array()) {
        const auto* object = one.if_object();
        const auto* rate = object ? object->if_contains("rate") : nullptr;
        const auto ppm = rate ? exact_number(*rate, percent_digits) : std::nullopt;
        if (!ppm) return wrong(fmt::format("The settings of {} have a tax without a valid rate.", printable(tenant.name)));
        Tax tax{"", *ppm, std::nullopt};
        if (const auto* name = object->if_contains("name"); name && name->is_string()) tax.name = name->get_string();
        if (const auto* kind = object->if_contains("class"); kind && kind->is_string()) tax.product_class = kind->get_string();
        tenant.taxes.push_back(std::move(tax));
    }
    return tenant;
}

}  // namespace

Result<Tax> parse_tax(std::string_view text) {
    const auto sign = text.rfind('=');
    if (sign == std::string_view::npos || trim(text.substr(0, sign)).empty()) {
        return wrong(fmt::format("A tax is written NAME=PERCENT or NAME=PERCENT:CLASS, as in 'VAT 10 %=10:food', not '{}'.", text));
    }
    auto percent = text.substr(sign + 1);
    Tax tax{std::string{trim(text.substr(0, sign))}, 0, std::nullopt};
    if (const auto colon = percent.find(':'); colon != std::string_view::npos) {
        tax.product_class = std::string{trim(percent.substr(colon + 1))};
        percent = percent.substr(0, colon);
        if (tax.product_class->empty()) return wrong(fmt::format("The tax '{}' names no class behind the colon.", tax.name));
    }
    const auto ppm = parse_decimal(trim(percent), percent_digits);
    if (!ppm || *ppm < 0 || *ppm > 1'000'000) {
        return wrong(fmt::format("The rate of the tax '{}' must be a percentage from 0 to 100, as in 12.5.", tax.name));
    }
    tax.ppm = *ppm;
    return tax;
}

Result<std::string> settings_json(const NewTenant& tenant) {
    if (!parse_currency(tenant.currency)) {
        return wrong(fmt::format("'{}' is no currency. Give three capital letters, as in EUR.", tenant.currency));
    }
    if (!is_locale(tenant.locale)) return wrong(fmt::format("'{}' is no locale. Give a language tag, as in de-AT.", tenant.locale));
    JsonWriter out;
    out.open('{').key("currency").text(tenant.currency).key("locale").text(tenant.locale);
    out.key("time_zone").text(tenant.time_zone).key("prices_include_tax").boolean(false);
    out.key("taxes").open('[');
    for (const auto& text : tenant.taxes) {
        TRY(tax, parse_tax(text));
        out.open('{').key("name").text(tax.name).key("rate").text(decimal_text(tax.ppm, percent_digits));
        if (tax.product_class) out.key("class").text(*tax.product_class);
        out.close('}');
    }
    out.close(']');
    if (!tenant.texts_json.empty()) out.key("text").raw(tenant.texts_json);
    return out.close('}').take();
}

Result<TenantId> create_tenant(Work& work, const NewTenant& tenant) {
    const auto name = trim(tenant.name);
    if (name.empty() || !is_storable_text(name)) return wrong("A tenant needs a name, in UTF-8.");
    TRY(settings, settings_json(tenant));
    TRY(zone, work.run(sql::time_zone_known, pg::Params::of(tenant.time_zone)));
    if (!zone.boolean(0, 0)) {
        return wrong(fmt::format("'{}' is no time zone. Give an IANA name, as in Europe/Vienna.", tenant.time_zone));
    }
    TRY(taken, work.run(sql::tenant_named, pg::Params::of(name)));
    if (!taken.empty()) return fail(Code::conflict, "conflict", fmt::format("There is a tenant named '{}' already.", name));
    const auto id = new_id<TenantId>();
    TRY_VOID(work.become(id));
    const auto domain = tenant.domain.empty() ? std::nullopt : std::optional{tenant.domain};
    auto made = work.run(sql::tenant_insert, pg::Params::of(id, name, domain, settings));
    if (!made && pg::constraint_of(made.error()) == "tenants_domain_key") {
        return fail(Code::conflict, "conflict", fmt::format("Another tenant has the domain '{}'.", tenant.domain));
    }
    if (!made) return std::unexpected(std::move(made).error());
    return id;
}

Result<TenantRow> find_tenant(pg::Session& session, std::string_view text) {
    TRY(rows, session.query(std::string{sql::tenant_find.text}, pg::Params::of(text)));
    if (rows.empty()) {
        return fail(Code::not_found, "not_found",
                    fmt::format("There is no tenant '{}'. `orderline tenant list` shows all of them.", printable(text)));
    }
    if (rows.size() > 1) {
        return fail(Code::conflict, "conflict", fmt::format("There are {} tenants named '{}'. Give the id instead.", rows.size(), printable(text)));
    }
    return read_row(rows, 0);
}

}  // namespace orderline::app
