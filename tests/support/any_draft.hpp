// tests/support/any_draft.hpp: drafts, lines and operations made from a seed, and small fixed ones.
#pragma once
#include <set>
#include "domain/draft.hpp"
#include "domain/price.hpp"
#include "tests/support/seeds.hpp"

namespace orderline {

inline constexpr Currency euro{'E', 'U', 'R'};

/// 2026-11-22T12:00:00Z: the "now" of tests without a clock.
Instant noon();

/// An id that ends with `number`: product 7 is the same in every test.
ProductId product_number(std::uint64_t number);

/// A complete line within all limits, one case at 12.50 EUR with 10 % tax.
Line line_of(ProductId product);
/// A product at 12.50 EUR, sold by the piece.
Product product_of(ProductId product);

/// Small numbers of products, so that operations meet on the same line.
ProductId any_product(Random& random, std::uint64_t products = 8);
Line any_line(Random& random, ProductId product);
/// Open, within all limits, at most `products` lines.
Draft any_draft(Random& random, std::uint64_t products = 8);
/// Whatever a client may ask for: about one in four is refused.
Operation any_operation(Random& random, std::uint64_t products = 8);

/// The products that the operation touches: none for a note or a date.
std::set<ProductId> touched_by(const Operation& operation);
/// The draft with its lines by product: what is left when order does not count.
Draft sorted(Draft draft);

}  // namespace orderline
