// tests/support/any_draft.cpp: drafts and operations made from random numbers.
#include "tests/support/any_draft.hpp"
#include <algorithm>
#include <array>

namespace orderline {
namespace {

std::string any_text(Random& random) {
    static constexpr std::array<std::string_view, 8> words{"",      "apples", "Äpfel",    "pears & plums",
                                                           "3:abc", "\"\\\n", "二十個", "please ring twice"};
    return std::string{words[static_cast<std::size_t>(any_of(random, 0, words.size() - 1))]};
}

Quantity any_step(Random& random) {
    static constexpr std::array<std::int64_t, 5> steps{1, 250, 500, 1000, 6000};
    return {steps[static_cast<std::size_t>(any_of(random, 0, steps.size() - 1))]};
}

Quantity any_multiple(Random& random, Quantity step) {
    return {any_of(random, 1, quantity_max.thousandths / step.thousandths) * step.thousandths};
}

std::int64_t any_price(Random& random) {
    switch (any_of(random, 0, 3)) {
        case 0: return any_of(random, 0, 20);
        case 1: return any_of(random, unit_price_minor_max - 20, unit_price_minor_max);
        default: return any_of(random, 0, 100'000);
    }
}

PutLine any_put(Random& random, std::uint64_t products) {
    PutLine put{any_line(random, any_product(random, products)), std::nullopt, std::nullopt};
    put.line.step = {500};  // the same for all, so that most quantities are multiples of what the draft holds
    put.line.quantity = any_multiple(random, {6000});
    if (one_in(random, 8)) put.line.quantity.thousandths = any_of(random, -2000, 3000);
    if (one_in(random, 12)) put.line.quantity.thousandths = any_of(random, quantity_max.thousandths, INT64_MAX);
    if (one_in(random, 3)) put.note = any_text(random);
    if (one_in(random, 4)) put.manual_price_minor = any_price(random);
    if (one_in(random, 16)) put.manual_price_minor = any_of(random, INT64_MIN, INT64_MAX);
    return put;
}

}  // namespace

Instant noon() {
    using namespace std::chrono_literals;
    return std::chrono::sys_days{2026y / std::chrono::November / 22} + 12h;
}

ProductId product_number(std::uint64_t number) {
    ProductId id;
    for (std::size_t i = 0; i < 8; ++i) id.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 255);
    return id;
}

Line line_of(ProductId product) {
    Line line;
    line.product = product;
    line.description = "Apples, red";
    line.sku = "A-1";
    line.unit = "case";
    line.size = "10 kg";
    line.quantity = {1000};
    line.unit_price_minor = line.list_price_minor = 1250;
    line.tax_ppm = 100'000;
    line.reason = {ReasonCode::last_order, "Last order of 2026-11-08"};
    return line;
}

Product product_of(ProductId id) {
    Product product;
    product.id = id;
    product.name = "Apples, red";
    product.sku = "A-1";
    product.unit = "case";
    product.size = "10 kg";
    product.price_minor = 1250;
    return product;
}

ProductId any_product(Random& random, std::uint64_t products) {
    return product_number(static_cast<std::uint64_t>(any_of(random, 1, static_cast<std::int64_t>(products))));
}

Line any_line(Random& random, ProductId product) {
    Line line = line_of(product);
    line.description = any_text(random);
    line.size = any_text(random);
    line.note = any_text(random);
    line.step = any_step(random);
    line.quantity = any_multiple(random, line.step);
    line.list_price_minor = any_price(random);
    line.unit_price_minor = any_price(random);
    line.price_origin = static_cast<PriceOrigin>(any_of(random, 0, 2));
    if (line.price_origin == PriceOrigin::special) line.special = "Autumn";
    line.tax_ppm = any_of(random, 0, tax_ppm_max);
    return line;
}

Draft any_draft(Random& random, std::uint64_t products) {
    Draft draft;
    draft.version = any_of(random, 1, 1000);
    draft.status = one_in(random, 2) ? DraftStatus::draft : DraftStatus::presented;
    draft.currency = euro;
    draft.note = any_text(random);
    for (std::uint64_t number = 1; number <= products; ++number) {
        if (one_in(random, 2)) draft.lines.push_back(any_line(random, product_number(number)));
    }
    std::ranges::shuffle(draft.lines, random);
    if (one_in(random, 2)) draft.expires_at = noon() + std::chrono::hours{1};
    return draft;
}

Operation any_operation(Random& random, std::uint64_t products) {
    switch (any_of(random, 0, 7)) {
        case 0: return SetNote{one_in(random, 6) ? std::string(note_characters_max + 1, 'x') : any_text(random)};
        case 1:
            if (one_in(random, 3)) return SetDeliveryDate{};
            return SetDeliveryDate{Date{std::chrono::sys_days{std::chrono::days{any_of(random, 20000, 21000)}}}};
        case 2:
        case 3: return RemoveLine{any_product(random, products)};
        default: return any_put(random, products);
    }
}

std::set<ProductId> touched_by(const Operation& operation) {
    if (const auto* put = std::get_if<PutLine>(&operation)) return {put->line.product};
    if (const auto* remove = std::get_if<RemoveLine>(&operation)) return {remove->product};
    return {};
}

Draft sorted(Draft draft) {
    std::ranges::sort(draft.lines, {}, &Line::product);
    return draft;
}

}  // namespace orderline
