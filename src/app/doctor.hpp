// app/doctor.hpp: what a database lacks for Orderline, and how to mend it. Facts in, findings out: pure but for `ask`.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include "app/config.hpp"
#include "base/result.hpp"
#include "pg/session.hpp"

namespace orderline::app {

enum class Health { ok, warn, fail };

struct Finding {
    Health health = Health::ok;
    std::string what;  // "wal_level"
    std::string said;  // "replica; must be logical"
    std::string mend;  // what to run; empty if it is ok
};

struct ServerFacts {
    int version = 0;  // 150004
    std::string version_text, wal_level, encoding;
    std::int64_t slots_max = 0, slots_used = 0, senders_max = 0, senders_used = 0, connections_max = 0;
    std::string user, database;
    bool superuser = false, create_role = false, replication = false;
    std::chrono::microseconds clock_ahead{0};  // of ours
};

struct RoleFacts {  // of a role that requests run as
    bool superuser = false, bypass_rls = false, create_role = false, replication = false;  // itself, or as what it can become
    bool reachable = false;  // by the user of the URL
    std::int64_t owns = 0;
    std::string lacks;       // the roles that it should be able to become and cannot: "anon, authenticated"
};

struct SchemaFacts {
    std::int64_t applied = 0, pending = 0, broken = 0;  // migrations
    bool publication = false;
    std::vector<std::string> unprotected;  // tenant tables without forced row-level security
    std::optional<std::int64_t> tenants;   // none: there is no such table yet
};

struct Facts {
    ServerFacts server;
    std::optional<RoleFacts> server_role, rest_role;  // orderline_server, orderline_rest
    SchemaFacts schema;
    std::optional<std::string> redis;  // what it said, empty if it works; none: it is not configured
};

Result<Facts> ask(pg::Session& session, const Config& config);
std::vector<Finding> examine(const Facts& facts, const Config& config);

}  // namespace orderline::app
