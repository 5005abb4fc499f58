// actions/tenants.cpp: settings of a tenant, read and remembered.
#include "actions/tenants.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"
#include "base/json.hpp"

namespace orderline::actions {
namespace {

std::unexpected<Error> wrong_setting(std::string_view key) {
    return fail(Code::internal, "internal", "The settings of this business are incomplete. Ask its administrator.",
                "tenants.settings: " + std::string{key});
}

std::string text_of(const json::object& object, std::string_view key, std::string_view otherwise) {
    const auto* value = object.if_contains(key);
    return std::string{value && value->is_string() ? std::string_view{value->get_string()} : otherwise};
}

}  // namespace

Result<TenantFacts> read_tenant(TenantId id, std::string_view name, std::string_view settings_json) {
    TRY(settings, parse_json(settings_json));
    if (!settings.is_object()) return wrong_setting("is no object");
    const auto& object = settings.get_object();
    TenantFacts facts;
    facts.id = id;
    facts.name = name;
    const auto currency = parse_currency(text_of(object, "currency", "EUR"));
    if (!currency) return wrong_setting("currency");
    facts.currency = *currency;
    facts.locale = text_of(object, "locale", "en");
    facts.time_zone = text_of(object, "time_zone", "UTC");
    const auto* taxes = object.if_contains("taxes");
    if (!taxes) return facts;
    if (!taxes->is_array()) return wrong_setting("taxes");
    for (const auto& one : taxes->get_array()) {
        if (!one.is_object()) return wrong_setting("taxes");
        const auto* rate = one.get_object().if_contains("rate");
        const auto percent = rate ? exact_number(*rate, 4) : std::nullopt;  // 10 % = 100000 millionths: four digits
        if (!percent || *percent < 0) return wrong_setting("taxes.rate");
        Tax tax{text_of(one.get_object(), "name", "tax"), *percent, std::nullopt};
        if (const auto product_class = text_of(one.get_object(), "class", ""); !product_class.empty()) {
            tax.product_class = product_class;
        }
        facts.taxes.push_back(std::move(tax));
    }
    return facts;
}

Task<Result<std::shared_ptr<const TenantFacts>>> Tenants::facts(TenantId tenant, Deadline by) {
    const auto at = std::chrono::steady_clock::now();
    if (const auto known = remembered_.find(tenant); known != remembered_.end() && known->second.until > at) {
        co_return known->second.facts;
    }
    CO_TRY(rows, co_await pool_.read(auth::reading_as(tenant), sql::tenant_facts, pg::Params::of(tenant), by));
    if (rows.empty()) co_return fail(Code::not_found, "not_found", "There is no such business.");
    CO_TRY(facts, read_tenant(tenant, rows.text(0, 0), rows.text(0, 1)));
    if (remembered_.size() >= remembered_max) remembered_.clear();
    auto shared = std::make_shared<const TenantFacts>(std::move(facts));
    remembered_[tenant] = {shared, at + memory_time};
    co_return shared;
}

}  // namespace orderline::actions
