// actions/catalogue.cpp: rows to products and specials.
#include "actions/catalogue.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

Product read_product(const pg::Rows& rows, int row) {
    Product product;
    product.id = rows.id<ProductId>(row, 0);
    product.name = rows.text(row, 1);
    product.sku = rows.text(row, 2);
    product.size = rows.text(row, 3);
    product.unit = rows.text(row, 4);
    product.price_minor = rows.maybe_integer(row, 5);
    if (!rows.null(row, 6)) product.currency = parse_currency(rows.text(row, 6));
    product.step.thousandths = rows.integer(row, 7);
    product.tax_class = rows.maybe_text(row, 8);
    product.active = rows.boolean(row, 9);
    return product;
}

Special read_special(const pg::Rows& rows, int row) {
    Special special;
    special.id = rows.id<SpecialId>(row, 0);
    special.product = rows.id<ProductId>(row, 1);
    special.name = rows.text(row, 2);
    special.price_minor = rows.maybe_integer(row, 3);
    special.percent_off_bp = rows.maybe_integer(row, 4);
    special.starts_at = rows.maybe_instant(row, 5);
    special.ends_at = rows.maybe_instant(row, 6);
    return special;
}

}  // namespace

std::string ids_text(const std::vector<ProductId>& ids) {
    std::string text = "{";
    for (const auto& id : ids) {
        if (text.size() > 1) text += ',';
        text += to_text(id);
    }
    return text + "}";
}

Task<Result<Priced>> read_products(pg::Pool& pool, TenantId tenant, const std::vector<ProductId>& ids, Deadline by) {
    Priced priced;
    if (ids.empty()) co_return priced;
    const auto settings = auth::reading_as(tenant);
    const auto params = pg::Params::of(tenant, ids_text(ids));
    CO_TRY(products, co_await pool.read(settings, sql::catalogue_products, params, by));
    CO_TRY(specials, co_await pool.read(settings, sql::catalogue_specials, params, by));
    for (int row = 0; row < products.size(); ++row) priced.products.push_back(read_product(products, row));
    for (int row = 0; row < specials.size(); ++row) priced.specials.push_back(read_special(specials, row));
    co_return priced;
}

}  // namespace orderline::actions
