// tests/actions/call_cache_pgtest.cpp: what a call starts with, in both stores: the same tests, and what happens when Redis fails.
#include <gtest/gtest.h>
#include <algorithm>
#include <functional>
#include "actions/call_briefings.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {

static void PrintTo(const CallMaterial& shown, std::ostream* out) { *out << shown.order << " " << shown.special << " " << shown.favorites; }

namespace {

constexpr const char* world_sql = R"sql(
INSERT INTO tenants (id, name, settings) SELECT ('a0000000-0000-4000-8000-00000000000' || n)::uuid, 'T' || n, '{"currency":"EUR"}'
  FROM generate_series(1, 2) AS n;
INSERT INTO product_categories (tenant_id, id, name) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000050', 'c');
INSERT INTO product_types (tenant_id, id, category_id, name) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000051', 'a0000000-0000-4000-8000-000000000050', 't');
INSERT INTO products (tenant_id, id, name, price_minor, category_id, product_type_id)
  SELECT 'a0000000-0000-4000-8000-000000000001', ('a0000000-0000-4000-8000-0000000000' || 60 + n)::uuid, 'product ' || n, n * 100,
         'a0000000-0000-4000-8000-000000000050', 'a0000000-0000-4000-8000-000000000051' FROM generate_series(1, 4) AS n;
INSERT INTO product_specials (tenant_id, id, product_id, name, price_minor, start_date, end_date) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000070', 'a0000000-0000-4000-8000-000000000061',
   'special', 80, now() - interval '1 day', now() + interval '7 days');
INSERT INTO customers (tenant_id, id, first_name, last_name, phone)
  SELECT ('a0000000-0000-4000-8000-00000000000' || n)::uuid, ('a0000000-0000-4000-8000-00000000002' || n)::uuid, 'first', 'last',
         '+43 660 1' FROM generate_series(1, 2) AS n;
INSERT INTO customer_preferences (tenant_id, customer_id, favorites) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000021',
   '{"order_items":["a0000000-0000-4000-8000-000000000062","a0000000-0000-4000-8000-000000000061"]}');
INSERT INTO orders (tenant_id, id, customer_id, status, order_date, currency, subtotal_minor, tax_minor, total_minor) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000080', 'a0000000-0000-4000-8000-000000000021',
   'delivered', now() - interval '20 days', 'EUR', 500, 50, 550);
INSERT INTO order_items (tenant_id, id, order_id, product_id, quantity, unit_price_minor, line_total_minor, tax_minor, position) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000090', 'a0000000-0000-4000-8000-000000000080',
   'a0000000-0000-4000-8000-000000000062', 2, 200, 400, 40, 1);
INSERT INTO call_logs (tenant_id, id, customer_id, purpose)
  SELECT ('a0000000-0000-4000-8000-00000000000' || n)::uuid, ('a0000000-0000-4000-8000-00000000003' || n)::uuid,
         ('a0000000-0000-4000-8000-00000000002' || n)::uuid, 'sales' FROM generate_series(1, 2) AS n;
)sql";

TenantId tenant(int n) { return *parse_id<TenantId>("a0000000-0000-4000-8000-00000000000" + std::to_string(n)); }
CustomerId customer(int n) { return *parse_id<CustomerId>("a0000000-0000-4000-8000-00000000002" + std::to_string(n)); }
CallKey call(int n) { return {tenant(n), *parse_id<CallId>("a0000000-0000-4000-8000-00000000003" + std::to_string(n))}; }
const CallMaterial material{R"({"number":7})", R"([1,2])", R"([{"name":"ä\n\"x\""}])"};

/// Everything that the API would show of a briefing, as one text in three parts.
CallMaterial show(const Briefing& briefing) {
    const auto products = [](const std::vector<Suggestion>& list) {
        JsonWriter out;
        out.open('[');
        for (const auto& one : list) {
            out.open('{').key("name").text(one.product.name).key("price").integer(one.price.unit_minor);
            out.key("picture").maybe_text(one.thumbnail).key("special").text(one.price.special).close('}');
        }
        return out.close(']').take();
    };
    JsonWriter order;
    order.open('[');
    if (briefing.last_order) {
        order.text(briefing.last_order->order.rows.text(0, 2)).text(briefing.last_order->order.rows.text(0, 5));
        for (const auto& line : briefing.last_order->lines) order.text(line.description).integer(line.quantity.thousandths);
    }
    return {order.close(']').take(), products(briefing.specials), products(briefing.favorites)};
}

class CallCacheTest : public TestDatabase {
protected:
    CallCacheTest() { sql(world_sql); }

    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }
    std::unique_ptr<redis::Client> connect(const RedisServer& redis) {
        redis::Options options;
        options.address = redis::parse_url(redis.url(3)).value();
        options.ca_file = redis.ca_file();
        options.pause_min = std::chrono::milliseconds{2};
        options.pause_max = std::chrono::milliseconds{20};
        auto client = redis::Client::make(runtime(), std::move(options)).value();
        client->start();
        wait_for([&] { return client->health().connected; });
        return client;
    }
    void wait_for(const std::function<bool()>& done) { run_until(runtime(), done, std::chrono::seconds{20}); }
    std::string ask(redis::Client& client, std::vector<std::string_view> words) {
        return run(client.run(std::move(words), soon())).value().text;
    }
    std::optional<CallMaterial> get(CallCache& cache, CallKey key, const std::string& state) { return run(cache.get(key, state, soon())); }
    void put(CallCache& cache, CallKey key, const std::string& state) { run(cache.put(key, state, material, soon())); }
    std::string rows() { return scalar("SELECT count(*) FROM proposed_orders_data"); }

    auth::Secret secret = auth::Secret::parse(std::string(64, '7')).value();
};

/// In PostgreSQL alone, in Redis, and in Redis by TLS.
enum class Kept { postgres, redis, redis_tls };

class EachStore : public CallCacheTest, public testing::WithParamInterface<Kept> {
protected:
    std::unique_ptr<RedisServer> start() {
        if (GetParam() == Kept::postgres) return nullptr;
        return std::make_unique<RedisServer>(GetParam() == Kept::redis ? RedisServer::Wire::plain : RedisServer::Wire::tls);
    }
    /// What is kept of a call has had its day.
    void expire(CallKey key) {
        if (!client) return sql("UPDATE proposed_orders_data SET expires_at = now() - interval '1 second' WHERE call_id = '" + to_text(key.call) + "'");
        const auto name = "orderline:" + to_text(key.tenant) + ":call:" + to_text(key.call);
        EXPECT_EQ(run(client->run({"PEXPIRE", name, "0"}, soon())).value().number, 1);
    }

    std::unique_ptr<RedisServer> server = start();
    std::unique_ptr<redis::Client> client = server ? connect(*server) : nullptr;
    CallCache cache{pool(), client.get(), secret};
};
INSTANTIATE_TEST_SUITE_P(, EachStore, testing::Values(Kept::postgres, Kept::redis, Kept::redis_tls), [](const auto& with) {
    return std::string{with.param == Kept::postgres ? "postgres" : with.param == Kept::redis ? "redis" : "redis_tls"};
});

TEST_P(EachStore, gives_back_what_was_put_while_the_state_is_the_same) {
    EXPECT_FALSE(get(cache, call(1), "one"));
    put(cache, call(1), "one");
    const auto found = get(cache, call(1), "one");
    ASSERT_TRUE(found);
    for (const auto part : {&CallMaterial::order, &CallMaterial::special, &CallMaterial::favorites}) {
        EXPECT_EQ(parse_json((*found).*part).value(), parse_json(material.*part).value());
    }
    EXPECT_FALSE(get(cache, call(1), "two")) << "the database is in another state";
    EXPECT_FALSE(get(cache, call(2), "one")) << "another call, of another tenant";
    EXPECT_FALSE(get(cache, {tenant(2), call(1).call}, "one")) << "another tenant with the same call";
    put(cache, call(1), "two");
    EXPECT_TRUE(get(cache, call(1), "two"));
    EXPECT_FALSE(get(cache, call(1), "one")) << "what was there before is gone";
    EXPECT_EQ(cache.counts().hits, 2u);
    EXPECT_EQ(cache.counts().misses, 5u);
    EXPECT_EQ(cache.counts().fallbacks + cache.counts().failures, 0u);
    EXPECT_TRUE(cache.ready());
    EXPECT_EQ(rows(), client ? "0" : "3");
}

TEST_P(EachStore, forgets_after_its_time) {
    put(cache, call(1), "one");
    expire(call(1));
    EXPECT_FALSE(get(cache, call(1), "one"));
}

TEST_P(EachStore, does_not_keep_what_is_too_large) {
    auto large = material;
    large.order = "\"" + std::string(CallCache::bytes_max, 'x') + "\"";
    run(cache.put(call(1), "one", large, soon()));
    EXPECT_FALSE(get(cache, call(1), "one"));
    large.order = "\"" + std::string(CallCache::bytes_max / 2, 'x') + "\"";
    run(cache.put(call(1), "one", large, soon()));
    EXPECT_EQ(get(cache, call(1), "one")->order, large.order);
}

TEST_P(EachStore, another_installation_does_not_find_it) {
    put(cache, call(1), "one");
    CallCache other{pool(), client.get(), auth::Secret::parse(std::string(64, '8')).value()};
    EXPECT_FALSE(get(other, call(1), "one"));
}

TEST_P(EachStore, a_briefing_is_taken_from_it_and_never_differs_from_one_made_anew) {
    Tenants tenants{pool()};
    Records records{pool(), tenants};
    Orders orders{pool(), records};
    Briefings briefings{pool(), tenants, orders};
    CallBriefings kept{pool(), briefings, cache, show};
    auto principal = std::make_shared<Principal>();
    principal->tenant = tenant(1);
    const Asker who = principal;
    const auto normal = [](CallMaterial shown) {  // jsonb spells JSON in its own way, and puts short names first
        for (const auto part : {&CallMaterial::order, &CallMaterial::special, &CallMaterial::favorites}) {
            shown.*part = json::serialize(parse_json(shown.*part).value());
        }
        return shown;
    };
    const auto from_cache = [&] { return normal(run(kept.of_call(who, call(1).call, customer(1), soon())).value()); };
    const auto made_anew = [&] {
        const auto choice = run(briefings.choose(tenant(1), customer(1), soon())).value();
        return normal(show(run(briefings.briefing(who, choice, soon())).value()));
    };
    auto before = from_cache();
    EXPECT_EQ(cache.counts().hits, 0u);
    // Each one changes what a briefing shows.
    const std::vector<std::string> changes{
        "UPDATE products SET price_minor = 250 WHERE name = 'product 2'",
        "UPDATE products SET name = 'renamed' WHERE name = 'product 2'",
        "UPDATE products SET thumbnail = '\\x89504e47', thumbnail_type = 'image/png' WHERE name = 'renamed'",
        "UPDATE product_specials SET price_minor = 70",
        "UPDATE product_specials SET name = 'cheaper'",
        "UPDATE product_specials SET end_date = now() - interval '1 second'",
        "UPDATE product_specials SET end_date = now() + interval '1 day'",
        "UPDATE product_specials SET is_active = false",
        "INSERT INTO product_specials (tenant_id, product_id, name, price_minor, start_date, end_date) VALUES "
        "('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000063', 'new', 10, now() - interval '1 day', NULL)",
        "DELETE FROM product_specials WHERE name = 'new'",
        "UPDATE products SET is_active = false WHERE name = 'renamed'",
        "UPDATE products SET is_active = true WHERE name = 'renamed'",
        "UPDATE customer_preferences SET favorites = '{\"order_items\":[\"a0000000-0000-4000-8000-000000000064\"]}'",
        "UPDATE customers SET company = 'renamed'",
        "UPDATE order_items SET description = 'another text'",
        "INSERT INTO order_items (tenant_id, order_id, product_id, quantity, unit_price_minor, line_total_minor, tax_minor, position) VALUES "
        "('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000080', 'a0000000-0000-4000-8000-000000000063', 1, 1, 1, 0, 2)",
        "DELETE FROM order_items WHERE position = 2",
        "UPDATE orders SET status = 'returned'",
    };
    for (const auto& change : changes) {
        const auto hits = cache.counts().hits;
        EXPECT_EQ(from_cache(), before) << "before " << change;
        EXPECT_EQ(cache.counts().hits, hits + 1) << "before " << change << ": was not taken from the cache";
        sql(change);
        const auto after = from_cache();
        EXPECT_EQ(after, made_anew()) << change;
        EXPECT_NE(after, before) << change << " changes nothing that is shown: of no use here";
        before = after;
    }
}

TEST_F(CallCacheTest, expired_rows_are_swept_of_all_tenants_and_others_stay) {
    CallCache cache{pool(), nullptr, secret};
    put(cache, call(1), "one");
    put(cache, call(2), "one");
    sql("INSERT INTO proposed_orders_data (tenant_id, call_id, customer_id, data, data_type) VALUES ('" + to_text(tenant(1)) + "', '" +
        to_text(call(1).call) + "', '" + to_text(customer(1)) + "', '{}', 'order')");
    put(cache, call(1), "two");
    EXPECT_EQ(rows(), "7") << "a row that another program put there is not replaced";
    EXPECT_TRUE(run(cache.sweep(now(), soon())));
    EXPECT_EQ(rows(), "7");
    EXPECT_TRUE(run(cache.sweep(now() + std::chrono::hours{25}, soon())));
    EXPECT_EQ(rows(), "0");
}

TEST_F(CallCacheTest, more_than_one_batch_is_swept) {
    sql("INSERT INTO proposed_orders_data (tenant_id, call_id, customer_id, expires_at) SELECT '" + to_text(tenant(2)) + "', '" +
        to_text(call(2).call) + "', '" + to_text(customer(2)) + "', now() - interval '1 minute' FROM generate_series(1, 2500)");
    CallCache cache{pool(), nullptr, secret};
    EXPECT_TRUE(run(cache.sweep(now(), soon())));
    EXPECT_EQ(rows(), "0");
}

TEST_F(CallCacheTest, a_call_that_is_not_there_keeps_nothing) {
    CallCache cache{pool(), nullptr, secret};
    put(cache, {tenant(1), new_id<CallId>()}, "one");
    put(cache, {tenant(2), call(1).call}, "one");
    EXPECT_EQ(rows(), "0");
}

TEST_F(CallCacheTest, postgresql_stands_in_while_redis_is_gone_or_frozen_and_redis_comes_back_by_itself) {
    RedisServer server;
    const auto client = connect(server);
    CallCache cache{pool(), client.get(), secret};
    const auto works = [&](const std::string& state) {
        const auto began = std::chrono::steady_clock::now();
        put(cache, call(1), state);
        EXPECT_TRUE(get(cache, call(1), state)) << state;
        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{3}) << state;
    };
    works("at first");
    EXPECT_EQ(rows(), "0");

    server.kill_hard();
    works("killed");
    EXPECT_EQ(rows(), "3");
    EXPECT_FALSE(cache.ready());
    EXPECT_EQ(cache.ready().error().message.find(RedisServer::password), std::string::npos);
    EXPECT_GE(cache.counts().fallbacks, 1u);
    server.start();
    wait_for([&] { return client->health().connected; });
    EXPECT_TRUE(cache.ready());
    EXPECT_FALSE(get(cache, call(1), "at first")) << "nothing of value was in it";
    works("started again");

    server.freeze();
    works("frozen");
    EXPECT_FALSE(cache.ready());
    server.thaw();
    wait_for([&] { return client->health().connected; });
    works("thawed");
    EXPECT_EQ(cache.counts().failures, 0u);
}

TEST_F(CallCacheTest, a_crash_of_redis_in_the_middle_of_an_answer_is_none_for_the_caller) {
    RedisServer server;
    const auto client = connect(server);
    CallCache cache{pool(), client.get(), secret};
    put(cache, call(1), "one");
    server.freeze();  // the question is on its way, the answer never comes
    std::optional<std::optional<CallMaterial>> answer;
    static constexpr auto ask_for = [](CallCache& from, std::optional<std::optional<CallMaterial>>& into) -> Task<void> {
        into = co_await from.get(call(1), "one", soon());
    };
    runtime().spawn("asking", ask_for(cache, answer));
    runtime().io().restart();
    runtime().io().poll();
    EXPECT_FALSE(answer);
    server.kill_hard();
    wait_for([&] { return answer.has_value(); });
    EXPECT_FALSE(*answer) << "not in PostgreSQL, so it is made anew";
    EXPECT_EQ(cache.counts().fallbacks, 1u);
}

TEST_F(CallCacheTest, a_full_redis_is_told_once_and_postgresql_keeps_it) {
    RedisServer server;
    const auto client = connect(server);
    CallCache cache{pool(), client.get(), secret};
    EXPECT_EQ(ask(*client, {"CONFIG", "SET", "maxmemory", "1"}), "OK");
    put(cache, call(1), "one");
    EXPECT_TRUE(get(cache, call(1), "one"));
    EXPECT_EQ(rows(), "3");
    EXPECT_FALSE(cache.ready());
    EXPECT_EQ(ask(*client, {"CONFIG", "SET", "maxmemory", "0"}), "OK");
    put(cache, call(1), "one");
    EXPECT_TRUE(cache.ready());
    EXPECT_TRUE(get(cache, call(1), "one"));
}

TEST_F(CallCacheTest, what_redis_threw_out_is_made_anew) {
    RedisServer server;
    const auto client = connect(server);
    CallCache cache{pool(), client.get(), secret};
    put(cache, call(1), "one");
    EXPECT_EQ(ask(*client, {"CONFIG", "SET", "maxmemory-policy", "allkeys-lru"}), "OK");
    EXPECT_EQ(ask(*client, {"CONFIG", "SET", "maxmemory", "1"}), "OK");
    EXPECT_FALSE(get(cache, call(1), "one"));
    EXPECT_EQ(cache.counts().fallbacks, 0u);
}

TEST_F(CallCacheTest, what_somebody_else_wrote_into_redis_is_not_believed) {
    RedisServer server;
    const auto client = connect(server);
    CallCache cache{pool(), client.get(), secret};
    const auto name = [](int n) { return "orderline:" + to_text(call(n).tenant) + ":call:" + to_text(call(n).call); };
    put(cache, call(1), "one");
    const auto good = ask(*client, {"GET", name(1)});
    ASSERT_TRUE(get(cache, call(1), "one"));
    auto cut = good.substr(0, good.size() - 1), flipped = good, unsealed = good.substr(good.find('\n'));
    flipped.back() ^= 1;
    for (const auto& bad : {std::string{}, std::string{"\n\n\n"}, std::string(1000, '\0'), cut, flipped, unsealed, good + " "}) {
        EXPECT_EQ(ask(*client, {"SET", name(1), bad}), "OK");
        EXPECT_FALSE(get(cache, call(1), "one"));
    }
    EXPECT_EQ(ask(*client, {"SET", name(2), good}), "OK");
    EXPECT_FALSE(get(cache, call(2), "one")) << "that of another tenant's call";
    run(client->run({"DEL", name(1)}, soon())).value();
    run(client->run({"SADD", name(1), "x"}, soon())).value();
    EXPECT_FALSE(get(cache, call(1), "one")) << "Redis refuses: it is no text";
}

}  // namespace
}  // namespace orderline::actions
