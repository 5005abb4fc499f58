// app/tenants.hpp: tenants as an operator makes and names them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "app/work.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "domain/price.hpp"
#include "pg/session.hpp"

namespace orderline::app {

struct NewTenant {
    std::string name, domain, currency = "EUR", locale = "en", time_zone = "UTC";
    std::vector<std::string> taxes;  // as parse_tax reads them
    std::string texts_json;          // texts for customers, a JSON object; empty: none
};

struct TenantRow {
    TenantId id;
    std::string name;
    Currency currency{};
    std::string locale, time_zone;
    std::vector<Tax> taxes;
};

/// "VAT 20 %=20" or, for products of one tax class, "VAT 10 %=10:food". Errors: bad_request.
Result<Tax> parse_tax(std::string_view text);

/// tenants.settings of a new tenant. Errors: bad_request, one sentence that names the value.
Result<std::string> settings_json(const NewTenant& tenant);

/// Errors: as settings_json; bad_request for a time zone that PostgreSQL does not know; conflict if the name is taken.
Result<TenantId> create_tenant(Work& work, const NewTenant& tenant);

/// By id, by domain, or by name (in any case). Errors: not_found; conflict if two have that name.
Result<TenantRow> find_tenant(pg::Session& session, std::string_view text);

}  // namespace orderline::app
