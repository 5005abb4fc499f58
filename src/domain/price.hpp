// domain/price.hpp: what a product costs, decided in one place for every path.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/draft.hpp"

namespace orderline {

/// A tax of a tenant. Without a class it applies to every product, else to those of that class.
struct Tax {
    std::string name;
    std::int64_t ppm = 0;  // millionths: 10 % is 100000
    std::optional<std::string> product_class;
};

struct Special {
    SpecialId id;
    ProductId product;
    std::string name;
    std::optional<std::int64_t> price_minor;      // exactly one of the two
    std::optional<std::int64_t> percent_off_bp;   // hundredths of a percent
    std::optional<Instant> starts_at, ends_at;    // [starts_at, ends_at)
    bool active = true;
};

struct Product {
    ProductId id;
    std::string name, sku, size, unit;
    std::optional<std::int64_t> price_minor;      // none: cannot be ordered
    std::optional<Currency> currency;             // none: the tenant's
    Quantity step{1000};
    std::optional<std::string> tax_class;
    bool active = true;
};

struct Price {
    std::int64_t unit_minor = 0, list_minor = 0;
    PriceOrigin origin = PriceOrigin::list;
    std::string special;                          // name, if origin is special
    std::optional<Instant> special_ends_at;
};

bool applies(const Special& special, Instant at);

/// The lowest of the list price and the product's specials that apply at `at`. A special that is not lower than the list
/// price is none; of two equal ones the one that lasts longer is named. Percent off: the remaining price is rounded to the
/// minor unit, half away from zero.
/// Errors: conflict product_unavailable (inactive, no price or one beyond unit_price_minor_max, or in another currency).
Result<Price> resolve_price(const Product& product, const std::vector<Special>& specials, const Currency& currency, Instant at);

/// The sum of the taxes that apply, in millionths.
std::int64_t tax_ppm_of(const Product& product, const std::vector<Tax>& taxes);

/// A complete line for a product that the draft does not have yet. The quantity is checked by `apply`.
/// Errors: those of resolve_price.
Result<Line> make_line(const Product& product, const std::vector<Special>& specials, const std::vector<Tax>& taxes,
                       const Currency& currency, Quantity quantity, Reason reason, Instant at);

}  // namespace orderline
