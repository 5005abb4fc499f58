// app/import_known.cpp: customers, products and orders by the names that files use.
#include "app/import_known.hpp"
#include "app/sql.hpp"

namespace orderline::app {
namespace {

Result<void> read_customers(Work& work, TenantId tenant, Known& known) {
    TRY(rows, work.run(sql::known_customers, pg::Params::of(tenant)));
    for (int i = 0; i < rows.size(); ++i) {
        const auto id = rows.id<CustomerId>(i, 0);
        if (!rows.null(i, 1)) known.customers_by_external_id.emplace(rows.text(i, 1), id);
        if (!rows.null(i, 2)) known.customers_by_email.emplace(rows.text(i, 2), Known::Customer{id, !rows.null(i, 1)});
    }
    return {};
}

Result<void> read_products(Work& work, TenantId tenant, Known& known) {
    TRY(rows, work.run(sql::known_products, pg::Params::of(tenant)));
    for (int i = 0; i < rows.size(); ++i) {
        Product product;
        product.id = rows.id<ProductId>(i, 0);
        product.sku = rows.text(i, 1);
        product.name = rows.text(i, 2);
        product.unit = rows.text(i, 3);
        product.price_minor = rows.maybe_integer(i, 4);
        if (!rows.null(i, 5)) product.currency = parse_currency(rows.text(i, 5));
        product.tax_class = rows.maybe_text(i, 6);
        known.products.emplace(product.sku, product);
    }
    return {};
}

}  // namespace

Result<Known> read_known(Work& work, const TenantRow& tenant, ImportKind kind) {
    Known known;
    known.currency = tenant.currency;
    known.taxes = tenant.taxes;
    if (kind == ImportKind::customers) {
        TRY_VOID(read_customers(work, tenant.id, known));
        TRY(zones, work.run(sql::time_zones));
        for (int i = 0; i < zones.size(); ++i) known.time_zones.emplace(zones.text(i, 0));
    }
    if (kind == ImportKind::orders) {
        TRY_VOID(read_customers(work, tenant.id, known));
        TRY_VOID(read_products(work, tenant.id, known));
        TRY(orders, work.run(sql::known_orders, pg::Params::of(tenant.id)));
        for (int i = 0; i < orders.size(); ++i) {
            known.orders.emplace(orders.text(i, 1), Known::Order{orders.id<OrderId>(i, 0), orders.boolean(i, 2)});
        }
    }
    return known;
}

}  // namespace orderline::app
