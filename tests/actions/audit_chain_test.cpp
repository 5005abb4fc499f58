// tests/actions/audit_chain_test.cpp: what an entry's hash binds, how far a chain is complete, and differences of rows.
#include "actions/audit_chain.hpp"
#include <gmock/gmock.h>
#include <functional>
#include <set>
#include <vector>
#include "actions/audit_difference.hpp"

namespace orderline::actions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TenantId tenant{*parse_uuid("aaaaaaaa-0000-4000-8000-000000000001")};
constexpr Date november{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{1}};

Seal any_seal() {
    Seal seal;
    seal.number = 3;
    seal.month = november;
    seal.rows = {{7, sha256("seven")}, {9, sha256("nine")}};
    seal.detail = "said";
    seal.made_at = *parse_instant("2026-11-23T06:00:00.000001Z");
    return seal;
}

TEST(AuditChain, every_part_of_an_entry_is_in_its_hash) {
    const auto before = sha256("before");
    const std::vector<std::function<void(Seal&)>> changes{
        [](Seal& seal) { seal.number = 4; },
        [](Seal& seal) { seal.kind = SealKind::redaction; },
        [](Seal& seal) { seal.month.reset(); },
        [](Seal& seal) { seal.rows.pop_back(); },
        [](Seal& seal) { std::swap(seal.rows[0], seal.rows[1]); },
        [](Seal& seal) { seal.rows[0].seq = 8; },
        [](Seal& seal) { seal.rows[1].digest = sha256("other"); },
        [](Seal& seal) { seal.detail = "said\n"; },
        [](Seal& seal) { seal.made_at += std::chrono::microseconds{1}; },
    };
    std::vector<Sha256> hashes{hash_of(tenant, any_seal(), before), hash_of(tenant, any_seal(), sha256("another chain")),
                               hash_of(TenantId{}, any_seal(), before)};
    for (const auto& change : changes) {
        auto seal = any_seal();
        change(seal);
        hashes.push_back(hash_of(tenant, seal, before));
    }
    EXPECT_EQ(hash_of(tenant, any_seal(), before), hashes.front());
    const std::set<Sha256> different{hashes.begin(), hashes.end()};
    EXPECT_EQ(different.size(), hashes.size());
}

TEST(AuditChain, a_place_is_complete_when_the_transactions_of_its_moment_are_over) {
    ChainHead head;
    advance(head, {.seq = 10, .oldest = 100, .next = 105, .at = {}}, 0);
    EXPECT_EQ(head.seen.seq, 10);
    EXPECT_EQ(head.seen_xid, 105);
    EXPECT_EQ(head.complete.seq, 0) << "one of the transactions 100 to 104 may have a number below 10";

    advance(head, {.seq = 20, .oldest = 104, .next = 110, .at = {}}, 2);
    EXPECT_EQ(head.complete.seq, 0);
    EXPECT_EQ(head.seen.seq, 10) << "what is waited for does not move away";

    advance(head, {.seq = 20, .oldest = 105, .next = 110, .at = {}}, 3);
    EXPECT_EQ(head.complete.seq, 10);
    EXPECT_EQ(head.complete.number, 0);
    EXPECT_EQ(head.seen.seq, 20);
    EXPECT_EQ(head.seen.number, 3);

    advance(head, {.seq = 20, .oldest = 110, .next = 110, .at = {}}, 4);
    EXPECT_EQ(head.complete.seq, 20);
    EXPECT_FALSE(head.seen_xid) << "nothing is new, nothing is waited for";
}

TEST(AuditChain, a_restored_dump_waits_for_no_transaction_of_where_it_came_from) {
    ChainHead head;
    advance(head, {.seq = 10, .oldest = 1'000'000, .next = 1'000'005, .at = {}}, 0);
    advance(head, {.seq = 10, .oldest = 700, .next = 701, .at = {}}, 1);
    EXPECT_EQ(head.complete.seq, 10);
    EXPECT_FALSE(head.seen_xid);
}

TEST(AuditDifference, names_the_columns_that_differ_and_keeps_every_digit) {
    EXPECT_THAT(difference(R"({"city": "Graz", "name": "A", "price": 1.10, "tags": [1, {"a": "}"}], "updated_at": "x"})",
                           R"({"city": "Linz", "name": "A", "price": 1.20, "tags": [1, {"a": "]"}], "updated_at": "y"})"),
                ElementsAre(ColumnChange{"city", "\"Graz\"", "\"Linz\""}, ColumnChange{"price", "1.10", "1.20"},
                            ColumnChange{"tags", R"([1, {"a": "}"}])", R"([1, {"a": "]"}])"}));
}

TEST(AuditDifference, a_new_or_deleted_row_is_what_it_held) {
    EXPECT_THAT(difference(std::nullopt, R"({"a": 1, "b": null, "updated_at": "x"})"),
                ElementsAre(ColumnChange{"a", std::nullopt, "1"}, ColumnChange{"updated_at", std::nullopt, "\"x\""}));
    EXPECT_THAT(difference(R"({"a": "x\"y", "b": null})", std::nullopt), ElementsAre(ColumnChange{"a", R"("x\"y")", std::nullopt}));
}

TEST(AuditDifference, a_value_that_becomes_null_and_a_column_that_appears_are_changes) {
    EXPECT_THAT(difference(R"({"a": 1})", R"({"a": null, "b": 2})"),
                ElementsAre(ColumnChange{"a", "1", "null"}, ColumnChange{"b", std::nullopt, "2"}));
    EXPECT_THAT(difference("{}", "{}"), IsEmpty());
    EXPECT_THAT(difference(std::nullopt, std::nullopt), IsEmpty());
}

}  // namespace
}  // namespace orderline::actions
