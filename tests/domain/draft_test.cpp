// tests/domain/draft_test.cpp: each rule of a draft, a case a row.
#include "domain/draft.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <functional>
#include "tests/support/any_draft.hpp"

namespace orderline {
namespace {

const ProductId apples = product_number(1), pears = product_number(2), plums = product_number(3);

Draft two_lines() {
    Draft draft;
    draft.currency = euro;
    draft.version = 7;
    draft.lines = {line_of(apples), line_of(pears)};
    return draft;
}

PutLine put(ProductId product, std::int64_t thousandths) {
    PutLine put{line_of(product), std::nullopt, std::nullopt};
    put.line.quantity = {thousandths};
    return put;
}

PutLine put_at(std::int64_t price_minor) {
    PutLine priced = put(apples, 1000);
    priced.manual_price_minor = price_minor;
    return priced;
}

PutLine put_noted(std::string note) {
    PutLine noted = put(apples, 1000);
    noted.note = std::move(note);
    return noted;
}

Draft with_status(DraftStatus status) {
    Draft draft = two_lines();
    draft.status = status;
    return draft;
}

Seen seen(const Draft& draft) { return {draft.version, digest_of(draft)}; }

struct RefusalCase {
    std::string name;
    Operation operation;
    Code code;
    std::string_view reason;
    std::string_view sentence;
};
void PrintTo(const RefusalCase& c, std::ostream* out) { *out << c.name; }
class Refusal : public testing::TestWithParam<RefusalCase> {};

TEST_P(Refusal, SaysWhy) {
    const auto after = apply(two_lines(), GetParam().operation, noon());
    ASSERT_FALSE(after);
    EXPECT_EQ(after.error().code, GetParam().code);
    EXPECT_EQ(after.error().reason, GetParam().reason);
    EXPECT_EQ(after.error().message, GetParam().sentence);
}

Draft stepped(std::int64_t step) {
    Draft draft = two_lines();
    draft.lines[0].step = {step};
    return draft;
}

constexpr auto bad = Code::bad_request;
constexpr std::string_view invalid = "validation_failed";
const Date no_date{std::chrono::year{2026}, std::chrono::February, std::chrono::day{30}};

INSTANTIATE_TEST_SUITE_P(Draft, Refusal, testing::Values(
    RefusalCase{"no_quantity", put(apples, 0), bad, invalid, "The quantity must be more than 0."},
    RefusalCase{"negative_quantity", put(apples, -1000), bad, invalid, "The quantity must be more than 0."},
    RefusalCase{"no_quantity_of_a_new_line", put(plums, 0), bad, invalid, "The quantity must be more than 0."},
    RefusalCase{"too_many", put(apples, 10'000'000), bad, invalid, "The quantity must be at most 9999."},
    RefusalCase{"half_a_piece", put(apples, 1500), bad, invalid, "The quantity must be a multiple of 1."},
    RefusalCase{"negative_price", put_at(-1), bad, invalid, "The price must not be negative."},
    RefusalCase{"price_too_large", put_at(unit_price_minor_max + 1), bad, invalid, "The price is too large."},
    RefusalCase{"largest_number_as_price", put_at(INT64_MAX), bad, invalid, "The price is too large."},
    RefusalCase{"line_note_too_long", put_noted(std::string(2001, 'x')), bad, invalid,
                "The note must be at most 2000 characters long."},
    RefusalCase{"line_note_with_nul", put_noted(std::string("a\0b", 3)), bad, invalid,
                "The note contains characters that cannot be stored."},
    RefusalCase{"note_too_long", SetNote{std::string(2001, 'x')}, bad, invalid,
                "The note must be at most 2000 characters long."},
    RefusalCase{"note_not_utf8", SetNote{"\xff"}, bad, invalid, "The note contains characters that cannot be stored."},
    RefusalCase{"no_such_date", SetDeliveryDate{no_date}, bad, invalid, "The delivery date does not exist."},
    RefusalCase{"removing_what_is_not_there", RemoveLine{plums}, Code::not_found, "line_not_found",
                "This product is not in the draft."}
), [](const auto& row) { return row.param.name; });

struct QuantityCase {
    std::int64_t step, thousandths;
    bool allowed;
};
void PrintTo(const QuantityCase& c, std::ostream* out) { *out << c.thousandths << " in steps of " << c.step; }
class QuantityRule : public testing::TestWithParam<QuantityCase> {};

TEST_P(QuantityRule, IsAMultipleOfTheStepWithinLimits) {
    EXPECT_EQ(apply(stepped(GetParam().step), put(apples, GetParam().thousandths), noon()).has_value(), GetParam().allowed);
}

INSTANTIATE_TEST_SUITE_P(Draft, QuantityRule, testing::Values(
    QuantityCase{1000, 1000, true}, QuantityCase{1000, 9'999'000, true}, QuantityCase{1000, 9'999'001, false},
    QuantityCase{250, 250, true}, QuantityCase{250, 1250, true}, QuantityCase{250, 1300, false},
    QuantityCase{6000, 6000, true}, QuantityCase{6000, 5000, false}, QuantityCase{1, 1, true},
    QuantityCase{0, 1, true}, QuantityCase{-5, 7, true}, QuantityCase{1000, INT64_MIN, false}, QuantityCase{1000, INT64_MAX, false}
));

TEST(Draft, TheStepOfTheLineInTheDraftCountsNotThatOfTheRequest) {
    auto request = put(apples, 500);
    request.line.step = {500};
    EXPECT_FALSE(apply(two_lines(), request, noon()));
}

TEST(Draft, ANewLineIsAppendedAsItIs) {
    auto request = put(plums, 3000);
    request.line.note = "ripe ones";
    const auto after = apply(two_lines(), request, noon());
    ASSERT_TRUE(after);
    ASSERT_EQ(after->lines.size(), 3u);
    EXPECT_EQ(after->lines.back(), request.line);
    EXPECT_EQ(after->version, 8);
}

TEST(Draft, AKnownLineKeepsItsFactsItsPriceAndItsPlace) {
    auto request = put(apples, 3000);
    request.line.description = "something else";
    request.line.unit_price_minor = 1;
    request.line.tax_ppm = 0;
    request.line.note = "of the product, not of the request";
    request.line.reason = {};
    const auto after = apply(two_lines(), request, noon());
    ASSERT_TRUE(after);
    Line expected = line_of(apples);
    expected.quantity = {3000};
    EXPECT_EQ(after->lines[0], expected);
    EXPECT_EQ(after->lines[1], line_of(pears));
}

TEST(Draft, AManualPriceIsMarkedAndTheSpecialForgotten) {
    Draft draft = two_lines();
    draft.lines[0].price_origin = PriceOrigin::special;
    draft.lines[0].special = "Autumn";
    const auto after = apply(draft, put_at(999), noon());
    ASSERT_TRUE(after);
    EXPECT_EQ(after->lines[0].unit_price_minor, 999);
    EXPECT_EQ(after->lines[0].list_price_minor, 1250);
    EXPECT_EQ(after->lines[0].price_origin, PriceOrigin::manual);
    EXPECT_EQ(after->lines[0].special, "");
}

TEST(Draft, ANoteStaysUnlessANewOneIsGiven) {
    Draft draft = two_lines();
    draft.lines[0].note = "ring twice";
    EXPECT_EQ(apply(draft, put(apples, 2000), noon())->lines[0].note, "ring twice");
    EXPECT_EQ(apply(draft, put_noted("not at noon"), noon())->lines[0].note, "not at noon");
    EXPECT_EQ(apply(draft, put_noted(""), noon())->lines[0].note, "");
}

TEST(Draft, ANoteIsMeasuredInCharactersNotBytes) {
    std::string umlauts;
    for (std::size_t i = 0; i < note_characters_max; ++i) umlauts += "ä";
    EXPECT_TRUE(apply(two_lines(), SetNote{umlauts}, noon()));
    EXPECT_FALSE(apply(two_lines(), SetNote{umlauts + "ä"}, noon()));
}

TEST(Draft, HoldsTwoHundredLinesAndNoMore) {
    Draft draft = two_lines();
    for (std::uint64_t n = 10; draft.lines.size() < lines_max; ++n) draft.lines.push_back(line_of(product_number(n)));
    EXPECT_TRUE(apply(draft, put(apples, 2000), noon()));
    const auto after = apply(draft, put(plums, 1000), noon());
    ASSERT_FALSE(after);
    EXPECT_EQ(after.error().message, "A draft has at most 200 lines.");
}

TEST(Draft, TheLargestDraftHasExactTotals) {
    Draft draft;
    for (std::uint64_t n = 0; n < lines_max; ++n) {
        Line line = line_of(product_number(n));
        line.quantity = quantity_max;
        line.unit_price_minor = unit_price_minor_max;
        line.tax_ppm = tax_ppm_max;
        draft.lines.push_back(line);
    }
    const std::int64_t subtotal = 200 * 9999 * unit_price_minor_max;
    EXPECT_EQ(totals_of(draft), (Totals{subtotal, subtotal, 2 * subtotal}));
}

TEST(Draft, AmountsThatDoNotFitStayAtTheLargest) {
    Draft draft;
    Line line = line_of(apples);
    line.unit_price_minor = INT64_MAX;
    line.quantity = quantity_max;
    draft.lines = {line, line};
    EXPECT_EQ(totals_of(draft).total_minor, INT64_MAX);
}

struct ClosedCase {
    std::string name;
    DraftStatus status;
    std::string_view accept_reason, sentence;
};
void PrintTo(const ClosedCase& c, std::ostream* out) { *out << c.name; }
class Closed : public testing::TestWithParam<ClosedCase> {};

TEST_P(Closed, RefusesEverything) {
    const Draft draft = with_status(GetParam().status);
    for (const Operation& operation : {Operation{put(apples, 2000)}, Operation{RemoveLine{apples}}, Operation{SetNote{"x"}},
                                       Operation{SetDeliveryDate{}}}) {
        const auto after = apply(draft, operation, noon());
        ASSERT_FALSE(after);
        EXPECT_EQ(after.error().code, Code::conflict);
        EXPECT_EQ(after.error().reason, "draft_closed");
        EXPECT_EQ(after.error().message, GetParam().sentence);
    }
    EXPECT_EQ(present(draft, noon()).error().reason, "draft_closed");
    EXPECT_EQ(decline(draft, noon()).error().reason, "draft_closed");
    EXPECT_EQ(accept(draft, seen(draft), {}, noon()).error().reason, GetParam().accept_reason);
}

INSTANTIATE_TEST_SUITE_P(Draft, Closed, testing::Values(
    ClosedCase{"accepted", DraftStatus::accepted, "already_accepted", "The order was accepted and can no longer be changed."},
    ClosedCase{"declined", DraftStatus::declined, "draft_closed", "The draft was declined and can no longer be changed."},
    ClosedCase{"expired", DraftStatus::expired, "draft_closed", "The draft has expired. Ask for a new one."}
), [](const auto& row) { return row.param.name; });

TEST(Draft, ExpiresByTheClock) {
    using std::chrono::microseconds;
    Draft draft = two_lines();
    draft.expires_at = noon();
    EXPECT_TRUE(apply(draft, SetNote{"x"}, noon() - microseconds{1}));
    EXPECT_FALSE(is_expired(draft, noon() - microseconds{1}));
    EXPECT_TRUE(is_expired(draft, noon()));
    EXPECT_EQ(apply(draft, SetNote{"x"}, noon()).error().reason, "draft_closed");
    EXPECT_EQ(accept(draft, seen(draft), {}, noon()).error().reason, "draft_closed");
    draft.status = DraftStatus::accepted;
    EXPECT_FALSE(is_expired(draft, noon()));
}

TEST(Draft, IsPresentedAtItsVersion) {
    const Draft draft = two_lines();
    const auto shown = present(draft, noon());
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->status, DraftStatus::presented);
    EXPECT_EQ(shown->version, 7);
    EXPECT_EQ(shown->presented, seen(draft));
    const auto edited = apply(*shown, put(apples, 2000), noon());
    ASSERT_TRUE(edited);
    EXPECT_EQ(edited->status, DraftStatus::presented);
    EXPECT_EQ(edited->presented, seen(draft));
    EXPECT_EQ(present(*edited, noon())->presented, seen(*edited));
}

TEST(Draft, IsNeitherPresentedNorAcceptedEmpty) {
    Draft draft = two_lines();
    draft.lines.clear();
    EXPECT_EQ(present(draft, noon()).error().reason, "validation_failed");
    EXPECT_EQ(accept(draft, seen(draft), {}, noon()).error().reason, "validation_failed");
    EXPECT_TRUE(decline(draft, noon()));
}

TEST(Draft, AProductThatIsGoneMustBeRemovedBeforeAccepting) {
    const Draft draft = two_lines();
    const auto refused = accept(draft, seen(draft), {pears}, noon());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "product_unavailable");
    EXPECT_EQ(refused.error().code, Code::conflict);
    const auto without = apply(draft, RemoveLine{pears}, noon());
    ASSERT_TRUE(without);
    EXPECT_TRUE(accept(*without, seen(*without), {pears}, noon()));
}

TEST(Draft, ALineThatNoOperationMadeIsNotAccepted) {
    // Other clients may write the table: what they wrote opens, but does not become an order.
    const std::vector<std::function<void(Line&)>> spoilings{
        [](Line& line) { line.quantity = {0}; },
        [](Line& line) { line.quantity = {1500}; },
        [](Line& line) { line.unit_price_minor = -1; },
        [](Line& line) { line.unit_price_minor = INT64_MAX; },
        [](Line& line) { line.tax_ppm = tax_ppm_max + 1; },
    };
    for (const auto& spoil : spoilings) {
        Draft draft = two_lines();
        spoil(draft.lines[1]);
        const auto refused = accept(draft, seen(draft), {}, noon());
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().reason, "validation_failed");
    }
}

TEST(Draft, AStaleAcceptIsToldSoBeforeAnythingElse) {
    Draft draft = two_lines();
    const auto old = seen(draft);
    draft.lines.clear();
    draft.version = 8;
    EXPECT_EQ(accept(draft, old, {apples}, noon()).error().reason, "draft_changed");
}

TEST(Draft, IsDeclined) { EXPECT_EQ(decline(two_lines(), noon())->status, DraftStatus::declined); }

TEST(CanonicalText, IsFixedForever) {
    // What was accepted is compared by this text's digest: a change of the form needs another number in its first field.
    Draft draft = two_lines();
    draft.lines.pop_back();
    draft.note = "ring twice";
    draft.delivery_date = parse_date("2026-11-24");
    EXPECT_EQ(canonical_text(draft),
              "17:orderline draft 13:EUR1:136:00000000-0000-0000-0000-00000000000111:Apples, red5:10 kg4:10004:case"
              "4:12504:12503:1250:10:ring twice10:2026-11-244:12503:1254:1375");
}

TEST(CanonicalText, DiffersInEachThingThatAScreenDisplays) {
    const Draft draft = two_lines();
    const std::vector<std::function<void(Draft&)>> changes{
        [](Draft& d) { d.currency = {'U', 'S', 'D'}; },
        [](Draft& d) { d.note = "x"; },
        [](Draft& d) { d.delivery_date = parse_date("2026-11-24"); },
        [](Draft& d) { d.lines.pop_back(); },
        [](Draft& d) { d.lines[0].product = plums; },
        [](Draft& d) { d.lines[0].description += "x"; },
        [](Draft& d) { d.lines[0].size += "x"; },
        [](Draft& d) { d.lines[0].quantity = {2000}; },
        [](Draft& d) { d.lines[0].unit = "box"; },
        [](Draft& d) { d.lines[0].unit_price_minor = 1251; },
        [](Draft& d) { d.lines[0].tax_ppm = 200'000; },
        [](Draft& d) { d.lines[0].note = "x"; },
        [](Draft& d) { d.lines[0].description = "Apples, red5:10 kg"; d.lines[0].size = ""; },
    };
    std::set<std::string> texts{canonical_text(draft)};
    for (const auto& change : changes) {
        Draft other = draft;
        change(other);
        EXPECT_TRUE(texts.insert(canonical_text(other)).second) << "change number " << texts.size();
    }
}

TEST(DraftNames, GoBothWays) {
    for (const std::string_view text : {"draft", "presented", "accepted", "declined", "expired"}) {
        EXPECT_EQ(to_text(*parse_draft_status(text)), text);
    }
    for (const std::string_view text : {"list", "special", "manual"}) EXPECT_EQ(to_text(*parse_price_origin(text)), text);
    for (const std::string_view text : {"last_order", "favorite", "special", "rhythm", "added"}) {
        EXPECT_EQ(to_text(*parse_reason_code(text)), text);
    }
    EXPECT_FALSE(parse_draft_status("Draft"));
    EXPECT_FALSE(parse_price_origin(""));
    EXPECT_FALSE(parse_reason_code("favourite"));
}

}  // namespace
}  // namespace orderline
