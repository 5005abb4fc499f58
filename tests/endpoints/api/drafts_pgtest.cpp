// tests/endpoints/api/drafts_pgtest.cpp: the main job over HTTP: one call, shared editing, accepting once, streams that miss nothing.
#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>
#include "tests/endpoints/api/answer_check.hpp"
#include "tests/support/api_world.hpp"

namespace orderline::api {
namespace {

class DraftsOverHttp : public ApiWorld {
protected:
    DraftsOverHttp() {
        Person::watch = [this](std::string_view method, std::string_view target, const HttpAnswer& answer) {
            for (const auto& one : check_.complaints(method, target, answer)) ADD_FAILURE() << method << " " << target << " " << answer.status << ": " << one;
        };
    }
    ~DraftsOverHttp() override { Person::watch = nullptr; }

    static std::string path(const Started& call, std::string_view rest = {}) { return "/api/v1/drafts/" + call.draft + std::string{rest}; }

    HttpAnswer edit(Person& person, const Started& call, std::string_view operation, std::string id = {}, std::optional<std::int64_t> expected = {}) {
        return person.ask("POST", path(call, "/operations"), edit_body(operation, "test", std::move(id), expected));
    }
    HttpAnswer accept(Person& person, const Started& call, std::int64_t version, std::string_view digest, std::string key) {
        return person.ask("POST", path(call, "/accept"), accept_body(version, digest), {{"idempotency-key", std::move(key)}});
    }
    HttpAnswer accept_current(Person& person, const Started& call, std::string key) {
        const auto draft = person.must("GET", path(call));
        return accept(person, call, integer_at(draft, "/version"), text_at(draft, "/digest"), std::move(key));
    }
    static std::string note(std::string_view text) { return fmt::format(R"({{"type":"set_note","note":"{}"}})", text); }

    /// Reads operations until that version; each is the one after the last.
    void expect_operations(Person& listener, std::int64_t after, std::int64_t until) {
        while (after < until) {
            const auto event = listener.next("operation");
            for (const auto& one : check_.complaints_of_event(event)) ADD_FAILURE() << one;
            ASSERT_EQ(event.id, std::to_string(after + 1));
            ASSERT_EQ(integer_at(parse_json(event.data).value(), "/version"), after + 1);
            ++after;
        }
    }

    AnswerCheck check_;
};

TEST_F(DraftsOverHttp, a_call_from_sign_in_to_order) {
    auto agent = user_of(a);
    const auto made = agent.must("POST", "/api/v1/calls", fmt::format(R"({{"customer_id":"{}","purpose":"sales"}})", a.customer));
    const Started call{text_at(made, "/call/id"), text_at(made, "/draft/id"), text_at(made, "/link/token"), text_at(made, "/draft/digest"), 1};
    EXPECT_EQ(integer_at(made, "/draft/version"), 1);
    EXPECT_EQ(made.at("draft").at("order_items").as_array().size(), 2u) << "the last order is proposed";
    EXPECT_EQ(text_at(made, "/draft/order_items/0/unitPrice"), "0.80") << "by its special";
    EXPECT_EQ(text_at(made, "/briefing/specials/0/id"), a.products[0]);
    EXPECT_EQ(text_at(made, "/briefing/favorites/0/id"), a.products[1]);
    EXPECT_EQ(text_at(made, "/briefing/last_order/total"), "5.50");
    EXPECT_TRUE(text_at(made, "/draft/order_items/0/thumbnail").starts_with("data:image/png;base64,"));
    EXPECT_TRUE(text_at(made, "/link/url").ends_with("/o/" + call.link));

    auto customer = somebody(call.link), screen = somebody(call.link), console = somebody(agent.token);
    for (auto* one : {&screen, &console}) {
        ASSERT_EQ(one->listen(call.draft).status, 200);
        EXPECT_EQ(one->next("snapshot").id, "1");
        EXPECT_EQ(text_at(parse_json(one->next("status").data).value(), "/status"), "draft");
    }
    EXPECT_EQ(console.next("presence").data, R"({"customers":1,"agents":1})");

    const auto first = edit(agent, call, put_line(a.products[2], "3"));
    EXPECT_EQ(integer_at(json_of(first), "/version"), 2);
    EXPECT_EQ(text_at(json_of(first), "/operation/item/lineTotal"), "9.00");
    const auto second = edit(customer, call, put_line(a.products[3], "\"2\"", R"(,"note":"the small ones")"));
    EXPECT_EQ(integer_at(json_of(second), "/version"), 3);
    for (auto* one : {&screen, &console}) {
        expect_operations(*one, 1, 2);
        const auto event = parse_json(one->next("operation").data).value();
        EXPECT_EQ(text_at(event, "/by/kind"), "customer");
        EXPECT_EQ(text_at(event, "/by/name"), "alphamark first alphamark last");
        EXPECT_EQ(text_at(event, "/operation/item/note"), "the small ones");
        EXPECT_EQ(text_at(event, "/digest"), text_at(json_of(second), "/digest"));
        EXPECT_LT(now() - parse_instant(text_at(event, "/at")).value(), std::chrono::minutes{5});
    }

    const auto shown = agent.must("POST", path(call, "/present"), R"({"device_id":"desk"})");
    EXPECT_EQ(text_at(shown, "/status"), "presented");
    EXPECT_EQ(integer_at(shown, "/presented/version"), 3);
    EXPECT_EQ(text_at(parse_json(screen.next("status").data).value(), "/status"), "presented");

    ASSERT_EQ(edit(agent, call, note("ring twice")).status, 200);
    const auto stale = accept(customer, call, 3, text_at(shown, "/digest"), "order-1");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(code_of(stale), "draft_changed");
    EXPECT_EQ(integer_at(json_of(stale), "/draft/version"), 4);
    EXPECT_EQ(json_of(stale).at("changes").as_array().size(), 1u);
    EXPECT_EQ(text_at(json_of(stale), "/changes/0/operation/note"), "ring twice");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders WHERE draft_id IS NOT NULL"), "0");

    const auto digest = text_at(json_of(stale), "/draft/digest");
    const auto accepted = accept(customer, call, 4, digest, "order-1");
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_EQ(accepted.header("idempotent-replayed"), "");
    const auto order = text_at(json_of(accepted), "/order/id");
    EXPECT_EQ(accepted.header("location"), "/api/v1/orders/" + order);
    EXPECT_EQ(text_at(json_of(accepted), "/order/total"), text_at(json_of(stale), "/draft/totals/total"));
    EXPECT_EQ(text_at(json_of(accepted), "/draft/status"), "accepted");
    EXPECT_EQ(integer_at(json_of(accepted), "/draft/version"), 4) << "accepting is no edit";

    const auto again = accept(customer, call, 4, digest, "order-1");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.header("idempotent-replayed"), "true");
    EXPECT_EQ(again.body, accepted.body);
    const auto other_key = accept(agent, call, 4, digest, "order-2");
    EXPECT_EQ(other_key.status, 201);
    EXPECT_EQ(text_at(json_of(other_key), "/order/id"), order);
    const auto reused = accept(customer, call, 4, std::string(64, '0'), "order-1");
    EXPECT_EQ(reused.status, 409);
    EXPECT_EQ(code_of(reused), "idempotency_key_reused");
    EXPECT_EQ(code_of(accept(customer, call, 3, std::string(64, '0'), "order-3")), "already_accepted");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders WHERE draft_id = '" + call.draft + "'"), "1");
    EXPECT_EQ(scalar("SELECT count(*) FROM order_items WHERE order_id = '" + order + "'"), "4");

    EXPECT_EQ(code_of(edit(agent, call, note("too late"))), "draft_closed");
    EXPECT_EQ(code_of(agent.ask("POST", path(call, "/present"))), "draft_closed");
    EXPECT_EQ(code_of(agent.ask("POST", path(call, "/decline"))), "draft_closed");
    EXPECT_EQ(text_at(parse_json(screen.next("status").data).value(), "/order/id"), order);

    EXPECT_EQ(text_at(agent.must("POST", "/api/v1/calls/" + call.call + "/end", R"({"outcome":"success","notes":"fine","follow_up_date":"2027-01-08"})"), "/order_id"), order);
    EXPECT_EQ(code_of(agent.ask("POST", "/api/v1/calls/" + call.call + "/end", R"({"outcome":"failed"})")), "call_ended");
    EXPECT_EQ(text_at(agent.must("PATCH", "/api/v1/orders/" + order, R"({"status":"processing"})"), "/status"), "processing");
    EXPECT_EQ(code_of(agent.ask("PATCH", "/api/v1/orders/" + order, R"({"status":"accepted"})")), "status_not_allowed");

    const auto history = customer.must("GET", path(call, "/history"));
    std::string kinds;
    for (const auto& entry : history.at("items").as_array()) kinds += text_at(entry, "/kind") + " ";
    EXPECT_EQ(kinds, "replace put_line put_line present set_note accept ");
}

TEST_F(DraftsOverHttp, an_operation_sent_again_is_answered_as_the_first_time) {
    auto key = key_of(a);
    const auto call = start_call(key, a);
    const std::string put = "11111111-1111-4111-8111-111111111111", removed = "22222222-2222-4222-8222-222222222222";
    const auto first = json_of(edit(key, call, put_line(a.products[4], "2"), put));
    EXPECT_FALSE(first.at("replayed").as_bool());
    const auto gone = json_of(edit(key, call, R"({"type":"remove_line","product_id":")" + a.products[4] + "\"}", removed));
    EXPECT_EQ(integer_at(gone, "/version"), 3);

    // The line is gone and its product delisted: what was kept stays kept.
    sql("UPDATE products SET is_active = false WHERE id = '" + a.products[4] + "'");
    for (const auto& [id, operation, before] : {std::tuple{put, put_line(a.products[4], "2"), first},
                                                {removed, R"({"type":"remove_line","product_id":")" + a.products[4] + "\"}", gone}}) {
        auto again = json_of(edit(key, call, operation, id));
        ASSERT_TRUE(again.is_object() && again.as_object().contains("replayed")) << json::serialize(again);
        EXPECT_TRUE(again.at("replayed").as_bool());
        again.as_object()["replayed"] = false;
        EXPECT_EQ(again, before);
    }
    EXPECT_EQ(scalar("SELECT version FROM proposed_orders WHERE id = '" + call.draft + "'"), "3");
    EXPECT_EQ(code_of(edit(key, call, put_line(a.products[4], "2"))), "product_unavailable");
    EXPECT_EQ(code_of(edit(key, call, R"({"type":"remove_line","product_id":")" + a.products[4] + "\"}")), "line_not_found");
}

TEST_F(DraftsOverHttp, rules_are_told_with_their_codes) {
    auto key = key_of(a);
    auto plain = key_with(a, R"(["drafts.read","drafts.write"])");
    const auto call = start_call(key, a);
    struct Case {
        std::string operation;
        int status;
        std::string code;
        std::optional<std::int64_t> expected;
    };
    const std::vector<Case> cases{
        {note("x"), 409, "draft_changed", 7},
        {put_line(a.products[7], "3"), 400, "validation_failed", {}},           // sold by 2.5
        {put_line(a.products[7], "\"7.5\""), 200, "", {}},
        {put_line(a.products[7], "7.5001"), 400, "validation_failed", {}},
        {put_line(a.products[1], "0"), 400, "validation_failed", {}},
        {put_line(a.products[1], "-1"), 400, "validation_failed", {}},
        {put_line(a.products[1], "1e3"), 200, "", {}},
        {put_line(a.products[1], "9999999"), 400, "validation_failed", {}},
        {put_line(a.products[1], "1", R"(,"price":"1.234")"), 400, "validation_failed", {}},
        {R"({"type":"set_delivery_date","delivery_date":"0000-01-01"})", 400, "validation_failed", {}},
        {R"({"type":"set_delivery_date","delivery_date":"2026-02-30"})", 400, "validation_failed", {}},
        {R"({"type":"set_delivery_date","delivery_date":"2027-02-28"})", 200, "", {}},
        {R"({"type":"set_delivery_date","delivery_date":null})", 200, "", {}},
        {R"({"type":"explode"})", 400, "validation_failed", {}},
        {put_line("0dd00000-0000-4000-8000-000000000000", "1"), 404, "not_found", {}},
        {note(std::string(2001, 'x')), 400, "validation_failed", {}}};
    for (const auto& one : cases) {
        const auto answer = edit(key, call, one.operation, {}, one.expected);
        EXPECT_EQ(answer.status, one.status) << one.operation << answer.body;
        EXPECT_EQ(code_of(answer), one.code) << one.operation;
    }
    EXPECT_EQ(code_of(edit(plain, call, put_line(a.products[1], "1", R"(,"price":"0.50")"))), "forbidden");
    const auto cheap = json_of(edit(key, call, put_line(a.products[1], "2", R"(,"price":"0.50")")));
    EXPECT_EQ(text_at(cheap, "/operation/item/priceOrigin"), "manual");
    const auto more = json_of(edit(plain, call, put_line(a.products[1], "3")));
    EXPECT_EQ(text_at(more, "/operation/item/lineTotal"), "1.50") << "a manual price stays";
    EXPECT_EQ(edit(key, call, note("y"), {}, integer_at(more, "/version")).status, 200);

    const auto no_key = key.ask("POST", path(call, "/accept"), accept_body(1, std::string(64, '0')));
    EXPECT_EQ(code_of(no_key), "idempotency_key_required");
    EXPECT_EQ(code_of(key.ask("POST", path(call, "/operations"), "[]")), "bad_request");
    EXPECT_EQ(key.client.request("POST", path(call, "/operations"), {{"authorization", "Bearer " + key.token}, {"content-type", "text/xml"}}, "<a/>").status, 415);
    EXPECT_EQ(key.client.request("PUT", path(call), {{"authorization", "Bearer " + key.token}}).header("allow"), "GET");
    EXPECT_EQ(code_of(key.ask("GET", path(call, "/history?after=garbage"))), "validation_failed");
    EXPECT_EQ(code_of(key.ask("GET", path(call, "/events?last_event_id=-1"))), "validation_failed");
}

TEST_F(DraftsOverHttp, what_is_delisted_declined_or_expired_is_not_accepted) {
    auto key = key_of(a);
    const auto delisted = start_call(key, a), declined = start_call(key, a), expired = start_call(key, a), empty = start_call(key, a);
    sql("UPDATE products SET is_active = false WHERE id = '" + a.products[1] + "'");
    EXPECT_FALSE(key.must("GET", path(delisted)).at("order_items").at(1).at("available").as_bool());
    EXPECT_EQ(code_of(accept_current(key, delisted, "1")), "product_unavailable");
    EXPECT_EQ(edit(key, delisted, R"({"type":"remove_line","product_id":")" + a.products[1] + "\"}").status, 200);
    EXPECT_EQ(accept_current(key, delisted, "1").status, 201) << "a refused request leaves its key free";

    auto customer = somebody(declined.link);
    EXPECT_EQ(text_at(customer.must("POST", path(declined, "/decline"), R"({"reason":"too dear"})"), "/status"), "declined");
    EXPECT_EQ(code_of(accept_current(customer, declined, "2")), "draft_closed");
    EXPECT_EQ(scalar("SELECT closed_reason FROM proposed_orders WHERE id = '" + declined.draft + "'"), "too dear");

    sql("UPDATE proposed_orders SET expires_at = now() - interval '1 second' WHERE id = '" + expired.draft + "'");
    EXPECT_EQ(text_at(key.must("GET", path(expired)), "/status"), "expired");
    EXPECT_EQ(code_of(accept_current(key, expired, "3")), "draft_closed");
    EXPECT_EQ(code_of(edit(key, expired, note("x"))), "draft_closed");

    for (const int n : {0, 1}) edit(key, empty, R"({"type":"remove_line","product_id":")" + a.products[n] + "\"}");
    EXPECT_EQ(code_of(accept_current(key, empty, "4")), "validation_failed");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders WHERE draft_id IS NOT NULL"), "1");
}

TEST_F(DraftsOverHttp, the_link_of_a_call_can_be_sent_again_while_it_admits) {
    auto agent = user_of(a);
    const auto call = start_call(agent, a), revoked = start_call(agent, a);
    const auto read = agent.must("GET", "/api/v1/calls/" + call.call);
    EXPECT_EQ(text_at(read, "/link/token"), call.link);
    EXPECT_EQ(text_at(read, "/draft_id"), call.draft);
    sql("UPDATE draft_links SET revoked_at = now() WHERE draft_id = '" + revoked.draft + "'");
    EXPECT_TRUE(agent.must("GET", "/api/v1/calls/" + revoked.call).at("link").is_null());
}

TEST_F(DraftsOverHttp, sixteen_clients_of_two_servers_edit_one_draft) {
    constexpr int clients = 16, edits = 36;
    auto key = key_of(a);
    const auto call = start_call(key, a);
    const auto second_server = another_server();
    auto here = somebody(key.token), there = Person{second_server->port(), key.token};
    for (auto* one : {&here, &there}) {
        ASSERT_EQ(one->listen(call.draft).status, 200);
        one->next("presence");
    }

    std::vector<std::set<std::int64_t>> versions(clients);
    std::vector<std::set<std::string>> ids(clients);
    std::atomic<int> repeated = 0;
    std::vector<std::jthread> threads;
    for (int n = 0; n < clients; ++n) {
        threads.emplace_back([&, n] {
            Person person{n % 2 ? second_server->port() : port(), n % 3 ? key.token : call.link};
            for (int i = 1; i <= edits; ++i) {
                const auto id = to_text(random_uuid());
                const auto operation = i % 9 == 0 ? note(fmt::format("{} {}", n, i)) : put_line(a.products[n % 7], std::to_string(i));
                for (int attempt = 0; attempt < 50; ++attempt) {
                    const auto answer = edit(person, call, operation, id);
                    if (answer.status == 200) {
                        versions[n].insert(integer_at(json_of(answer), "/version"));
                        break;
                    }
                    ASSERT_EQ(code_of(answer), "conflict") << answer.body;  // too much at once: it is repeated with its id
                    ++repeated;
                }
                ids[n].insert(id);
            }
        });
    }
    threads.clear();

    constexpr std::int64_t last = 1 + clients * edits;
    std::set<std::int64_t> all;
    for (int n = 0; n < clients; ++n) {
        EXPECT_EQ(versions[n].size(), edits);
        all.insert(versions[n].begin(), versions[n].end());
        for (const auto& id : ids[n]) EXPECT_EQ(scalar("SELECT count(*) FROM draft_operations WHERE operation_id = '" + id + "'"), "1");
    }
    EXPECT_EQ(all.size(), last - 1);
    EXPECT_EQ(*all.rbegin(), last);
    EXPECT_EQ(scalar("SELECT count(*) FROM draft_operations WHERE draft_id = '" + call.draft + "'"), std::to_string(last));
    RecordProperty("repeated", repeated.load());
    expect_operations(here, 1, last);
    expect_operations(there, 1, last);

    const auto draft = key.must("GET", path(call));
    EXPECT_EQ(draft, Person(second_server->port(), key.token).must("GET", path(call)));
    EXPECT_EQ(text_at(draft, "/digest"), scalar("SELECT encode(digest, 'hex') FROM proposed_orders WHERE id = '" + call.draft + "'"));

    // Whoever comes back is told what it missed, or gets all of it anew.
    auto back = somebody(key.token);
    ASSERT_EQ(back.listen(call.draft, std::to_string(last - 30)).status, 200);
    expect_operations(back, last - 30, last);
    for (const std::string too_old : {"1", "99999", "0"}) {
        auto late = somebody(key.token);
        ASSERT_EQ(late.listen(call.draft, too_old).status, 200);
        EXPECT_EQ(late.client.next_named_event()->name, "snapshot") << too_old;
    }

    // Accepted on both servers at once: one order.
    std::set<std::string> orders;
    std::vector<HttpAnswer> answers(4);
    for (int n = 0; n < 4; ++n) {
        threads.emplace_back([&, n] {
            Person person{n % 2 ? second_server->port() : port(), key.token};
            answers[n] = accept(person, call, last, text_at(draft, "/digest"), n < 2 ? "same" : "other " + std::to_string(n));
        });
    }
    threads.clear();
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        orders.insert(text_at(json_of(answer), "/order/id"));
    }
    EXPECT_EQ(orders.size(), 1u);
    EXPECT_EQ(scalar("SELECT count(*) FROM orders WHERE draft_id = '" + call.draft + "'"), "1");
}

// The change feed tells of a commit a moment before all readings see it, and a stream may break in that moment.
TEST_F(DraftsOverHttp, who_knows_a_version_that_is_not_to_be_read_yet_is_not_set_back) {
    auto key = key_of(a);
    for (int round = 0; round < 10; ++round) {
        const auto call = start_call(key, a);
        auto screen = somebody(key.token);
        auto listening = std::async(std::launch::async, [&] { return screen.listen(call.draft, std::to_string(call.version + 1)).status; });
        key.must("POST", path(call, "/operations"), edit_body(R"({"type":"set_note","note":"at once"})", "desk"));
        ASSERT_EQ(listening.get(), 200);
        EXPECT_EQ(screen.client.next_named_event()->name, "status") << round << ": a snapshot would be of the version before";
    }
}

// The same, made to last: a commit that waits for a standby is told of by the feed, and is not to be read.
TEST_F(DraftsOverHttp, who_accepts_a_version_that_is_not_to_be_read_yet_has_ordered_it) {
    const auto let_commits_wait_for = [&](const std::string& standby) {
        sql("ALTER SYSTEM SET synchronous_standby_names = '" + standby + "'");
        sql("SELECT pg_reload_conf()");
    };
    auto key = key_of(a);
    const auto call = start_call(key, a);
    const auto elsewhere = another_server();
    Person screen{elsewhere->port(), key.token}, customer{elsewhere->port(), key.token}, third{elsewhere->port(), key.token};
    ASSERT_EQ(customer.ask("GET", path(call)).status, 200);
    ASSERT_EQ(screen.listen(call.draft, std::to_string(call.version)).status, 200);
    std::future<int> editing;
    std::future<HttpAnswer> accepting;
    {
        const std::shared_ptr<void> held{nullptr, [&](void*) { let_commits_wait_for(""); }};
        let_commits_wait_for("nobody");
        const auto nobody_waits_for = [&](const std::string& event) {
            return scalar("SELECT count(*) FROM pg_stat_activity WHERE " + event) == "0";
        };
        const auto still_waits = [](const auto& answer) { return answer.wait_for(std::chrono::milliseconds{1}) == std::future_status::timeout; };
        boost::json::value seen;
        do {  // until the new setting counts
            editing = std::async(std::launch::async, [&] { return edit(key, call, note("late")).status; });
            seen = parse_json(screen.next("operation").data).value();
            while (still_waits(editing) && nobody_waits_for("wait_event = 'SyncRep'")) {}
        } while (!still_waits(editing));
        accepting = std::async(std::launch::async, [&] { return accept(customer, call, integer_at(seen, "/version"), text_at(seen, "/digest"), "once"); });
        while (still_waits(accepting) && nobody_waits_for("wait_event_type = 'Lock'")) {}
    }
    EXPECT_EQ(editing.get(), 200);
    const auto answer = accepting.get();
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(edit(third, call, note("later"), {}, 1'000'000).status, 409) << "who knows a version that never was is told so";
}

TEST_F(DraftsOverHttp, a_draft_written_past_the_server_is_taken_over) {
    auto key = key_of(a);
    const auto call = start_call(key, a);
    auto screen = somebody(call.link);
    ASSERT_EQ(screen.listen(call.draft).status, 200);
    screen.next("presence");
    ASSERT_EQ(edit(key, call, note("first")).status, 200);
    expect_operations(screen, 1, 2);

    // A client that knows the contract's columns alone.
    sql("UPDATE proposed_orders SET order_items = jsonb_build_array(jsonb_build_object('productId', '" + a.products[3] +
        "', 'description', 'by hand', 'price', 9.5, 'quantity', 2, 'size', '', 'thumbnail', 'aGk=')) WHERE id = '" + call.draft + "'");
    const auto shown = screen.next("snapshot");
    EXPECT_EQ(shown.id, "3");
    for (const auto& one : check_.complaints_of_event(shown)) ADD_FAILURE() << one;
    EXPECT_EQ(text_at(parse_json(shown.data).value(), "/order_items/0/thumbnail"), "aGk=");
    EXPECT_EQ(text_at(parse_json(shown.data).value(), "/last_change/by/kind"), "system");

    const auto next = json_of(edit(key, call, put_line(a.products[3], "4")));
    EXPECT_EQ(integer_at(next, "/version"), 4);
    EXPECT_EQ(text_at(next, "/operation/item/lineTotal"), "38.00");
    EXPECT_EQ(text_at(next, "/operation/item/thumbnail"), "aGk=");
    expect_operations(screen, 3, 4);

    // Somebody who counts versions himself leaves a gap: what is behind it is shown whole.
    sql("UPDATE proposed_orders SET version = version + 3, note = 'by hand' WHERE id = '" + call.draft + "'");
    EXPECT_EQ(integer_at(json_of(edit(key, call, put_line(a.products[3], "5"))), "/version"), 8);
    EXPECT_EQ(text_at(parse_json(screen.next("snapshot").data).value(), "/note"), "by hand");
    EXPECT_EQ(text_at(parse_json(screen.next("status").data).value(), "/status"), "draft");

    // A status that somebody set by hand is told, too.
    sql("UPDATE proposed_orders SET status = 'declined', closed_reason = 'by hand' WHERE id = '" + call.draft + "'");
    EXPECT_EQ(text_at(parse_json(screen.next("status").data).value(), "/status"), "declined");
    EXPECT_EQ(code_of(edit(key, call, note("x"))), "draft_closed");
}

TEST_F(DraftsOverHttp, the_largest_draft_fits_a_stream_with_its_pictures) {
    auto key = key_of(a);
    const auto call = start_call(key, a);
    sql("INSERT INTO products (tenant_id, id, name, price_minor, thumbnail) SELECT '" + a.tenant +
        "', gen_random_uuid(), 'big ' || n, 100, decode(repeat('ab', 4096), 'hex') FROM generate_series(1, 200) AS n");
    sql("UPDATE proposed_orders SET order_items = (SELECT jsonb_agg(jsonb_build_object('productId', id, 'quantity', 1, 'price', 1, "
        "'note', repeat('n', 2000))) FROM products WHERE name LIKE 'big %') WHERE id = '" + call.draft + "'");
    auto screen = somebody(call.link);
    ASSERT_EQ(screen.client.open_events(path(call, "/events?thumbnails=1"), {{"authorization", "Bearer " + call.link}}).status, 200);
    const auto shown = parse_json(screen.next("snapshot").data).value();
    EXPECT_EQ(shown.at("order_items").as_array().size(), 200u);
    EXPECT_TRUE(text_at(shown, "/order_items/199/thumbnail").starts_with("data:image/png;base64,"));
    screen.next("presence");
}

TEST_F(DraftsOverHttp, an_interrupted_feed_is_caught_up_with) {
    auto key = key_of(a);
    const auto call = start_call(key, a);
    auto screen = somebody(call.link);
    ASSERT_EQ(screen.listen(call.draft).status, 200);
    screen.next("presence");
    std::int64_t heard = 1, version = 1;
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 3; ++i, ++version) ASSERT_EQ(edit(key, call, note(fmt::format("{} {}", round, i))).status, 200);
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'walsender' AND datname = current_database()");
        for (int i = 0; i < 3; ++i, ++version) ASSERT_EQ(edit(key, call, note(fmt::format("{} {} after", round, i))).status, 200);
        expect_operations(screen, heard, version);
        heard = version;
    }
    ASSERT_EQ(key.ask("POST", path(call, "/present")).status, 200);
    for (;;) {  // those after each interruption come first
        if (text_at(parse_json(screen.next("status").data).value(), "/status") == "presented") break;
    }
}

TEST_F(DraftsOverHttp, pages_hold_each_record_once) {
    auto key = key_of(a);
    std::vector<std::string> names;
    std::string next;
    do {
        const auto page = key.must("GET", "/api/v1/products?limit=3" + (next.empty() ? "" : "&after=" + next));
        for (const auto& one : page.at("items").as_array()) names.push_back(text_at(one, "/name"));
        next = text_at(page, "/next");
    } while (!next.empty());
    EXPECT_EQ(names.size(), a.products.size());
    EXPECT_TRUE(std::ranges::is_sorted(names));
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    EXPECT_EQ(key.must("GET", "/api/v1/products?q=PRODUCT%203").at("items").as_array().size(), 1u);
    EXPECT_EQ(text_at(key.must("GET", "/api/v1/products?q=product%201"), "/items/0/special/price"), "0.80");
    EXPECT_TRUE(key.must("GET", "/api/v1/products/" + a.products[1]).at("special").is_null());
    // A cursor of another list, or one that somebody made up, is refused and nothing else.
    for (const auto* cursor : {"garbage", "W10", "WyJ4IiwieSIsIjBkZDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMCJd"}) {
        EXPECT_LT(key.ask("GET", std::string{"/api/v1/orders?after="} + cursor).status, 500) << cursor;
    }

    const auto made = key.must("POST", "/api/v1/products", R"({"name":"New","sku":"N-1","price":"3.50","order_multiple":0.5})");
    const auto one = "/api/v1/products/" + text_at(made, "/id");
    EXPECT_EQ(text_at(made, "/price"), "3.50");
    EXPECT_EQ(code_of(key.ask("POST", "/api/v1/products", R"({"name":"Same","sku":"N-1"})")), "conflict");
    key.must("PATCH", one, R"({"unit":null,"order_multiple":null,"size":null})");
    const auto call = start_call(key, a);
    EXPECT_EQ(edit(key, call, put_line(text_at(made, "/id"), "1")).status, 200) << "a product without unit and multiple";
    const auto special = key.must("POST", "/api/v1/specials", fmt::format(R"({{"name":"Now","product_id":"{}","percent_off":"12.5"}})", text_at(made, "/id")));
    EXPECT_EQ(text_at(special, "/percent_off"), "12.50");
    EXPECT_EQ(code_of(key.ask("PATCH", "/api/v1/specials/" + text_at(special, "/id"), R"({"price":"1.00"})")), "validation_failed");
    const auto customer = key.must("POST", "/api/v1/customers", R"({"first_name":"Zoe","last_name":"Ünal","email":"zoe@example.com"})");
    EXPECT_EQ(key.must("GET", "/api/v1/customers?q=%C3%BCnal").at("items").as_array().size(), 1u);
    EXPECT_EQ(text_at(key.must("PATCH", "/api/v1/customers/" + text_at(customer, "/id"), R"({"city":"Graz"})"), "/city"), "Graz");
}

}  // namespace
}  // namespace orderline::api
