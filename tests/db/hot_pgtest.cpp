// tests/db/hot_pgtest.cpp: what an edit of a draft costs the database: updates stay heap-only, and little is written ahead.
#include <iostream>
#include "tests/db/draft_statements.hpp"

namespace orderline::db {
namespace {

class HotRow : public RulesTest {
protected:
    /// What the server stores for a draft of twelve lines, a typical reorder.
    static std::string twelve_lines(int edit) {
        std::string items = "[";
        for (int line = 0; line < 12; ++line) {
            const auto quantity = std::to_string(line == edit % 12 ? edit % 40 + 1 : line + 1);
            items += (line == 0 ? "" : ",") + std::string{R"({"productId":")"} + numbered_uuid(7000 + line * 7919) +
                     R"(","description":"Bergkäse aus dem Bregenzerwald )" + std::to_string(line) + R"(","price":12.5,"quantity":)" +
                     quantity + R"(,"size":"2 kg","sku":"BK-)" + std::to_string(1000 + line) +
                     R"(","unit":"piece","step":1,"unitPrice":"12.50","listPrice":"13.90","priceOrigin":"special",)" +
                     R"("special":"Autumn","lineTotal":"37.50","lineTax":"3.75","taxPpm":100000,)" +
                     R"("reason":{"code":"last_order","text":"Ordered 3 last time"},"note":""})";
        }
        return items + "]";
    }
};
ORDERLINE_FOR_EACH_OWNER(HotRow);

TEST_P(HotRow, EditsAreHeapOnlyAndSmall) {
    constexpr int edits = 500;
    const auto edit = [&](int number) {
        Save save{number, twelve_lines(number), numbered_uuid(number)};
        save.subtotal = 10000 + number;
        EXPECT_EQ(asked(Save::text(), save.params()).size(), 1);
    };
    const auto counted = [&](const std::string& what) {
        does("SELECT pg_stat_force_next_flush()");  // the server's session tells what it did, before it answers
        return std::stol(says("SELECT " + what + " FROM pg_stat_user_tables WHERE relname = 'proposed_orders'", psql));
    };
    PlainOwner::need(session(Role::superuser).execute("CHECKPOINT"));
    edit(1);  // pages are written whole once after a checkpoint
    const auto updates = counted("n_tup_upd"), hot = counted("n_tup_hot_upd");
    const auto from = says("SELECT pg_current_wal_lsn()", psql);
    for (int number = 2; number <= edits + 1; ++number) edit(number);
    const auto wal = std::stod(says("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '" + from + "')", psql)) / edits;

    const auto all = counted("n_tup_upd") - updates, heap_only = counted("n_tup_hot_upd") - hot;
    std::cout << "[ measured ] " << wal << " bytes of WAL an edit, " << heap_only << " of " << all << " updates heap-only\n";
    RecordProperty("wal_bytes_per_edit", static_cast<int>(wal));
    EXPECT_EQ(all, edits);
    EXPECT_GE(heap_only * 100, all * 95);
    EXPECT_LT(wal, 2500);
    EXPECT_EQ(says("SELECT version, (SELECT count(*) FROM draft_operations) FROM proposed_orders"),
              std::to_string(edits + 2) + "|" + std::to_string(edits + 1));
}

}  // namespace
}  // namespace orderline::db
