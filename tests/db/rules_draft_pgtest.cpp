// tests/db/rules_draft_pgtest.cpp: what always holds for a draft and its trail, whoever writes.
#include "tests/db/draft_statements.hpp"

namespace orderline::db {
namespace {

class DraftRules : public RulesTest {
protected:
    std::string trail(const std::string& columns) {
        return says("SELECT " + columns + " FROM draft_operations WHERE draft_id = {draft} ORDER BY at");
    }
    std::string draft(const std::string& columns) { return says("SELECT " + columns + " FROM proposed_orders WHERE id = {draft}"); }
    int save(const Save& edit) { return asked(Save::text(), edit.params()).size(); }
};
ORDERLINE_FOR_EACH_OWNER(DraftRules);

TEST_P(DraftRules, BeginsAtVersionOneAsADraftWithoutLines) {
    EXPECT_EQ(draft("version, status, order_items, note, digest, updated_at"), "1|draft|[]||null|null");
}

TEST_P(DraftRules, WhatMakesNoSenseIsRefused) {
    const std::string items = "UPDATE proposed_orders SET order_items = ";
    const std::string insert = "INSERT INTO proposed_orders (tenant_id, customer_id, call_id, ";
    const std::vector<std::pair<std::string, std::string_view>> cases{
        {items + "'[3]'", "proposed_orders_items_valid"},
        {items + "'[{\"quantity\": 0}]'", "proposed_orders_items_valid"},
        {items + "'[{\"quantity\": 1}, {\"quantity\": -0.001}]'", "proposed_orders_items_valid"},
        {items + "'[{\"quantity\": \"2\"}]'", "proposed_orders_items_valid"},
        {items + "'[{\"quantity\": 1, \"price\": -1}]'", "proposed_orders_items_valid"},
        {items + "'[{\"quantity\": 1, \"price\": \"1\"}]'", "proposed_orders_items_valid"},
        {insert + "order_items) VALUES ({tenant}, {customer}, {call}, '[{\"quantity\": 0}]')", "proposed_orders_items_valid"},
        // Also of a writer who brings the version, as the server does.
        {"UPDATE proposed_orders SET version = 2, subtotal_minor = 0, tax_minor = 0, total_minor = 0, "
         "order_items = '[{\"quantity\": 1}, {\"quantity\": 0}]'", "proposed_orders_items_valid"},
        {"UPDATE proposed_orders SET version = 2, order_items = '[{\"quantity\": -1}]'", "proposed_orders_items_valid"},
        {items + "'{}'", "proposed_orders_order_items_check"},
        {insert + "order_items) VALUES ({tenant}, {customer}, {call}, '\"x\"')", "proposed_orders_order_items_check"},
        {items + "(SELECT jsonb_agg(jsonb_build_object('note', repeat(md5(n::text), 40))) FROM generate_series(1, 1000) n)",
         "proposed_orders_order_items_check"},
        {insert + "version) VALUES ({tenant}, {customer}, {call}, 0)", "proposed_orders_version_check"},
        {"UPDATE proposed_orders SET version = 0", "proposed_orders_version_grows"},
        {"UPDATE proposed_orders SET presented_version = 2", "proposed_orders_version_check"},
        {"UPDATE proposed_orders SET currency = 'eur'", "proposed_orders_currency_check"},
        {"UPDATE proposed_orders SET subtotal_minor = -1", "proposed_orders_money_check"},
        {"UPDATE proposed_orders SET version = 2, subtotal_minor = 1, tax_minor = -1, total_minor = 0", "proposed_orders_money_check"},
        {"UPDATE proposed_orders SET status = 'lost'", "proposed_orders_status_check"},
        {"UPDATE proposed_orders SET status = 'accepted'", "proposed_orders_accepted_check"},
        {insert + "status) VALUES ({tenant}, {customer}, {call}, 'accepted')", "proposed_orders_accepted_check"},
        {"UPDATE proposed_orders SET id = gen_random_uuid()", "proposed_orders_identity"},
        {"UPDATE proposed_orders SET call_id = gen_random_uuid()", "proposed_orders_identity"},
        {"UPDATE proposed_orders SET version = 2, customer_id = gen_random_uuid()", "proposed_orders_identity"},
    };
    for (const auto& [text, rule] : cases) {
        refuses(text, rule);
        refuses(text + (text.starts_with("UPDATE") ? " WHERE id = {draft}" : ""), rule, psql);
    }
    EXPECT_EQ(draft("version, status, order_items"), "1|draft|[]");
    EXPECT_EQ(trail("kind"), "");
}

TEST_P(DraftRules, TheServersEditIsOneVersionAndOneRowOfTheTrail) {
    EXPECT_EQ(save({1, R"([{"productId":"x","quantity":3}])", numbered_uuid(1)}), 1);
    EXPECT_EQ(save({2, "[]", numbered_uuid(2), 0, 0}), 1);
    EXPECT_EQ(draft("version, total_minor, last_device_id, updated_at IS NOT NULL"), "3|0|phone-1|true");
    EXPECT_EQ(trail("version, kind, status, total_minor, actor_kind, actor_name, device_id"),
              "2|put_line|draft|110|user|Anna|phone-1; 3|put_line|draft|0|user|Anna|phone-1");
}

TEST_P(DraftRules, AStaleEditChangesNothing) {
    EXPECT_EQ(save({1, "[]", numbered_uuid(1)}), 1);
    EXPECT_EQ(save({1, "[]", numbered_uuid(2)}), 0);
    EXPECT_EQ(draft("version"), "2");
    EXPECT_EQ(trail("version"), "2");
}

// The server saves several drafts at once: one that somebody else changed must not keep the others back.
TEST_P(DraftRules, OfSeveralDraftsOnlyTheStaleOneIsLeft) {
    const auto second = says("INSERT INTO proposed_orders (tenant_id, customer_id, call_id) VALUES ({tenant}, {customer}, {call}) "
                             "RETURNING id");
    const auto together = [&](int first_before, int second_before, int operation) {
        const Save one{first_before, "[]", numbered_uuid(operation)};
        const Save two{second_before, "[]", numbered_uuid(operation + 1), 7, 0, second};
        const auto rows = asked(Save::text(), pg::Params::of(id_of("{tenant}"), '[' + one.json() + ',' + two.json() + ']'));
        return rows.size() == 1 ? to_text(rows.id<DraftId>(0, 0)) : std::to_string(rows.size());
    };
    EXPECT_EQ(together(1, 1, 10), "2");
    EXPECT_EQ(together(1, 2, 20), second);
    EXPECT_EQ(draft("version, total_minor"), "2|110");
    EXPECT_EQ(says("SELECT version, total_minor FROM proposed_orders WHERE id = '" + second + "'"), "3|7");
    EXPECT_EQ(says("SELECT count(*), count(*) FILTER (WHERE draft_id = '" + second + "') FROM draft_operations"), "3|2");
}

TEST_P(DraftRules, TheSameOperationIsNotKeptTwice) {
    EXPECT_EQ(save({1, "[]", numbered_uuid(1)}), 1);
    EXPECT_THROW(save({2, "[]", numbered_uuid(1)}), std::runtime_error);
    EXPECT_EQ(draft("version"), "2");
}

// A client that knows only the contract writes the row; every screen must hear of it.
TEST_P(DraftRules, AWriteThatKnowsNoVersionGetsOneAndItsRowInTheTrail) {
    does("UPDATE proposed_orders SET digest = '\\x01', subtotal_minor = 1, tax_minor = 1, total_minor = 2");
    EXPECT_EQ(draft("version"), "1") << "no content changed";
    EXPECT_EQ(says("UPDATE proposed_orders SET order_items = '[{\"productId\": \"x\", \"quantity\": 2, \"price\": 1.5}]', "
                   "last_device_id = 'till' RETURNING version, updated_at IS NOT NULL, digest, total_minor"),
              "2|true|null|null");
    EXPECT_EQ(says("UPDATE proposed_orders SET note = 'ring twice' RETURNING version"), "3");
    EXPECT_EQ(says("UPDATE proposed_orders SET delivery_date = '2026-12-01', digest = '\\x02' RETURNING version, digest"), "4|\\x02");
    EXPECT_EQ(trail("version, kind, status, actor_kind, actor_id, device_id"),
              id_of("2|replace|draft|user|{user}|till; 3|replace|draft|user|{user}|till; 4|replace|draft|user|{user}|till"));
    EXPECT_EQ(says("SELECT operation -> 'order_items' -> 0 ->> 'quantity', operation ->> 'note', operation ->> 'delivery_date' "
                   "FROM draft_operations WHERE version = 4"), "2|ring twice|2026-12-01");
}

TEST_P(DraftRules, TheTrailSaysWho) {
    const std::vector<std::pair<Who, std::string>> writers{
        {{Role::server, "a", "user:{user}"}, "user|{user}|null"},
        {{Role::server, "a", "customer:{customer}"}, "customer|{customer}|null"},
        {{Role::server, "a", "key:{agent}"}, "key|{agent}|null"},
        {{Role::server, "a", "ai:{agent}"}, "ai|{agent}|null"},
        {{Role::server, "a", "job:nightly"}, "system|null|job:nightly"},
        {{Role::server, "a", ""}, "system|null|psql:orderline_server"},
        {psql, "system|null|psql:orderline"},
    };
    int version = 1;
    for (const auto& [who, is] : writers) {
        ++version;
        does("UPDATE proposed_orders SET note = note || 'x' WHERE id = {draft}", who);
        EXPECT_EQ(says("SELECT actor_kind, actor_id, actor_name FROM draft_operations WHERE draft_id = {draft} AND version = " +
                       std::to_string(version)), id_of(is));
    }
}

TEST_P(DraftRules, EachChangeOfTheStatusIsInTheTrailOnce) {
    for (const char* status : {"presented", "presented", "draft", "presented", "declined"}) {
        does(std::string{"UPDATE proposed_orders SET status = '"} + status + "'");
    }
    // The second present stands at the same version: it says nothing new.
    EXPECT_EQ(trail("version, kind, status"), "1|present|presented; 1|reopen|draft; 1|decline|declined");
}

TEST_P(DraftRules, TheServersOwnRowsOfTheTrailAreNotDoubled) {
    const auto present = statement_of("actions/sql/draft_present.sql"), decline = statement_of("actions/sql/draft_decline.sql");
    EXPECT_EQ(asked(present, pg::Params::of(id_of("{tenant}"), id_of("{draft}"), 1, "\\xaa", numbered_uuid(1), 1, 1, 2, "user",
                                            id_of("{user}"), "Anna", "phone-1", "2026-11-22T12:00:00Z")).size(), 1);
    EXPECT_EQ(draft("status, presented_version, presented_digest"), "presented|1|\\xaa");
    EXPECT_EQ(asked(decline, pg::Params::of(id_of("{tenant}"), id_of("{draft}"), 1, "too dear", numbered_uuid(2), "{}", "user",
                                            id_of("{user}"), "Anna", "phone-1")).size(), 1);
    EXPECT_EQ(draft("status, closed_reason"), "declined|too dear");
    EXPECT_EQ(trail("kind, operation_id"), "present|" + numbered_uuid(1) + "; decline|" + numbered_uuid(2));
}

TEST_P(DraftRules, AClosedDraftDoesNotChange) {
    for (const char* status : {"declined", "expired"}) {
        does(std::string{"INSERT INTO proposed_orders (tenant_id, customer_id, call_id, status) "
                         "VALUES ({tenant}, {customer}, {call}, '"} + status + "')");
    }
    for (const char* set : {"note = 'z'", "updated_at = now()", "status = 'draft'", "version = version + 1", "status = status"}) {
        for (const char* status : {"declined", "expired"}) {
            const auto text = std::string{"UPDATE proposed_orders SET "} + set + " WHERE status = '" + status + "'";
            refuses(text, "proposed_orders_closed");
            refuses(text, "proposed_orders_closed", psql);
        }
    }
}

TEST_P(DraftRules, ADeletedDraftLeavesItsTrailAndItsCall) {
    does("UPDATE proposed_orders SET note = 'x'");
    does("INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at) VALUES ({tenant}, 77, {draft}, {customer}, now())");
    EXPECT_EQ(says("DELETE FROM proposed_orders WHERE id = {draft} RETURNING 1"), "1");
    EXPECT_EQ(says("SELECT draft_id, (SELECT count(*) FROM draft_links) FROM call_logs WHERE id = {call}"), "null|0");
    EXPECT_EQ(trail("version, kind"), "2|replace");
}

TEST_P(DraftRules, TheTrailIsOnlyAppendedTo) {
    does("UPDATE proposed_orders SET note = 'x'");
    for (const char* text : {"UPDATE draft_operations SET version = 9", "DELETE FROM draft_operations", "TRUNCATE draft_operations"}) {
        refuses(text, not_permitted);
        refuses(text, "draft_operations_append_only", psql);
        refuses(text, "draft_operations_append_only", {Role::owner, "a", ""});
    }
    EXPECT_EQ(trail("version"), "2");
}

TEST_P(DraftRules, TheTrailTakesOnlyWhatItKnows) {
    const std::string insert = "INSERT INTO draft_operations (tenant_id, draft_id, version, kind, status, actor_kind, device_id) "
                               "VALUES ({tenant}, {draft}, ";
    does(insert + "2, 'put_line', 'draft', 'user', 'd')");
    for (const char* kind : {"present", "reopen", "accept", "decline", "expire"}) {
        does(insert + "2, '" + kind + "', 'draft', 'system', 'd')");
    }
    const std::vector<std::pair<std::string, std::string_view>> cases{
        {"2, 'set_note', 'draft', 'user', 'd')", "draft_operations_version_key"},
        {"3, 'paint', 'draft', 'user', 'd')", "draft_operations_kind_check"},
        {"3, 'put_line', 'lost', 'user', 'd')", "draft_operations_status_check"},
        {"3, 'put_line', 'draft', 'robot', 'd')", "draft_operations_actor_kind_check"},
        {"0, 'put_line', 'draft', 'user', 'd')", "draft_operations_version_check"},
        {"3, 'put_line', 'draft', 'user', repeat('d', 401))", "draft_operations_version_check"},
    };
    for (const auto& [values, rule] : cases) {
        refuses(insert + values, rule);
        refuses(insert + values, rule, psql);
    }
}

}  // namespace
}  // namespace orderline::db
