// actions/catalogue.hpp: products and the specials on them, as the pricing rules want them.
#pragma once
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "domain/price.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct Priced {
    std::vector<Product> products;   // those that exist, also inactive ones
    std::vector<Special> specials;   // active ones on these products, whatever their dates
};

/// At most 500 ids. Errors: timeout, unavailable.
Task<Result<Priced>> read_products(pg::Pool& pool, TenantId tenant, const std::vector<ProductId>& ids, Deadline by);

/// "{id,id}" as Postgres reads an array of uuid.
std::string ids_text(const std::vector<ProductId>& ids);

}  // namespace orderline::actions
