// tests/domain/proposal_test.cpp: which lines a call starts with and why, by examples and by laws.
#include "domain/proposal.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <set>
#include "tests/support/any_draft.hpp"

namespace orderline {
namespace {

using std::chrono::days;

const ProductId apples = product_number(1), pears = product_number(2), plums = product_number(3), figs = product_number(4);

Instant days_ago(std::int64_t count) { return noon() - days{count}; }

/// Products 1 to 4, no history.
ProposalInput shop() {
    ProposalInput input;
    for (const auto id : {apples, pears, plums, figs}) input.products.push_back(product_of(id));
    input.currency = euro;
    input.at = noon();
    return input;
}

void order(ProposalInput& input, std::int64_t ago, std::initializer_list<std::pair<ProductId, std::int64_t>> lines) {
    for (const auto& [product, quantity] : lines) input.history.push_back({product, {quantity}, days_ago(ago)});
}

std::vector<ProductId> products_of(const std::vector<Line>& lines) {
    std::vector<ProductId> products;
    for (const auto& line : lines) products.push_back(line.product);
    return products;
}

Product& product(ProposalInput& input, ProductId id) { return *std::ranges::find(input.products, id, &Product::id); }

ProposalInput any_input(Random& random) {
    ProposalInput input = shop();
    for (auto& product : input.products) {
        product.active = !one_in(random, 5);
        product.step = {any_of(random, 0, 3) * 500};
        if (one_in(random, 8)) product.price_minor.reset();
    }
    if (one_in(random, 3)) input.products.pop_back();
    std::int64_t ago = any_of(random, 0, 20);
    for (auto orders = any_of(random, 0, 8); orders > 0; --orders) {
        for (auto lines = any_of(random, 0, 5); lines > 0; --lines) {
            input.history.push_back({any_product(random, 5), {any_of(random, -10, 20'000'000)}, days_ago(ago)});
        }
        ago += any_of(random, 1, 20);
    }
    for (auto count = any_of(random, 0, 3); count > 0; --count) input.favorites.push_back(any_product(random, 5));
    if (one_in(random, 2)) {
        Special special;
        special.product = any_product(random, 5);
        special.name = "Autumn";
        special.price_minor = any_of(random, 0, 2000);
        if (one_in(random, 2)) special.ends_at = noon() + days{3};
        input.specials.push_back(special);
    }
    return input;
}

}  // namespace

TEST(Proposal, OfACustomerWithoutOrdersIsEmpty) {
    auto input = shop();
    input.favorites = {apples};
    EXPECT_TRUE(propose(input).empty());
}

TEST(Proposal, RepeatsTheLastOrderInItsOrder) {
    auto input = shop();
    order(input, 14, {{pears, 2000}, {apples, 3000}});
    order(input, 15, {{plums, 1000}});
    const auto lines = propose(input);
    EXPECT_EQ(products_of(lines), (std::vector{pears, apples}));
    EXPECT_EQ(lines[0].quantity, Quantity{2000});
    EXPECT_EQ(lines[1].quantity, Quantity{3000});
    EXPECT_EQ(lines[0].reason, (Reason{ReasonCode::last_order, "Last order of 2026-11-08"}));
    EXPECT_EQ(lines[0].unit_price_minor, 1250);
}

TEST(Proposal, AddsUpAProductThatTheLastOrderHasTwice) {
    auto input = shop();
    order(input, 14, {{apples, 2000}, {pears, 1000}, {apples, 3000}});
    const auto lines = propose(input);
    EXPECT_EQ(products_of(lines), (std::vector{apples, pears}));
    EXPECT_EQ(lines[0].quantity, Quantity{5000});
}

TEST(Proposal, SaysThatALineIsAFavourite) {
    auto input = shop();
    order(input, 14, {{apples, 1000}});
    input.favorites = {apples, pears};
    const auto lines = propose(input);
    ASSERT_EQ(products_of(lines), (std::vector{apples}));
    EXPECT_EQ(lines[0].reason, (Reason{ReasonCode::last_order, "Last order of 2026-11-08, a favourite"}));
}

TEST(Proposal, ShowsASpecialOnWhatIsOrderedAndAddsNoOther) {
    auto input = shop();
    order(input, 14, {{apples, 1000}});
    for (const auto id : {apples, pears}) {
        Special special;
        special.product = id;
        special.name = "Autumn";
        special.price_minor = 900;
        // Good until the end of Friday.
        special.ends_at = *parse_instant("2026-11-28T00:00:00Z");
        input.specials.push_back(special);
    }
    auto lines = propose(input);
    ASSERT_EQ(products_of(lines), (std::vector{apples}));
    EXPECT_EQ(lines[0].reason, (Reason{ReasonCode::special, "Special until 2026-11-27"}));
    EXPECT_EQ(lines[0].unit_price_minor, 900);
    EXPECT_EQ(lines[0].special, "Autumn");
    input.specials[0].ends_at.reset();
    lines = propose(input);
    EXPECT_EQ(lines[0].reason, (Reason{ReasonCode::special, "Special: Autumn"}));
}

struct RhythmCase {
    std::string name;
    std::vector<std::int64_t> days_ago;
    std::string_view reason;  // "" = not proposed
};
void PrintTo(const RhythmCase& c, std::ostream* out) { *out << c.name; }
class Rhythm : public testing::TestWithParam<RhythmCase> {};

TEST_P(Rhythm, BringsBackWhatIsDue) {
    auto input = shop();
    order(input, 0, {{apples, 1000}});
    for (const auto ago : GetParam().days_ago) order(input, ago, {{pears, 2000}});
    const auto lines = propose(input);
    if (GetParam().reason.empty()) {
        EXPECT_EQ(products_of(lines), (std::vector{apples}));
    } else {
        ASSERT_EQ(products_of(lines), (std::vector{apples, pears}));
        EXPECT_EQ(lines[1].reason, (Reason{ReasonCode::rhythm, std::string{GetParam().reason}}));
        EXPECT_EQ(lines[1].quantity, Quantity{2000});
    }
}

INSTANTIATE_TEST_SUITE_P(Proposal, Rhythm, testing::Values(
    RhythmCase{"due_today", {14, 28, 42}, "Usually every 14 days"},
    RhythmCase{"a_week_overdue", {21, 35, 49}, "Usually every 14 days"},
    RhythmCase{"due_within_a_quarter", {15, 35, 55}, "Usually every 20 days"},
    RhythmCase{"due_later_than_that", {14, 34, 54}, ""},
    RhythmCase{"two_orders_are_no_rhythm", {14, 28}, ""},
    RhythmCase{"given_up", {43, 57, 71}, ""},
    RhythmCase{"not_yet_given_up", {42, 56, 70}, "Usually every 14 days"},
    RhythmCase{"one_long_gap_does_not_matter", {14, 28, 42, 300}, "Usually every 14 days"},
    RhythmCase{"the_mean_of_the_middle_gaps", {15, 25, 45}, "Usually every 15 days"},
    RhythmCase{"every_day", {1, 2, 3}, "Usually every day"}
), [](const auto& row) { return row.param.name; });

TEST(Proposal, PutsTheLongestDueFirst) {
    auto input = shop();
    order(input, 0, {{apples, 1000}});
    order(input, 10, {{pears, 1000}});
    order(input, 15, {{plums, 1000}});
    order(input, 20, {{pears, 1000}});
    order(input, 25, {{plums, 1000}});
    order(input, 30, {{pears, 1000}});
    order(input, 35, {{plums, 1000}});
    EXPECT_EQ(products_of(propose(input)), (std::vector{apples, plums, pears}));
}

TEST(Proposal, TakesTheLatestQuantityOfARhythm) {
    auto input = shop();
    order(input, 0, {{apples, 1000}});
    order(input, 14, {{pears, 5000}});
    order(input, 28, {{pears, 1000}});
    order(input, 42, {{pears, 1000}});
    EXPECT_EQ(propose(input)[1].quantity, Quantity{5000});
}

struct StepCase {
    std::int64_t ordered, step, proposed;  // 0 = left out
};
void PrintTo(const StepCase& c, std::ostream* out) { *out << c.ordered << " in steps of " << c.step; }
class ProposedQuantity : public testing::TestWithParam<StepCase> {};

TEST_P(ProposedQuantity, IsRoundedUpToTheStep) {
    auto input = shop();
    product(input, apples).step = {GetParam().step};
    order(input, 14, {{apples, GetParam().ordered}});
    const auto lines = propose(input);
    EXPECT_EQ(lines.empty() ? 0 : lines[0].quantity.thousandths, GetParam().proposed);
}

INSTANTIATE_TEST_SUITE_P(Proposal, ProposedQuantity, testing::Values(
    StepCase{1000, 1000, 1000}, StepCase{1001, 1000, 2000}, StepCase{5000, 6000, 6000}, StepCase{1, 250, 250},
    StepCase{0, 1000, 0}, StepCase{-1000, 1000, 0}, StepCase{777, 0, 777}, StepCase{9'999'000, 6000, 9'996'000},
    StepCase{INT64_MAX, 1000, 9'999'000}, StepCase{1000, 10'000'000, 0}
));

TEST(Proposal, LeavesOutWhatCannotBeOrdered) {
    auto input = shop();
    order(input, 14, {{apples, 1000}, {pears, 1000}, {plums, 1000}, {figs, 1000}, {product_number(99), 1000}});
    product(input, apples).active = false;
    product(input, pears).price_minor.reset();
    product(input, plums).currency = Currency{'U', 'S', 'D'};
    EXPECT_EQ(products_of(propose(input)), (std::vector{figs}));
}

TEST(Proposal, HasNoMoreLinesThanADraftMayHave) {
    auto input = shop();
    for (std::uint64_t n = 1000; n < 1300; ++n) {
        input.products.push_back(product_of(product_number(n)));
        order(input, 14, {{product_number(n), 1000}});
    }
    EXPECT_EQ(propose(input).size(), lines_max);
}

TEST(ProposalLaw, EveryLineMayStandInADraft) {
    for_seeds(3000, [](Random& random) {
        const auto input = any_input(random);
        const auto lines = propose(input);
        std::set<ProductId> seen;
        Draft draft;
        draft.currency = euro;
        for (const auto& line : lines) {
            EXPECT_TRUE(seen.insert(line.product).second) << "two lines of one product";
            EXPECT_FALSE(line.reason.text.empty());
            EXPECT_NE(line.reason.code, ReasonCode::added);
            EXPECT_EQ(line.reason.code == ReasonCode::special, line.price_origin == PriceOrigin::special);
            const auto known = std::ranges::find(input.products, line.product, &Product::id);
            ASSERT_NE(known, input.products.end());
            EXPECT_TRUE(known->active);
            EXPECT_EQ(line.quantity.thousandths % std::max<std::int64_t>(1, known->step.thousandths), 0);
            EXPECT_TRUE(std::ranges::any_of(input.history, [&](const auto& past) { return past.product == line.product; }));
            auto after = apply(draft, PutLine{line, std::nullopt, std::nullopt}, noon());
            ASSERT_TRUE(after) << after.error().message;
            draft = *std::move(after);
        }
        EXPECT_EQ(draft.lines, lines);
    });
}

TEST(ProposalLaw, WhatCanBeOrderedOfTheLastOrderIsThere) {
    for_seeds(1000, [](Random& random) {
        const auto input = any_input(random);
        const auto lines = propose(input);
        for (const auto& past : input.history) {
            if (past.ordered_at != input.history.front().ordered_at || past.quantity <= Quantity{}) continue;
            const auto known = std::ranges::find(input.products, past.product, &Product::id);
            const bool possible = known != input.products.end() && known->active && known->price_minor;
            const bool negative_too = std::ranges::any_of(input.history, [&](const auto& other) {
                return other.product == past.product && other.quantity <= Quantity{};
            });
            if (negative_too) continue;
            EXPECT_EQ(std::ranges::find(lines, past.product, &Line::product) != lines.end(), possible);
        }
    });
}

}  // namespace orderline
