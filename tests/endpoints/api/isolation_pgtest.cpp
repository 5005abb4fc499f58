// tests/endpoints/api/isolation_pgtest.cpp: no endpoint gives or changes anything of another business, whoever asks.
#include <fmt/format.h>
#include <algorithm>
#include <map>
#include "auth/access_token.hpp"
#include "base/text.hpp"
#include "tests/endpoints/api/answer_check.hpp"
#include "tests/support/api_world.hpp"

namespace orderline::api {
namespace {

enum class Expect {
    refused,     // 403 or 404
    no_rows,     // 200 with an empty list
    own_rows,    // 2xx; whatever it shows is the asker's own
    like_nothing // as for an id that nobody has, to the letter
};

struct Try {
    std::string target, body;
    Expect expect = Expect::refused;
    HeaderList headers = {};
};

/// What B has beyond its seed.
struct Prey {
    Started open;       // a draft that is being edited
    std::string order;  // of an accepted one
    std::string key;    // of the API
    std::string session;
    std::string factor;
    std::string role;
};

/// Every endpoint with B's ids. An endpoint without an entry fails the test.
std::map<std::string, std::vector<Try>> attacks(const Business& b, const Prey& prey, const std::string& draft_a) {
    const std::string v1 = "/api/v1/", customer = v1 + "customers/" + b.customer, product = v1 + "products/" + b.products[0],
                      special = v1 + "specials/" + b.special, call = v1 + "calls/" + prey.open.call,
                      draft = v1 + "drafts/" + prey.open.draft, order = v1 + "orders/" + prey.order;
    const auto own_lists = [&](const std::string& list) {
        return std::vector<Try>{{list, "", Expect::own_rows}, {list + "?limit=200&thumbnails=1", "", Expect::own_rows},
                                {list + "?q=" + b.mark, "", Expect::no_rows}};
    };
    const auto with = [](std::vector<Try> tries, Try one) {
        tries.push_back(std::move(one));
        return tries;
    };
    const HeaderList key{{"idempotency-key", "theft"}};
    const auto wrong_login = fmt::format(R"({{"email":"{}","password":"guessed it"}})", b.email);
    const std::string no_token = R"({"refresh_token":"olr_nothing"})";
    return {
        {"POST /api/v1/session", {{v1 + "session", wrong_login, Expect::own_rows}}},
        {"POST /api/v1/session/refresh", {{v1 + "session/refresh", no_token, Expect::own_rows}}},
        {"DELETE /api/v1/session", {{v1 + "session", no_token, Expect::own_rows}}},
        {"GET /api/v1/me", {{v1 + "me", "", Expect::own_rows}}},
        {"GET /api/v1/customers", own_lists(v1 + "customers")},
        {"POST /api/v1/customers",
         {{v1 + "customers", R"({"first_name":"x","last_name":"y","id":")" + b.customer + "\"}", Expect::like_nothing},
          {v1 + "customers", R"({"first_name":"x","last_name":"y","tenant_id":")" + b.tenant + "\"}", Expect::like_nothing}}},
        {"GET /api/v1/customers/{id}", {{customer, ""}}},
        {"PATCH /api/v1/customers/{id}", {{customer, R"({"city":"taken"})"}}},
        {"GET /api/v1/customers/{id}/preferences", {{customer + "/preferences", ""}}},
        {"PUT /api/v1/customers/{id}/preferences", {{customer + "/preferences", R"({"personal":{"taken":true}})"}}},
        {"GET /api/v1/customers/{id}/personal-data", {{customer + "/personal-data", ""}}},
        {"DELETE /api/v1/customers/{id}/personal-data", {{customer + "/personal-data", ""}}},
        {"GET /api/v1/roles", {{v1 + "roles", "", Expect::own_rows}}},
        {"POST /api/v1/roles", {{v1 + "roles", R"({"name":"x"})", Expect::own_rows}}},
        {"PATCH /api/v1/roles/{id}", {{v1 + "roles/" + prey.role, R"({"name":"taken over"})"}}},
        {"DELETE /api/v1/roles/{id}", {{v1 + "roles/" + prey.role, ""}}},
        {"GET /api/v1/users", {{v1 + "users", "", Expect::own_rows}, {v1 + "users?after=" + b.user, "", Expect::own_rows}}},
        {"PATCH /api/v1/users/{id}", {{v1 + "users/" + b.user, R"({"is_active":false})"}}},
        {"PUT /api/v1/users/{id}/roles", {{v1 + "users/" + b.user + "/roles", R"({"roles":["viewer"]})"}}},
        {"GET /api/v1/tenants", {{v1 + "tenants", "", Expect::own_rows}}},
        {"POST /api/v1/session/tenant", {{v1 + "session/tenant", R"({"refresh_token":"x","tenant_id":")" + b.tenant + R"("})", Expect::own_rows}}},
        {"GET /api/v1/sessions", {{v1 + "sessions", "", Expect::own_rows}}},
        {"DELETE /api/v1/sessions", {{v1 + "sessions", "", Expect::own_rows}}},
        {"DELETE /api/v1/sessions/{id}", {{v1 + "sessions/" + prey.session, ""}}},
        {"GET /api/v1/factors", {{v1 + "factors", "", Expect::own_rows}}},
        {"POST /api/v1/factors", {{v1 + "factors", R"({"password":"x"})"}}},
        {"POST /api/v1/factors/{id}/confirm", {{v1 + "factors/" + prey.factor + "/confirm", R"({"code":"123456"})"}}},
        {"DELETE /api/v1/factors/{id}", {{v1 + "factors/" + prey.factor, "{}"}}},
        {"GET /api/v1/users/{id}/sessions", {{v1 + "users/" + b.user + "/sessions", ""}}},
        {"DELETE /api/v1/users/{id}/sessions", {{v1 + "users/" + b.user + "/sessions", ""}}},
        {"GET /api/v1/keys", {{v1 + "keys", "", Expect::own_rows}}},
        {"POST /api/v1/keys", {{v1 + "keys", R"({"name":"x"})", Expect::own_rows}}},
        {"POST /api/v1/keys/{id}/rotate", {{v1 + "keys/" + prey.key + "/rotate", "{}"}}},
        {"DELETE /api/v1/keys/{id}", {{v1 + "keys/" + prey.key, ""}}},
        {"GET /api/v1/allowlist", {{v1 + "allowlist", "", Expect::own_rows}}},
        {"PUT /api/v1/allowlist", {{v1 + "allowlist", R"({"items":[]})", Expect::own_rows}}},
        {"GET /api/v1/audit",
         {{v1 + "audit", "", Expect::own_rows},
          {v1 + "audit?limit=200", "", Expect::own_rows},
          {v1 + "audit?table=customers&row=" + b.customer, "", Expect::no_rows},
          {v1 + "audit?table=customers&actor=psql&after=9000000000", "", Expect::own_rows}}},
        {"GET /api/v1/products", own_lists(v1 + "products")},
        {"POST /api/v1/products",
         {{v1 + "products", R"({"name":"x","category_id":")" + b.category + "\"}", Expect::like_nothing},
          {v1 + "products", R"({"name":"x","product_type_id":")" + b.type + "\"}", Expect::like_nothing}}},
        {"GET /api/v1/products/{id}", {{product, ""}}},
        {"PATCH /api/v1/products/{id}", {{product, R"({"price":"0.01"})"}}},
        {"GET /api/v1/specials", with(own_lists(v1 + "specials"), {v1 + "specials?product_id=" + b.products[0], "", Expect::no_rows})},
        {"POST /api/v1/specials", {{v1 + "specials", R"({"name":"x","percent_off":5,"product_id":")" + b.products[0] + "\"}", Expect::like_nothing}}},
        {"GET /api/v1/specials/{id}", {{special, ""}}},
        {"PATCH /api/v1/specials/{id}", {{special, R"({"percent_off":90,"price":null})"}}},
        {"POST /api/v1/calls", {{v1 + "calls", R"({"customer_id":")" + b.customer + "\"}", Expect::like_nothing}}},
        {"GET /api/v1/calls", with(own_lists(v1 + "calls"), {v1 + "calls?customer_id=" + b.customer, "", Expect::no_rows})},
        {"GET /api/v1/calls/{id}", {{call, ""}}},
        {"POST /api/v1/calls/{id}/end", {{call + "/end", R"({"outcome":"failed"})"}}},
        {"GET /api/v1/drafts/{id}", {{draft, ""}, {draft + "?thumbnails=1", ""}}},
        {"GET /api/v1/drafts/{id}/briefing", {{draft + "/briefing?thumbnails=1", ""}}},
        {"POST /api/v1/drafts/{id}/operations",
         {{draft + "/operations", edit_body(R"({"type":"set_note","note":"taken"})")},
          {draft + "/operations", edit_body(put_line(b.products[1], "1"))},
          {v1 + "drafts/" + draft_a + "/operations", edit_body(put_line(b.products[3], "1")), Expect::like_nothing},
          {v1 + "drafts/" + draft_a + "/operations", edit_body(R"({"type":"remove_line","product_id":")" + b.products[3] + "\"}"),
           Expect::like_nothing}}},
        {"POST /api/v1/drafts/{id}/present", {{draft + "/present", "{}"}}},
        {"POST /api/v1/drafts/{id}/accept", {{draft + "/accept", accept_body(prey.open.version, prey.open.digest), Expect::refused, key}}},
        {"POST /api/v1/drafts/{id}/decline", {{draft + "/decline", R"({"reason":"taken"})"}}},
        {"GET /api/v1/drafts/{id}/history", {{draft + "/history", ""}}},
        {"GET /api/v1/drafts/{id}/events", {{draft + "/events", ""}, {draft + "/events?last_event_id=1", ""}}},
        {"GET /api/v1/orders", with(own_lists(v1 + "orders"), {v1 + "orders?customer_id=" + b.customer, "", Expect::no_rows})},
        {"GET /api/v1/orders/{id}", {{order, ""}}},
        {"PATCH /api/v1/orders/{id}", {{order, R"({"status":"canceled"})"}}},
        {"GET /api/v1/health", {{v1 + "health", "", Expect::own_rows}}},
        {"GET /api/v1/ready", {{v1 + "ready", "", Expect::own_rows}}},
        {"GET /api/v1/openapi.json", {{v1 + "openapi.json", "", Expect::own_rows}}},
    };
}

std::string all_of(const HttpAnswer& answer) {
    std::string text = answer.body;
    for (const auto& [name, value] : answer.headers) text += "\n" + name + ": " + value;
    return ascii_lower(text);
}

class Isolation : public ApiWorld {
protected:
    Isolation() {
        Person::watch = [this](std::string_view method, std::string_view target, const HttpAnswer& answer) {
            for (const auto& one : check_.complaints(method, target, answer)) ADD_FAILURE() << method << " " << target << " " << answer.status << ": " << one;
        };
    }
    ~Isolation() override { Person::watch = nullptr; }

    /// B with an open draft and an accepted one.
    Prey make_prey() {
        auto user = user_of(b);
        Prey prey{start_call(user, b), {}, {}, {}, {}, {}};
        const auto sold = start_call(user, b);
        user.must("POST", "/api/v1/drafts/" + prey.open.draft + "/operations",
                  edit_body(R"({"type":"set_note","note":"bravomark note"})", "bravomark device"));
        const auto draft = user.must("GET", "/api/v1/drafts/" + prey.open.draft);
        prey.open.version = integer_at(draft, "/version");
        prey.open.digest = text_at(draft, "/digest");
        const auto accepted = user.must("POST", "/api/v1/drafts/" + sold.draft + "/accept", accept_body(sold.version, sold.digest),
                                        {{"idempotency-key", "bravomark key"}});
        prey.order = text_at(accepted, "/order/id");
        prey.key = scalar("SELECT min(id::text) FROM api_keys WHERE tenant_id = '" + b.tenant + "'");
        sql("INSERT INTO user_factors (tenant_id, user_id, secret) VALUES ('" + b.tenant + "', '" + b.user + "', '\\x01')");
        prey.factor = scalar("SELECT min(id::text) FROM user_factors WHERE tenant_id = '" + b.tenant + "'");
        prey.role = text_at(user.must("POST", "/api/v1/roles", R"({"name":"bravomark role"})"), "/id");
        prey.session = scalar("SELECT min(id::text) FROM refresh_sessions WHERE tenant_id = '" + b.tenant + "'");
        return prey;
    }

    /// Everything of B in the database, as one hash. Not what B's own signing in changed.
    std::string rows_of_b() {
        std::string query = "md5(";
        for (const auto* table : {"customers", "customer_preferences", "products", "product_specials", "call_logs", "proposed_orders",
                                  "draft_operations", "draft_links", "orders", "order_items", "users", "agents", "api_keys", "refresh_sessions", "user_factors", "tenant_roles"}) {
            query += fmt::format("(SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM {} t WHERE tenant_id = '{}') || ", table, b.tenant);
        }
        return scalar("SELECT " + query + "'')");
    }

    /// Where the target or body names something of B, something that nobody has.
    std::string without_b(std::string text) {
        for (const auto& id : {b.tenant, b.customer, b.category, b.type, b.special, b.products[0], b.products[1], b.products[3]}) {
            for (auto at = text.find(id); at != text.npos; at = text.find(id)) text.replace(at, id.size(), "0dd00000-0000-4000-8000-000000000000");
        }
        return text;
    }

    void attempt(const std::string& as, Person& person, const std::string& method, const Try& one, bool link) {
        SCOPED_TRACE(as + ": " + method + " " + one.target + " " + one.body);
        const auto answer = person.ask(method, one.target, one.body, one.headers);
        EXPECT_EQ(all_of(answer).find(b.mark), std::string::npos) << answer.body;
        const bool refused = answer.status == 403 || answer.status == 404;
        switch (one.expect) {
            case Expect::refused: EXPECT_TRUE(refused) << answer.status << answer.body; return;
            case Expect::no_rows:
                if (link) EXPECT_TRUE(refused) << answer.status;
                else EXPECT_EQ(answer.body, R"({"items":[],"next":null})");
                return;
            case Expect::own_rows: EXPECT_LT(answer.status, 500) << answer.body; return;
            case Expect::like_nothing: {
                const auto same = person.ask(method, without_b(one.target), without_b(one.body), one.headers);
                EXPECT_GE(answer.status, 400);
                EXPECT_EQ(answer.status, same.status);
                EXPECT_EQ(answer.body, same.body);
                return;
            }
        }
    }

    AnswerCheck check_;
};

TEST_F(Isolation, no_endpoint_gives_or_changes_anything_of_another_business) {
    const auto prey = make_prey();
    auto user = user_of(a), key = key_of(a);
    const auto own = start_call(user, a);
    auto link = somebody(own.link);
    const auto tries = attacks(b, prey, own.draft);
    auto rightful = user_of(b);
    const auto before = rows_of_b();

    // What is refused below is there: B itself gets it.
    for (const auto& [name, list] : tries) {
        if (!name.starts_with("GET ") || name.ends_with("/events")) continue;
        for (const auto& one : list) {
            const auto answer = rightful.ask("GET", one.target);
            EXPECT_EQ(answer.status, 200) << one.target;
            const bool shown = all_of(answer).find(b.mark) != std::string::npos;
            EXPECT_TRUE(shown || one.expect != Expect::no_rows) << one.target;
        }
    }
    for (const auto& endpoint : endpoints()) {
        const std::string method{http::to_text(endpoint.method)}, name = method + " " + std::string{endpoint.pattern};
        const auto found = tries.find(name);
        ASSERT_TRUE(found != tries.end()) << name << " is not tried: add it to attacks()";
        for (const auto& one : found->second) {
            attempt("user", user, method, one, false);
            attempt("key", key, method, one, false);
            attempt("link", link, method, one, true);
        }
    }
    EXPECT_EQ(tries.size(), endpoints().size());
    EXPECT_EQ(rows_of_b(), before);
}

TEST_F(Isolation, favourites_of_another_business_lead_nowhere) {
    auto user = user_of(a);
    user.must("PUT", "/api/v1/customers/" + a.customer + "/preferences",
              fmt::format(R"({{"favorites":{{"order_items":["{}","{}"]}}}})", b.products[2], a.products[2]));
    const auto call = user.ask("POST", "/api/v1/calls", fmt::format(R"({{"customer_id":"{}"}})", a.customer));
    EXPECT_EQ(all_of(call).find(b.mark), std::string::npos);
    EXPECT_EQ(json_of(call).at("briefing").at("favorites").as_array().size(), 1u);
}

TEST_F(Isolation, a_link_admits_to_its_own_draft_alone) {
    auto user = user_of(a);
    const auto own = start_call(user, a), other = start_call(user, a);
    auto link = somebody(own.link);
    EXPECT_EQ(text_at(link.must("GET", "/api/v1/me"), "/draft_id"), own.draft);
    link.must("GET", "/api/v1/drafts/" + own.draft);
    link.must("GET", "/api/v1/drafts/" + own.draft + "/briefing");

    const std::string draft = "/api/v1/drafts/" + other.draft, old_order = "/api/v1/orders/" + scalar("SELECT id FROM orders WHERE tenant_id = '" + a.tenant + "'");
    const std::vector<std::tuple<std::string, std::string, std::string>> tries{
        {"GET", draft, ""}, {"GET", draft + "/briefing", ""}, {"GET", draft + "/history", ""}, {"GET", draft + "/events", ""},
        {"POST", draft + "/operations", edit_body(R"({"type":"set_note","note":"taken"})")}, {"POST", draft + "/decline", "{}"},
        {"POST", draft + "/present", "{}"}, {"POST", "/api/v1/drafts/" + own.draft + "/present", "{}"},
        {"POST", draft + "/accept", accept_body(other.version, other.digest)}, {"GET", old_order, ""},
        {"PATCH", old_order, R"({"status":"canceled"})"}, {"GET", "/api/v1/customers/" + a.customer, ""},
        {"GET", "/api/v1/products/" + a.products[0], ""}, {"GET", "/api/v1/calls/" + own.call, ""}};
    for (const auto& [method, target, body] : tries) {
        const auto answer = link.ask(method, target, body, {{"idempotency-key", "k"}});
        EXPECT_TRUE(answer.status == 403 || answer.status == 404) << method << " " << target << " " << answer.status;
        EXPECT_EQ(answer.body.find("order_items"), std::string::npos) << target;
    }
    EXPECT_EQ(link.ask("POST", "/api/v1/drafts/" + own.draft + "/operations", edit_body(put_line(a.products[1], "1", R"(,"price":"0.01")"))).status, 403);

    const auto accepted = link.must("POST", "/api/v1/drafts/" + own.draft + "/accept", accept_body(own.version, own.digest), {{"idempotency-key", "k"}});
    link.must("GET", "/api/v1/orders/" + text_at(accepted, "/order/id"));
}

TEST_F(Isolation, who_is_nobody_is_told_so_everywhere) {
    const std::string nothing = "0dd00000-0000-4000-8000-000000000000";
    auto nobody = somebody({});
    for (const auto& endpoint : endpoints()) {
        if (endpoint.action->anybody) continue;
        std::string target{endpoint.pattern};
        if (const auto place = target.find("{id}"); place != target.npos) target.replace(place, 4, nothing);
        for (const std::string token : {"", "garbage", "a.b.c", "olk_AAAA_BBBB"}) {
            nobody.token = token;
            const auto answer = nobody.ask(http::to_text(endpoint.method), target);
            EXPECT_EQ(answer.status, 401) << target;
            EXPECT_EQ(code_of(answer), "unauthorised") << target;
            EXPECT_EQ(answer.header("www-authenticate"), "Bearer");
        }
    }
}

TEST_F(Isolation, tokens_and_links_that_are_over_say_why) {
    auto key = key_of(a);
    const auto expired = start_call(key, a), revoked = start_call(key, a), good = start_call(key, a);
    sql("UPDATE draft_links SET expires_at = now() - interval '1 second' WHERE draft_id = '" + expired.draft + "'");
    sql("UPDATE draft_links SET revoked_at = now() WHERE draft_id = '" + revoked.draft + "'");
    const auto answer_to = [&](const std::string& token) {
        auto person = somebody(token);
        const auto answer = person.ask("GET", "/api/v1/me");
        return std::to_string(answer.status) + " " + code_of(answer);
    };
    EXPECT_EQ(answer_to(expired.link), "401 link_expired");
    EXPECT_EQ(answer_to(revoked.link), "401 link_revoked");
    EXPECT_EQ(answer_to(good.link), "200 ");
    auto forged = good.link;
    forged.back() = forged.back() == 'A' ? 'Q' : 'A';
    EXPECT_EQ(answer_to(forged), "401 unauthorised");
    EXPECT_EQ(answer_to(good.link.substr(0, 40)), "401 unauthorised");

    auth::AccessTokens tokens{auth::Secret::parse(std::string(64, '7')).value()};
    const auto url = "http://127.0.0.1:" + std::to_string(port());
    tokens.set_public_url(url);
    auth::Account who;
    who.tenant = parse_id<TenantId>(a.tenant).value();
    who.id = parse_id<UserId>(a.user).value();
    // A session that there is, of a user who may do what the token says: after the changes above the server asks about it.
    const auto session = random_uuid();
    sql("INSERT INTO users (tenant_id, email) VALUES ('" + a.tenant + "', 'other-owner@a.example'); "
        "INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT u.tenant_id, u.id, r.id FROM users u, roles r "
        "WHERE u.email = 'other-owner@a.example' AND r.name = 'owner'; "
        "DELETE FROM user_roles WHERE user_id = '" + a.user + "'; INSERT INTO refresh_sessions (tenant_id, id, user_id, token_hash, expires_at) VALUES ('" +
        a.tenant + "', '" + to_text(session) + "', '" + a.user + "', 'x', now() + interval '1 day')");
    const auto made = [&](Instant at) { return tokens.make(who, session, {{"password", at}, {}}, at); };
    EXPECT_EQ(answer_to(made(now())), "200 ");
    EXPECT_EQ(answer_to(made(now() - std::chrono::seconds{601})), "401 token_expired");
    auth::AccessTokens others{auth::Secret::parse(std::string(64, '8')).value()};
    others.set_public_url(url);
    EXPECT_EQ(answer_to(others.make(who, random_uuid(), {{"password", now()}, {}}, now())), "401 unauthorised");

    const auto dead = key_with(a, "[]"), late = key_with(b, "[]");
    sql("UPDATE api_keys SET is_active = false WHERE permissions = '[]' AND tenant_id = '" + a.tenant + "'");
    sql("UPDATE api_keys SET expires_at = now() WHERE permissions = '[]' AND tenant_id = '" + b.tenant + "'");
    EXPECT_EQ(answer_to(dead.token), "401 unauthorised");
    EXPECT_EQ(answer_to(late.token), "401 unauthorised");
}

TEST_F(Isolation, without_its_permission_nothing_can_be_done) {
    auto all = key_of(a);
    auto none = key_with(a, "[]");
    const auto call = start_call(all, a);
    const std::map<std::string, std::string> bodies{
        {"POST /api/v1/customers", R"({"first_name":"x","last_name":"y"})"}, {"POST /api/v1/products", R"({"name":"x"})"},
        {"POST /api/v1/specials", R"({"name":"x","product_id":")" + a.products[0] + "\"}"},
        {"POST /api/v1/calls", R"({"customer_id":")" + a.customer + "\"}"}, {"POST /api/v1/calls/{id}/end", R"({"outcome":"failed"})"},
        {"POST /api/v1/drafts/{id}/operations", edit_body(R"({"type":"set_note","note":"x"})")},
        {"POST /api/v1/drafts/{id}/accept", accept_body(call.version, call.digest)}, {"PATCH /api/v1/orders/{id}", R"({"status":"canceled"})"}};
    for (const auto& endpoint : endpoints()) {
        if (endpoint.action->anybody || endpoint.pattern == "/api/v1/me") continue;
        const std::string method{http::to_text(endpoint.method)}, name = method + " " + std::string{endpoint.pattern};
        std::string target{endpoint.pattern};
        const auto id = name.find("/drafts/") != name.npos ? call.draft : name.find("/calls/") != name.npos ? call.call : a.customer;
        if (const auto place = target.find("{id}"); place != target.npos) target.replace(place, 4, id);
        const auto found = bodies.find(name);
        const auto answer = none.ask(method, target, found != bodies.end() ? found->second : method == "GET" ? "" : "{}", {{"idempotency-key", "k"}});
        EXPECT_EQ(answer.status, 403) << name << answer.body;
    }
    // Who may do a thing is told what came of it, also without the right to read in general.
    auto caller = key_with(a, R"(["calls.write"])"), seller = key_with(a, R"(["drafts.accept"])");
    const auto started = start_call(caller, a);
    EXPECT_EQ(caller.ask("POST", "/api/v1/calls/" + started.call + "/end", R"({"outcome":"success"})").status, 200);
    EXPECT_EQ(seller.ask("POST", "/api/v1/drafts/" + started.draft + "/accept", accept_body(started.version, started.digest), {{"idempotency-key", "k"}}).status, 201);
}

}  // namespace
}  // namespace orderline::api
