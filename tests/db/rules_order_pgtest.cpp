// tests/db/rules_order_pgtest.cpp: what always holds for an order: its number, its quantities, and that what was accepted stays.
#include "tests/db/draft_statements.hpp"

namespace orderline::db {
namespace {

class OrderRules : public RulesTest {
protected:
    std::string order(const std::string& columns, const Who& who = staff) {
        return says("INSERT INTO orders (tenant_id, status) VALUES ({tenant}, 'pending') RETURNING " + columns, who);
    }
    int accept(const Accept& what) { return asked(Accept::text(), what.params()).size(); }
    const std::string accepted = "id = '" + numbered_uuid(900) + "'";
};
ORDERLINE_FOR_EACH_OWNER(OrderRules);

TEST_P(OrderRules, NumbersCountPerTenantWithoutGaps) {  // 1 is the order that each tenant has from the start
    EXPECT_EQ(order("order_number"), "2");
    EXPECT_EQ(order("order_number", other_staff), "2");
    refuses("INSERT INTO orders (tenant_id, status) VALUES ({tenant}, 'lost')", "orders_status_check");
    EXPECT_EQ(order("order_number"), "3") << "a refused order takes no number";
    const std::string given = "INSERT INTO orders (tenant_id, status, order_number) VALUES ({tenant}, 'pending', ";
    does(given + "17)");
    EXPECT_EQ(order("order_number"), "18");
    does(given + "5)");
    EXPECT_EQ(order("order_number"), "19") << "a lower number that was given does not set it back";
    refuses(given + "17)", "orders_order_number_key");
    refuses(given + "0)", "orders_order_number_check");
    EXPECT_EQ(says("SELECT string_agg(order_number::text, ',' ORDER BY order_number) FROM orders", other_staff), "1,2");
    does("INSERT INTO orders (tenant_id, status) SELECT {tenant}, 'pending' FROM generate_series(1, 50)");
    EXPECT_EQ(says("SELECT count(*) FROM orders WHERE order_number BETWEEN 20 AND 69"), "50") << "many in one statement";
    EXPECT_EQ(order("order_number"), "70");
}

TEST_P(OrderRules, TheStatusIsOneOfTheEnum) {
    does("INSERT INTO orders (tenant_id, status) SELECT {tenant}, unnest(enum_range(NULL::order_status))::text");
    for (const char* status : {"", "Pending", "lost", "cancelled"}) {
        refuses(std::string{"UPDATE orders SET status = '"} + status + "'", "orders_status_check");
    }
}

TEST_P(OrderRules, OneQuantityFillsTheOther) {
    const std::string insert = "INSERT INTO order_items (tenant_id, order_id, ";
    const std::string both = ") RETURNING quantity, quantity_thousandths";
    EXPECT_EQ(says(insert + "quantity) VALUES ({tenant}, {order}, 3" + both), "3|3000");
    EXPECT_EQ(says(insert + "quantity_thousandths) VALUES ({tenant}, {order}, 1" + both), "1|1");
    EXPECT_EQ(says(insert + "quantity, quantity_thousandths) VALUES ({tenant}, {order}, 2, 1001" + both), "2|1001");
    does("DELETE FROM order_items WHERE quantity < 3");
    EXPECT_EQ(says("UPDATE order_items SET quantity = 4 RETURNING quantity, quantity_thousandths"), "4|4000");
    EXPECT_EQ(says("UPDATE order_items SET quantity_thousandths = 4001 RETURNING quantity, quantity_thousandths"), "5|4001");
}

TEST_P(OrderRules, QuantitiesArePositiveAndMoneyIsNotNegative) {
    const std::string insert = "INSERT INTO order_items (tenant_id, order_id, quantity, quantity_thousandths, line_total_minor) "
                               "VALUES ({tenant}, {order}, ";
    for (const char* values : {"0, NULL, 0)", "-1, NULL, 0)", "NULL, 0, 0)", "NULL, -1500, 0)", "5, 3000, 0)", "1, 1001, 0)"}) {
        refuses(insert + values, "order_items_quantity_check");
        refuses(insert + values, "order_items_quantity_check", psql);
    }
    refuses(insert + "1, NULL, -1)", "order_items_money_check");
    refuses(insert + "NULL, NULL, 0)", "23502");
    refuses("UPDATE orders SET total_minor = -1", "orders_money_check");
    refuses("UPDATE orders SET currency = 'Euro'", "orders_currency_check");
}

TEST_P(OrderRules, AcceptingMakesEverythingInOneStatement) {
    EXPECT_EQ(accept({2}), 0) << "a version that is not there";
    EXPECT_EQ(says("SELECT count(*) FROM orders WHERE draft_id IS NOT NULL"), "0");
    const auto rows = asked(Accept::text(), Accept{1}.params());
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.integer(0, 0), 2);
    EXPECT_EQ(says("SELECT p.status, p.accepted_version, p.accepted_digest, o.order_number, o.status, o.total_minor, "
                   "i.quantity, i.quantity_thousandths, c.reorder_id = o.id FROM proposed_orders p "
                   "JOIN orders o ON o.id = p.order_id AND o.draft_id = p.id JOIN order_items i ON i.order_id = o.id "
                   "JOIN call_logs c ON c.id = p.call_id"), "accepted|1|\\xaa|2|accepted|247|2|1500|true");
    EXPECT_EQ(says("SELECT kind, version, operation ->> 'channel', operation -> 'order' ->> 'number' FROM draft_operations"),
              "accept|1|read_back|2");
    EXPECT_EQ(says("SELECT key, status, response ->> 'order_id' FROM idempotency_keys"), "key-1|201|" + numbered_uuid(900));
}

TEST_P(OrderRules, ADraftBecomesOneOrder) {
    EXPECT_EQ(accept({1}), 1);
    EXPECT_EQ(accept({1, numbered_uuid(901), "key-2", numbered_uuid(801)}), 0);
    refuses("INSERT INTO orders (tenant_id, status, draft_id) VALUES ({tenant}, 'pending', {draft})", "orders_draft_id_key");
    refuses("UPDATE orders SET draft_id = {draft} WHERE id = {order}", "orders_draft_id_key", psql);
    EXPECT_EQ(says("SELECT count(*) FROM orders WHERE draft_id = {draft}"), "1");
    EXPECT_EQ(order("order_number"), "3") << "the refused acceptance takes no number";
}

// Two transactions at once: the second waits for the first, and then finds what it did.
TEST_P(OrderRules, TwoAtOnceNeitherShareANumberNorADraft) {
    auto first = PlainOwner::need(pg::Session::open(server_of_the_test()));
    const auto begin = filled("BEGIN; SELECT set_config('app.tenant_id', {tenant}, true); SET LOCAL lock_timeout = '100ms'", 'a');
    PlainOwner::need(first.execute(begin));
    EXPECT_EQ(PlainOwner::need(first.query(Accept::text(), Accept{1}.params())).size(), 1);
    auto& second = session(Role::server);
    const std::vector<std::pair<std::string, pg::Params>> waiting{
        {Accept::text(), Accept{1, numbered_uuid(901), "key-2", numbered_uuid(801)}.params()},
        {"INSERT INTO orders (tenant_id, status) VALUES ($1, 'pending')", pg::Params::of(id_of("{tenant}"))}};
    for (const auto& [text, params] : waiting) {
        PlainOwner::need(second.execute(begin));
        const auto waited = second.query(text, params);
        EXPECT_TRUE(!waited && pg::sqlstate_of(waited.error()) == "55P03") << (waited ? "it did not wait" : waited.error().detail);
        PlainOwner::need(second.execute("ROLLBACK"));
    }
    PlainOwner::need(first.execute("COMMIT"));
    EXPECT_EQ(accept({1, numbered_uuid(901), "key-2", numbered_uuid(801)}), 0);
    EXPECT_EQ(order("order_number"), "3");
}

TEST_P(OrderRules, AnAcceptedDraftStays) {
    EXPECT_EQ(accept({1}), 1);
    for (const char* set : {"note = 'z'", "updated_at = now()", "status = 'draft'", "version = 2", "accepted_digest = NULL",
                            "order_id = NULL", "order_items = '[]'"}) {
        const auto text = std::string{"UPDATE proposed_orders SET "} + set + " WHERE id = {draft}";
        refuses(text, "proposed_orders_closed");
        refuses(text, "proposed_orders_closed", psql);
    }
    EXPECT_EQ(asked(Save::text(), Save{1}.params()).size(), 0);
    refuses("DELETE FROM proposed_orders WHERE id = {draft}", "proposed_orders_accepted_delete");
    refuses("DELETE FROM proposed_orders WHERE id = {draft}", "proposed_orders_accepted_delete", psql);
}

TEST_P(OrderRules, WhatWasAcceptedDoesNotChange) {
    EXPECT_EQ(accept({1}), 1);
    for (const char* set : {"accepted_snapshot = '{}'", "accepted_snapshot = NULL", "accepted_digest = '\\x00'",
                            "accepted_digest = NULL", "accepted_version = 9", "draft_id = NULL", "customer_id = NULL",
                            "order_number = 99", "currency = 'USD'", "subtotal_minor = 1", "tax_minor = 1", "total_minor = 1",
                            "delivery_date = '2027-01-01'", "accepted_by = 'me'", "id = gen_random_uuid()",
                            "tenant_id = {b.tenant}", "status = 'shipped', total_minor = NULL"}) {
        const auto text = std::string{"UPDATE orders SET "} + set + " WHERE " + accepted;
        refuses(text, "orders_accepted_immutable");
        refuses(text, "orders_accepted_immutable", psql);
    }
    refuses("DELETE FROM orders WHERE " + accepted, "orders_accepted_immutable");
    refuses("DELETE FROM orders WHERE " + accepted, "orders_accepted_immutable", psql);
    does("UPDATE orders SET status = 'shipped', notes = 'left at the door', external_id = 'E-1' WHERE " + accepted);
}

TEST_P(OrderRules, TheLinesOfAnAcceptedOrderDoNotChange) {
    EXPECT_EQ(accept({1}), 1);
    const std::string line = "INSERT INTO order_items (tenant_id, order_id, quantity) VALUES ({tenant}, ";
    does(line + "{order}, 1)");  // one of an order that nobody accepted
    const std::string of_it = " WHERE order_id = '" + numbered_uuid(900) + "'", of_other = " WHERE order_id = {order}";
    for (const auto& text : {"UPDATE order_items SET quantity = 9" + of_it, "UPDATE order_items SET description = ''" + of_it,
                             "UPDATE order_items SET order_id = {order}" + of_it, "DELETE FROM order_items" + of_it,
                             "UPDATE order_items SET order_id = '" + numbered_uuid(900) + "'" + of_other,
                             line + "'" + numbered_uuid(900) + "', 1)"}) {
        refuses(text, "order_items_accepted_immutable");
        refuses(text, "order_items_accepted_immutable", psql);
    }
    does("UPDATE order_items SET quantity = 9" + of_other);
    does("DELETE FROM order_items" + of_other);
}

TEST_P(OrderRules, AnAcceptedOrderIsWhole) {
    for (const char* without : {"accepted_digest, accepted_version) VALUES ({tenant}, 'accepted', '{}', '\\x01', 1)",
                                "accepted_digest, draft_id) VALUES ({tenant}, 'accepted', '{}', '\\x01', {draft})",
                                "accepted_version, draft_id) VALUES ({tenant}, 'accepted', '{}', 1, {draft})"}) {
        refuses(std::string{"INSERT INTO orders (tenant_id, status, accepted_snapshot, "} + without, "orders_accepted_check");
    }
}

}  // namespace
}  // namespace orderline::db
