// tests/auth/auth_fixture.hpp: two businesses, their people and drafts, and the auth module on top of a real database.
#pragma once
#include <memory>
#include <string>
#include "auth/account_admin.hpp"
#include "auth/accounts.hpp"
#include "auth/factors.hpp"
#include "auth/identify.hpp"
#include "auth/password.hpp"
#include "auth/refresh_token.hpp"
#include "auth/sessions.hpp"
#include "base/sha256.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::auth {

inline const std::string tenant_a = "aaaaaaaa-0000-4000-8000-000000000001", tenant_b = "bbbbbbbb-0000-4000-8000-000000000001";
inline const std::string anna = "aaaaaaaa-0000-4000-8000-000000000010", draft_a = "aaaaaaaa-0000-4000-8000-000000000040",
                         customer_a = "aaaaaaaa-0000-4000-8000-000000000020";

/// Tenant A: Anna (agent and viewer, signs in with "correct horse"), a customer and a draft. Tenant B: a customer and a draft.
inline constexpr const char* people_sql = R"sql(
INSERT INTO tenants (id, name) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 'A'), ('bbbbbbbb-0000-4000-8000-000000000001', 'B');
INSERT INTO users (tenant_id, id, email, username, email_confirmed_at)
  VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000010', 'Anna@A.example', 'anna', now());
INSERT INTO logins (email, tenant_id, user_id)
  VALUES ('anna@a.example', 'aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000010');
INSERT INTO user_roles (tenant_id, user_id, role_id)
  SELECT 'aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000010', id FROM roles WHERE name = 'viewer';
INSERT INTO customers (tenant_id, id, first_name, last_name, company) VALUES
  ('aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000020', 'Carl', 'Customer', 'Carl''s Cafe'),
  ('bbbbbbbb-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000020', '', '', 'Bistro B');
INSERT INTO call_logs (tenant_id, id, customer_id) VALUES
  ('aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000030', 'aaaaaaaa-0000-4000-8000-000000000020'),
  ('bbbbbbbb-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000030', 'bbbbbbbb-0000-4000-8000-000000000020');
INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id) VALUES
  ('aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000040', 'aaaaaaaa-0000-4000-8000-000000000020',
   'aaaaaaaa-0000-4000-8000-000000000030'),
  ('bbbbbbbb-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000040', 'bbbbbbbb-0000-4000-8000-000000000020',
   'bbbbbbbb-0000-4000-8000-000000000030');
)sql";

inline Contact email(const std::string& text) { return parse_email(text).value(); }
inline Contact phone(const std::string& text) { return parse_phone(text).value(); }

class AuthTest : public TestDatabase {
protected:
    AuthTest() {
        static const std::string hash = hash_password("correct horse");
        sql(people_sql);
        sql("UPDATE users SET password_hash = '" + hash + "'");
        pool().start();
        identify_.feed_attached(now() - std::chrono::hours{1});  // as a server that has run for a while
    }
    ~AuthTest() override { run(pool().stop(Deadline::in(std::chrono::seconds{2}))); }

    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

    static pg::PoolOptions options(const std::string& conninfo) {
        pg::PoolOptions one;
        one.conninfo = conninfo;
        one.write_connections = 4;
        return one;
    }
    pg::Pool& pool() { return pool_; }

    static TenantId tenant() { return *parse_id<TenantId>(tenant_a); }
    static TenantId other_tenant() { return *parse_id<TenantId>(tenant_b); }
    void settings(const std::string& auth) { sql("UPDATE tenants SET settings = '{\"auth\": " + auth + "}'"); }
    Access access(const std::string& token) { return run(identify_.client("", "Bearer " + token, here_, soon())).value(); }
    /// The code in the newest message to that address.
    std::string code_sent_to(const std::string& address) {
        return scalar("SELECT substring(body from '[0-9]{6}') FROM outbox WHERE recipient = '" + address +
                      "' ORDER BY created_at DESC LIMIT 1");
    }
    std::string sent_to(const std::string& address) {
        return scalar("SELECT count(*) FROM outbox WHERE recipient = '" + address + "'");
    }
    template <class T>
    static std::string reason(const Result<T>& answer) { return answer ? "" : std::string{answer.error().reason}; }

    Result<Session> sign_in_at(Contact contact = email("anna@a.example"), std::string password = "correct horse") {
        return run(accounts_.sign_in(tenant(), std::move(contact), std::move(password), peer_, soon()));
    }
    Result<Session> verify(CodeKind kind, Contact contact, std::string code) {
        return run(codes_.verify(tenant(), {kind, std::move(contact), std::move(code), ""}, peer_, soon()));
    }
    const Peer peer_{"192.0.2.7", "a test"};
    const Whence here_{peer_.address};

    Secret secret_ = *Secret::parse(std::string(64, '7'));
    AccessTokens tokens_{secret_};
    RefreshTokens refresh_tokens_{secret_};
    Links links_{secret_};
    Offload offload_{1, 10};
    Passwords passwords_{offload_};
    pg::Pool pool_{runtime(), options(server_conninfo())};
    SessionKeeper keeper_{pool_, tokens_, refresh_tokens_};
    Identify identify_{pool_, tokens_, links_};

    Attempts::Clock::time_point time_{};  // of the counters: goes on when a test says so
    Attempts attempts_{[this] { return time_; }};
    Factors factors_{pool_, secret_, keeper_, passwords_, attempts_};
    Sessions sessions_{pool_, keeper_, refresh_tokens_, passwords_, attempts_, factors_, identify_};
    OneTimeCodes codes_{pool_, secret_, keeper_, attempts_, {{"4915550000", "123456"}}};
    Accounts accounts_{pool_, passwords_, keeper_, codes_, attempts_};
    AccountAdmin admin_{pool_, passwords_};
};

}  // namespace orderline::auth
