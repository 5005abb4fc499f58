// domain/price.cpp: the one price resolver.
#include "domain/price.hpp"
#include <algorithm>

namespace orderline {
namespace {

constexpr std::int64_t whole_bp = 10'000;  // hundredths of a percent in 100 %

/// What the product costs by this special; none if the special says nothing sensible.
std::optional<std::int64_t> special_price(const Special& special, std::int64_t list_minor) {
    if (special.price_minor) return *special.price_minor >= 0 ? special.price_minor : std::nullopt;
    if (!special.percent_off_bp || *special.percent_off_bp <= 0 || *special.percent_off_bp > whole_bp) return std::nullopt;
    const auto price = multiply_divide_rounded(list_minor, whole_bp - *special.percent_off_bp, whole_bp);
    return price ? std::optional{*price} : std::nullopt;
}

bool lasts_longer(const std::optional<Instant>& a, const std::optional<Instant>& b) {
    return b && (!a || *a > *b);
}

std::unexpected<Error> unavailable(std::string sentence) {
    return fail(Code::conflict, "product_unavailable", std::move(sentence));
}

}  // namespace

bool applies(const Special& special, Instant at) {
    return special.active && (!special.starts_at || *special.starts_at <= at) && (!special.ends_at || at < *special.ends_at);
}

Result<Price> resolve_price(const Product& product, const std::vector<Special>& specials, const Currency& currency, Instant at) {
    if (!product.active) return unavailable("This product is no longer available.");
    if (!product.price_minor || *product.price_minor < 0 || *product.price_minor > unit_price_minor_max) {
        return unavailable("This product has no price and cannot be ordered.");
    }
    if (product.currency && *product.currency != currency) {
        return unavailable("This product is sold in another currency and cannot be ordered here.");
    }
    Price best;
    best.unit_minor = best.list_minor = *product.price_minor;
    for (const auto& special : specials) {
        if (special.product != product.id || !applies(special, at)) continue;
        const auto price = special_price(special, best.list_minor);
        // The list price has no end, so a special that is not lower never takes its place.
        const bool better = price && (*price < best.unit_minor || (*price == best.unit_minor &&
                                                                   lasts_longer(special.ends_at, best.special_ends_at)));
        if (!better) continue;
        best.unit_minor = *price;
        best.origin = PriceOrigin::special;
        best.special = special.name;
        best.special_ends_at = special.ends_at;
    }
    return best;
}

std::int64_t tax_ppm_of(const Product& product, const std::vector<Tax>& taxes) {
    std::int64_t sum = 0;
    for (const auto& tax : taxes) {
        if (!tax.product_class || tax.product_class == product.tax_class) sum += tax.ppm;
    }
    return sum;
}

Result<Line> make_line(const Product& product, const std::vector<Special>& specials, const std::vector<Tax>& taxes,
                       const Currency& currency, Quantity quantity, Reason reason, Instant at) {
    TRY(price, resolve_price(product, specials, currency, at));
    Line line;
    line.product = product.id;
    line.description = product.name;
    line.sku = product.sku;
    line.unit = product.unit;
    line.size = product.size;
    line.quantity = quantity;
    line.step = product.step;
    line.unit_price_minor = price.unit_minor;
    line.list_price_minor = price.list_minor;
    line.price_origin = price.origin;
    line.special = std::move(price.special);
    line.tax_ppm = tax_ppm_of(product, taxes);
    line.reason = std::move(reason);
    return line;
}

}  // namespace orderline
