// app/doctor.cpp: asks the database and judges the answers.
#include "app/doctor.hpp"
#include <fmt/format.h>
#include "app/sql.hpp"
#include "async/runtime.hpp"
#include "pg/migrate.hpp"
#include "redis/client.hpp"

namespace orderline::app {
namespace {

using namespace std::chrono_literals;

constexpr auto redis_connect_max = 1500ms, redis_answer_max = 500ms;

Result<pg::Rows> run(pg::Session& session, const pg::Statement& statement) {
    return session.query(std::string{statement.text});
}

Result<ServerFacts> ask_server(pg::Session& session) {
    const Instant before = now();
    TRY(rows, run(session, sql::doctor_server));
    const Instant after = now();
    ServerFacts facts;
    facts.version = static_cast<int>(rows.integer(0, 0));
    facts.version_text = rows.text(0, 1);
    facts.wal_level = rows.text(0, 2);
    facts.encoding = rows.text(0, 3);
    facts.slots_max = rows.integer(0, 4);
    facts.slots_used = rows.integer(0, 5);
    facts.senders_max = rows.integer(0, 6);
    facts.senders_used = rows.integer(0, 7);
    facts.connections_max = rows.integer(0, 8);
    facts.user = rows.text(0, 9);
    facts.database = rows.text(0, 10);
    facts.superuser = rows.boolean(0, 11);
    facts.create_role = rows.boolean(0, 12);
    facts.replication = rows.boolean(0, 13);
    facts.clock_ahead = rows.instant(0, 14) - (before + (after - before) / 2);
    return facts;
}

Result<std::optional<RoleFacts>> ask_role(pg::Session& session, const char* role, const char* becomes) {
    TRY(rows, session.query(std::string{sql::doctor_role.text}, pg::Params::of(role, becomes)));
    if (rows.empty()) return std::optional<RoleFacts>{};
    RoleFacts facts;
    facts.superuser = rows.boolean(0, 0);
    facts.bypass_rls = rows.boolean(0, 1);
    facts.create_role = rows.boolean(0, 2);
    facts.replication = rows.boolean(0, 3);
    facts.reachable = rows.boolean(0, 4);
    facts.owns = rows.integer(0, 5);
    facts.lacks = rows.text(0, 6);
    return std::optional{std::move(facts)};
}

Result<SchemaFacts> ask_schema(pg::Session& session, const Config& config) {
    SchemaFacts facts;
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(states, pg::migration_status(session, migrations));
    for (const auto& one : states) {
        switch (one.state) {
            case pg::MigrationState::applied: ++facts.applied; break;
            case pg::MigrationState::pending: ++facts.pending; break;
            default: ++facts.broken;
        }
    }
    TRY(rows, run(session, sql::doctor_schema));
    facts.publication = rows.boolean(0, 0);
    const bool has_tenants = rows.boolean(0, 1);
    TRY(open_tables, run(session, sql::doctor_unprotected));
    for (int i = 0; i < open_tables.size(); ++i) facts.unprotected.emplace_back(open_tables.text(i, 0));
    if (has_tenants) {
        TRY(count, run(session, sql::tenant_count));
        facts.tenants = count.integer(0, 0);
    }
    return facts;
}

/// Connects as the server does, and asks. Empty if Redis answers, else what is wrong.
Task<void> ask_redis(redis::Client& client, Deadline by, std::string& wrong) {
    client.start();
    while (!by.passed() && !client.health().connected) co_await sleep_for(10ms);
    const std::vector<std::string_view> ping{"PING"};
    const auto answer = co_await client.run(ping, Deadline::in(redis_answer_max));
    if (!answer) wrong = client.health().last_error.empty() ? answer.error().message : client.health().last_error;
    else if (answer->kind == redis::Reply::Kind::refusal) wrong = "it refuses: " + answer->text;
    client.stop();
}

Result<std::optional<std::string>> ask_redis(const Config& config) {
    if (config.redis_url.empty()) return std::optional<std::string>{};
    Runtime runtime;
    redis::Options options;
    TRY(address, redis::parse_url(config.redis_url));
    options.address = std::move(address);
    options.ca_file = config.redis_ca;
    TRY(client, redis::Client::make(runtime, std::move(options)));
    std::string wrong;
    const auto work = [&]() -> Task<void> {
        co_await ask_redis(*client, Deadline::in(redis_connect_max), wrong);
        runtime.stop();
    };
    runtime.spawn("doctor", work());
    runtime.run();
    return std::optional{std::move(wrong)};
}

class Findings {
public:
    /// `mend` is shown only if the check did not hold.
    void check(bool holds, Health otherwise, std::string what, std::string said, std::string mend) {
        list_.push_back({holds ? Health::ok : otherwise, std::move(what), std::move(said), holds ? "" : std::move(mend)});
    }
    std::vector<Finding> take() { return std::move(list_); }

private:
    std::vector<Finding> list_;
};

void examine_server(const ServerFacts& server, const Config& config, Findings& out) {
    out.check(server.version >= 150000, Health::fail, "version", fmt::format("PostgreSQL {}", server.version_text),
              "Orderline needs PostgreSQL 15 or newer.");
    out.check(server.encoding == "UTF8", Health::fail, "encoding", server.encoding,
              "Make a new database: createdb --encoding=UTF8 --template=template0 NAME");
    out.check(server.wal_level == "logical", Health::fail, "wal_level", server.wal_level,
              "As superuser: ALTER SYSTEM SET wal_level = 'logical'; then restart PostgreSQL. Live screens need it.");
    out.check(server.slots_used < server.slots_max, Health::fail, "replication slots",
              fmt::format("{} of {} in use", server.slots_used, server.slots_max),
              "As superuser: ALTER SYSTEM SET max_replication_slots = 10; then restart PostgreSQL. Each server needs one.");
    out.check(server.senders_used < server.senders_max, Health::fail, "WAL senders",
              fmt::format("{} of {} in use", server.senders_used, server.senders_max),
              "As superuser: ALTER SYSTEM SET max_wal_senders = 10; then restart PostgreSQL. Each server needs one.");
    const auto needed = static_cast<std::int64_t>(config.pool_read_connections + config.pool_write_connections) + 3;
    out.check(needed <= server.connections_max, Health::warn, "connections",
              fmt::format("{} allowed, each Orderline server takes {}", server.connections_max, needed),
              "Raise max_connections, or lower pool.write_connections.");
    out.check(server.superuser || server.replication, Health::fail, "right to replicate",
              server.superuser || server.replication ? fmt::format("{} may", server.user) : fmt::format("{} may not", server.user),
              fmt::format("As superuser: ALTER ROLE \"{}\" REPLICATION;", server.user));
    const auto skew = server.clock_ahead < 0us ? -server.clock_ahead : server.clock_ahead;
    out.check(skew < 2s, skew < 30s ? Health::warn : Health::fail, "clock",
              fmt::format("differs from ours by {:.1f} s", static_cast<double>(skew.count()) / 1e6),
              "Run a time service (chrony, systemd-timesyncd) on both machines. Links and sign-ins expire by the clock.");
}

void examine_role(const std::string& name, const std::optional<RoleFacts>& role, const ServerFacts& server, Findings& out) {
    if (!role) {
        const bool may_create = server.superuser || server.create_role;
        out.check(false, may_create ? Health::warn : Health::fail, "role " + name, "is not there",
                  may_create ? "orderline migrate up makes it."
                             : fmt::format("As superuser: ALTER ROLE \"{}\" CREATEROLE; then orderline migrate up makes it.", server.user));
        return;
    }
    std::string harm;
    if (role->superuser) harm += " SUPERUSER";
    if (role->bypass_rls) harm += " BYPASSRLS";
    if (role->create_role) harm += " CREATEROLE";
    if (role->replication) harm += " REPLICATION";
    out.check(harm.empty(), Health::fail, "role " + name, harm.empty() ? "is there and harmless" : "has" + harm,
              fmt::format("As superuser: ALTER ROLE {} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION; \\drg {} shows what else "
                          "it can become.", name, name));
    out.check(role->owns == 0, Health::fail, "owned by " + name, role->owns == 0 ? "nothing" : fmt::format("{} objects", role->owns),
              fmt::format("REASSIGN OWNED BY {} TO \"{}\"; an owner can switch row-level security off.", name, server.user));
    out.check(role->reachable, Health::fail, "becoming " + name,
              role->reachable ? fmt::format("{} may", server.user) : fmt::format("{} may not", server.user),
              fmt::format("As superuser: GRANT {} TO \"{}\";", name, server.user));
    if (!role->lacks.empty()) {
        out.check(false, Health::fail, "callers of /rest/v1", name + " cannot become " + role->lacks,
                  fmt::format("As superuser: GRANT {} TO {};", role->lacks, name));
    }
}

void examine_schema(const SchemaFacts& schema, Findings& out) {
    if (schema.broken > 0) {
        out.check(false, Health::fail, "migrations", fmt::format("{} edited or missing", schema.broken),
                  "orderline migrate status names them.");
    } else {
        out.check(schema.pending == 0, Health::fail, "migrations",
                  schema.pending == 0 ? fmt::format("all {} applied", schema.applied) : fmt::format("{} pending", schema.pending),
                  "orderline migrate up");
    }
    if (schema.applied == 0) return;  // the rest follows from that
    out.check(schema.publication, Health::fail, "publications orderline_live and orderline_access", schema.publication ? "are there" : "are not there",
              "CREATE PUBLICATION orderline_live FOR TABLE public.draft_operations WITH (publish = 'insert');");
    std::string open_tables;
    for (const auto& one : schema.unprotected) open_tables += " " + one;
    out.check(schema.unprotected.empty(), Health::fail, "row-level security",
              schema.unprotected.empty() ? "on and forced for every tenant table" : "missing on" + open_tables,
              "SELECT orderline.protect('public.TABLE'); for each of them.");
    if (schema.tenants) {
        out.check(*schema.tenants > 0, Health::warn, "tenants", fmt::format("{}", *schema.tenants),
                  "orderline tenant create NAME, or orderline demo for demo data.");
    }
}

}  // namespace

Result<Facts> ask(pg::Session& session, const Config& config) {
    TRY(server, ask_server(session));
    TRY(server_role, ask_role(session, "orderline_server", "{}"));
    TRY(rest_role, ask_role(session, "orderline_rest", "{anon,authenticated,service_role}"));
    TRY(schema, ask_schema(session, config));
    TRY(redis, ask_redis(config));
    return Facts{std::move(server), std::move(server_role), std::move(rest_role), std::move(schema), std::move(redis)};
}

std::vector<Finding> examine(const Facts& facts, const Config& config) {
    Findings out;
    examine_server(facts.server, config, out);
    examine_role("orderline_server", facts.server_role, facts.server, out);
    examine_role("orderline_rest", facts.rest_role, facts.server, out);
    examine_schema(facts.schema, out);
    if (facts.redis) {
        out.check(facts.redis->empty(), Health::warn, "Redis", facts.redis->empty() ? "works" : *facts.redis,
                  "See that redis_url is right and that Redis runs. Until then PostgreSQL keeps what calls start with.");
    }
    return out.take();
}

}  // namespace orderline::app
