// app/service.hpp: the running server: every module built once and wired together.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "auth/breached_passwords.hpp"
#include "auth/one_time_codes.hpp"
#include "auth/secret.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "endpoints/rest/engine.hpp"
#include "http/server.hpp"
#include "pg/pool.hpp"

namespace orderline::app {

struct ServiceOptions {
    std::string server_conninfo;   // the role that requests run as
    std::string rest_conninfo;     // the role that requests of /rest/v1 begin as
    std::string admin_conninfo;    // a role with REPLICATION, for the change feed
    std::string web_dir;           // the built pages; empty: the API alone
    std::string public_url;        // what links begin with; empty: http(s)://address:port
    http::ServerOptions http;
    std::size_t read_connections = 2, write_connections = 16, waiting_max = 2000;  // of /rest/v1 as many again
    rest::Options rest;
    std::size_t api_requests_per_minute = 0;  // of one user, key or link; 0: no limit
    std::optional<TenantId> anonymous_tenant;  // whose anon role a request to /rest/v1 without key and token has; none: refused
    std::size_t password_threads = 1, passwords_waiting_max = 32;
    std::optional<auth::BreachedPasswords> breached_passwords;
    std::string token_key_file;    // access tokens are signed by ES256 with the key there; empty: HS256 with the secret
    std::string metrics_token;        // who brings it may read /metrics; empty: who is on this machine
    std::string redis_url, redis_ca;  // of the call cache; empty: PostgreSQL; whom the system trusts
    std::vector<auth::TestPhone> test_phones;
    int audit_months_kept = 120;   // whole months, beside the current one
    bool mailbox_page = false;     // /mailbox shows everybody's messages
};

/// Lives on one runtime; the database must be migrated. Destroy it after the runtime has stopped.
class Service {
public:
    /// Errors: unavailable (the port is taken, the pages cannot be read).
    static Result<std::unique_ptr<Service>> start(Runtime& runtime, const auth::Secret& secret, ServiceOptions options);
    ~Service();

    std::uint16_t port() const;
    const std::string& url() const;  // "http://127.0.0.1:8080"

    /// Refuses new work, finishes what runs, ends the event streams with a hint to come back; at most until `by`.
    Task<void> stop(Deadline by);

private:
    struct Parts;
    explicit Service(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::app
