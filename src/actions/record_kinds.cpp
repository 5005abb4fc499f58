// actions/record_kinds.cpp: the kinds of plain records: their fields, statements and permissions.
#include "actions/records.hpp"
#include "actions/sql.hpp"
#include "tables/generated/customers.hpp"
#include "tables/generated/product_specials.hpp"
#include "tables/generated/products.hpp"
#include "tables/repository.hpp"

namespace orderline::actions {
namespace {

using enum FieldType;

constexpr Field customer_fields[] = {
    {"id", id, {}}, {"first_name", text, "first_name", 100, true}, {"last_name", text, "last_name", 100, true},
    {"company", text, "company"}, {"email", text, "email", 254}, {"phone", text, "phone", 40},
    {"address", text, "address", 500}, {"city", text, "city"}, {"state", text, "state"},
    {"postal_code", text, "postal_code", 20}, {"country", text, "country", 100}, {"time_zone", text, "time_zone", 60},
    {"language", text, "language", 35}, {"industry_id", id, "industry_id"}, {"external_id", text, "external_id"},
    {"is_active", flag, "is_active"}, {"created_at", instant, {}}, {"updated_at", instant, {}}};

constexpr Field product_fields[] = {
    {"id", id, {}}, {"name", text, "name", 200, true}, {"description", text, "description", 5000}, {"sku", text, "sku", 100},
    {"size", text, "size"}, {"unit", text, "unit", 40}, {"pack_size", text, "pack_size"}, {"price", money, "price_minor"},
    {"currency", text, "currency", 3}, {"order_multiple", quantity, "order_multiple"}, {"tax_class", text, "tax_class", 60},
    {"category_id", id, "category_id"}, {"product_type_id", id, "product_type_id"}, {"image_url", text, "image_url", 2000},
    {"is_active", flag, "is_active"}, {"created_at", instant, {}}, {"updated_at", instant, {}}, {"thumbnail", text, {}}};

constexpr Field special_fields[] = {
    {"id", id, {}}, {"product_id", id, "product_id", 0, true}, {"product_name", text, {}}, {"name", text, "name", 200, true},
    {"price", money, "price_minor"}, {"currency", text, {}}, {"percent_off", percent, "percent_off"},
    {"start_date", instant, "start_date"}, {"end_date", instant, "end_date"}, {"is_active", flag, "is_active"},
    {"created_at", instant, {}}, {"updated_at", instant, {}}};

constexpr Field call_fields[] = {
    {"id", id, {}}, {"customer_id", id, {}}, {"customer_name", text, {}}, {"agent_id", id, {}}, {"agent_name", text, {}},
    {"status", text, {}}, {"outcome", text, {}}, {"purpose", text, {}}, {"direction", text, {}}, {"notes", text, {}},
    {"call_date", instant, {}}, {"ended_at", instant, {}}, {"duration", integer, {}}, {"follow_up_date", instant, {}},
    {"draft_id", id, {}}, {"order_id", id, {}}};

constexpr Field order_fields[] = {
    {"id", id, {}}, {"order_number", integer, {}}, {"status", text, {}}, {"currency", text, {}}, {"customer_id", id, {}},
    {"customer_name", text, {}}, {"order_date", instant, {}}, {"delivery_date", date, {}}, {"notes", text, {}},
    {"subtotal", money, {}}, {"tax", money, {}}, {"total", money, {}}, {"draft_id", id, {}}};

template <class Row>
RecordForms::Prepared insert_of(TenantId tenant, json::object columns) {
    columns["tenant_id"] = to_text(tenant);
    auto form = tables::from_json<typename tables::Described<Row>::Insert>(std::move(columns));
    if (!form) return std::unexpected(std::move(form).error());
    return tables::insert_params(fields_of(*form));
}

template <class Row, class Id>
RecordForms::Prepared update_of(TenantId tenant, Uuid id, const json::object& columns) {
    auto form = tables::from_json<typename tables::Described<Row>::Update>(columns);
    if (!form) return std::unexpected(std::move(form).error());
    typename tables::Described<Row>::Key key{tenant, Id{id}};
    return tables::update_params(fields_of(key), fields_of(*form));
}

template <class Row, class Id>
const RecordForms forms{tables::Described<Row>::table, insert_of<Row>, update_of<Row, Id>};

}  // namespace

const RecordKind customer_kind{"customer", customer_fields, Permission::customers_read, Permission::customers_write,
                           sql::customer_get, sql::customer_list, &forms<rows::Customer, CustomerId>, 2, 1};
const RecordKind product_kind{"product", product_fields, Permission::products_read, Permission::products_write,
                          sql::product_get, sql::product_list, &forms<rows::Product, ProductId>, 1, -1};
const RecordKind special_kind{"special", special_fields, Permission::products_read, Permission::products_write,
                          sql::special_get, sql::special_list, &forms<rows::ProductSpecial, rows::ProductSpecialId>, 3, -1};
const RecordKind call_kind{"call", call_fields, Permission::calls_read, Permission::calls_write,
                       sql::call_get, sql::call_list, nullptr, 10, -1};
const RecordKind order_kind{"order", order_fields, Permission::orders_read, Permission::orders_write,
                        sql::order_get, sql::order_list, nullptr, 6, -1};

}  // namespace orderline::actions
