// tests/domain/draft_law_test.cpp: what always holds for drafts, tried with thousands of seeds.
#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include "domain/draft.hpp"
#include "tests/support/any_draft.hpp"
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

/// Where a stream's operation goes: two operations "meet" if both touch the same product, both the note or both the date.
bool meet(const Operation& a, const Operation& b) {
    if (touched_by(a).empty() || touched_by(b).empty()) return a.index() == b.index();
    return touched_by(a) == touched_by(b);
}

/// Applies what is allowed and skips what is refused, as a server does that takes one operation after the other.
Draft apply_all(Draft draft, const std::vector<Operation>& operations) {
    for (const auto& operation : operations) {
        if (auto after = apply(draft, operation, noon())) draft = *std::move(after);
    }
    return draft;
}

std::vector<Operation> interleaved(Random& random, const std::vector<Operation>& a, const std::vector<Operation>& b) {
    std::vector<Operation> both;
    std::size_t from_a = 0, from_b = 0;
    while (from_a < a.size() || from_b < b.size()) {
        const bool take_a = from_b == b.size() || (from_a < a.size() && one_in(random, 2));
        both.push_back(take_a ? a[from_a++] : b[from_b++]);
    }
    return both;
}

/// 128-bit sums of exact line amounts, each rounded by comparing twice the remainder.
std::int64_t rounded_by_remainder(std::int64_t a, std::int64_t b, std::int64_t divisor) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(a) * b;
    const Wide quotient = product / divisor, rest = product % divisor;
    return static_cast<std::int64_t>(quotient + (rest * 2 >= divisor ? 1 : 0));
}

}  // namespace

TEST(DraftLaw, TheVersionGrowsByOneOrTheOperationIsRefused) {
    int kept = 0, refused = 0;
    for_seeds(3000, [&](Random& random) {
        const Draft before = any_draft(random);
        const auto after = apply(before, any_operation(random), noon());
        if (after) {
            EXPECT_EQ(after->version, before.version + 1);
            EXPECT_EQ(after->status, before.status);
            EXPECT_EQ(after->expires_at, before.expires_at);
            ++kept;
        } else {
            EXPECT_FALSE(after.error().reason.empty());
            EXPECT_FALSE(after.error().message.empty());
            ++refused;
        }
    });
    // Only worth something if both happen.
    if (!std::getenv("ORDERLINE_SEED")) {
        EXPECT_GT(kept, 500);
        EXPECT_GT(refused, 500);
    }
}

TEST(DraftLaw, AnOperationChangesNoOtherLine) {
    for_seeds(3000, [](Random& random) {
        const Draft before = any_draft(random);
        const auto operation = any_operation(random);
        const auto after = apply(before, operation, noon());
        if (!after) return;
        const auto touched = touched_by(operation);
        for (const auto& line : before.lines) {
            if (touched.contains(line.product)) continue;
            const auto* still = find_line(*after, line.product);
            ASSERT_NE(still, nullptr);
            EXPECT_EQ(*still, line);
        }
        for (const auto& line : after->lines) EXPECT_TRUE(touched.contains(line.product) || find_line(before, line.product));
    });
}

TEST(DraftLaw, NoProductHasTwoLines) {
    for_seeds(500, [](Random& random) {
        Draft draft = any_draft(random);
        for (int i = 0; i < 30; ++i) {
            if (auto after = apply(draft, any_operation(random), noon())) draft = *std::move(after);
        }
        std::set<ProductId> products;
        for (const auto& line : draft.lines) EXPECT_TRUE(products.insert(line.product).second);
    });
}

TEST(DraftLaw, AnyTwoInterleavingsOnDifferentLinesGiveTheSameDraft) {
    for_seeds(2000, [](Random& random) {
        const Draft before = any_draft(random);
        std::vector<Operation> agent, customer;
        for (int i = 0; i < 8; ++i) agent.push_back(any_operation(random));
        for (int i = 0; i < 8; ++i) {
            const auto one = any_operation(random);
            if (std::ranges::none_of(agent, [&](const auto& other) { return meet(one, other); })) customer.push_back(one);
        }
        const auto first = apply_all(before, interleaved(random, agent, customer));
        const auto second = apply_all(before, interleaved(random, agent, customer));
        EXPECT_EQ(sorted(first), sorted(second));
        EXPECT_EQ(first.version, second.version);
        EXPECT_EQ(digest_of(first), digest_of(second));
        EXPECT_EQ(totals_of(first), totals_of(second));
    });
}

TEST(DraftLaw, OnTheSameLineTheLaterOneWins) {
    for_seeds(1000, [](Random& random) {
        Draft draft = any_draft(random);
        std::map<ProductId, std::optional<Quantity>> last;
        for (const auto& line : draft.lines) last[line.product] = line.quantity;
        for (int i = 0; i < 20; ++i) {
            const auto operation = any_operation(random, 3);
            auto after = apply(draft, operation, noon());
            if (!after) continue;
            draft = *std::move(after);
            if (const auto* put = std::get_if<PutLine>(&operation)) last[put->line.product] = put->line.quantity;
            if (const auto* remove = std::get_if<RemoveLine>(&operation)) last[remove->product] = std::nullopt;
        }
        for (const auto& [product, quantity] : last) {
            const auto* line = find_line(draft, product);
            ASSERT_EQ(line != nullptr, quantity.has_value());
            if (line) {
                EXPECT_EQ(line->quantity, *quantity);
            }
        }
    });
}

TEST(DraftLaw, ReplayingTheKeptOperationsGivesTheSameDraft) {
    for_seeds(500, [](Random& random) {
        const Draft before = any_draft(random);
        Draft draft = before;
        std::vector<Operation> trail;
        for (int i = 0; i < 30; ++i) {
            const auto operation = any_operation(random);
            if (auto after = apply(draft, operation, noon())) {
                draft = *std::move(after);
                trail.push_back(operation);
            }
        }
        EXPECT_EQ(apply_all(before, trail), draft);
        EXPECT_EQ(draft.version, before.version + static_cast<std::int64_t>(trail.size()));
    });
}

TEST(DraftLaw, SettingWhatIsThereAlreadyChangesOnlyTheVersion) {
    for_seeds(1000, [](Random& random) {
        const Draft before = any_draft(random);
        const auto operation = any_operation(random);
        auto once = apply(before, operation, noon());
        if (!once || std::holds_alternative<RemoveLine>(operation)) return;
        auto twice = apply(*once, operation, noon());
        ASSERT_TRUE(twice);
        EXPECT_EQ(digest_of(*twice), digest_of(*once));
        twice->version = once->version;
        EXPECT_EQ(*twice, *once);
    });
}

TEST(DraftLaw, TotalsAreTheSumOfTheLinesEachRoundedOnce) {
    for_seeds(2000, [](Random& random) {
        const Draft draft = any_draft(random);
        std::int64_t subtotal = 0, tax = 0;
        for (const auto& line : draft.lines) {
            const auto total = rounded_by_remainder(line.unit_price_minor, line.quantity.thousandths, 1000);
            EXPECT_EQ(line_total_minor(line), total);
            EXPECT_EQ(line_tax_minor(line), rounded_by_remainder(total, line.tax_ppm, 1'000'000));
            subtotal += line_total_minor(line);
            tax += line_tax_minor(line);
        }
        EXPECT_EQ(totals_of(draft), (Totals{subtotal, tax, subtotal + tax}));
    });
}

TEST(DraftLaw, AManualPriceStaysUnderChangesOfTheQuantity) {
    for_seeds(1000, [](Random& random) {
        Draft draft = any_draft(random);
        const auto product = any_product(random);
        PutLine priced{line_of(product), std::nullopt, any_of(random, 0, 5000)};
        priced.line.quantity = {6000};
        auto put = apply(draft, priced, noon());
        ASSERT_TRUE(put);
        draft = *std::move(put);
        for (int i = 0; i < 10; ++i) {
            PutLine other{any_line(random, product), std::nullopt, std::nullopt};
            other.line.quantity = {any_of(random, 1, 100) * 6000};
            auto after = apply(draft, other, noon());
            ASSERT_TRUE(after);
            draft = *std::move(after);
            EXPECT_EQ(find_line(draft, product)->unit_price_minor, *priced.manual_price_minor);
            EXPECT_EQ(find_line(draft, product)->price_origin, PriceOrigin::manual);
        }
    });
}

TEST(DraftLaw, OnlyTheCurrentVersionAndDigestAreAccepted) {
    for_seeds(2000, [](Random& random) {
        Draft draft = any_draft(random);
        if (draft.lines.empty()) draft.lines.push_back(line_of(product_number(1)));
        const Seen seen{draft.version, digest_of(draft)};
        auto changed = apply(draft, any_operation(random), noon());
        const Draft now_there = changed ? *changed : draft;
        const auto stale = accept(now_there, seen, {}, noon());
        EXPECT_EQ(stale.has_value(), !changed.has_value());
        if (!stale) {
            EXPECT_EQ(stale.error().reason, "draft_changed");
        }
        Seen wrong = seen;
        wrong.digest[static_cast<std::size_t>(any_of(random, 0, 31))] ^= std::byte{1};
        EXPECT_FALSE(accept(draft, wrong, {}, noon()));
        EXPECT_FALSE(accept(draft, {seen.version + 1, seen.digest}, {}, noon()));
        const auto right = accept(draft, seen, {}, noon());
        ASSERT_TRUE(right);
        EXPECT_EQ(right->accepted, seen);
        EXPECT_EQ(right->version, draft.version);
        EXPECT_EQ(digest_of(*right), seen.digest);
    });
}

TEST(DraftLaw, NothingChangesWhatWasAccepted) {
    for_seeds(500, [](Random& random) {
        Draft draft = any_draft(random);
        if (draft.lines.empty()) draft.lines.push_back(line_of(product_number(1)));
        const auto accepted = accept(draft, {draft.version, digest_of(draft)}, {}, noon());
        ASSERT_TRUE(accepted);
        EXPECT_EQ(apply(*accepted, any_operation(random), noon()).error().reason, "draft_closed");
        EXPECT_EQ(present(*accepted, noon()).error().reason, "draft_closed");
        EXPECT_EQ(decline(*accepted, noon()).error().reason, "draft_closed");
        EXPECT_EQ(accept(*accepted, *accepted->accepted, {}, noon()).error().reason, "already_accepted");
    });
}

TEST(DraftLaw, TheDigestTellsEveryVisibleDifferenceAndNoOther) {
    for_seeds(2000, [](Random& random) {
        const Draft a = any_draft(random, 3);
        Draft b = a;
        std::ranges::shuffle(b.lines, random);
        b.version += 1;
        b.status = DraftStatus::presented;
        for (auto& line : b.lines) line.reason.text += "!";
        EXPECT_EQ(digest_of(a), digest_of(b));
        const Draft c = any_draft(random, 3);
        const bool same_text = canonical_text(a) == canonical_text(c);
        EXPECT_EQ(same_text, digest_of(a) == digest_of(c));
    });
}

}  // namespace orderline
