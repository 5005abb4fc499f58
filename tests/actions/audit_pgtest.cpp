// tests/actions/audit_pgtest.cpp: the trail is sealed, and whoever tampers with it as the superuser is noticed and named.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <chrono>
#include <thread>
#include "actions/audit_sealer.hpp"
#include "actions/audit_trail.hpp"
#include "actions/audit_verify.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string a = "aaaaaaaa-0000-4000-8000-000000000001", b = "bbbbbbbb-0000-4000-8000-000000000001";

class AuditTest : public TestDatabase {
protected:
    AuditTest() {
        for (const auto& id : {a, b}) sql("INSERT INTO tenants (id, name) VALUES ('" + id + "', 'T')");
    }

    static TenantId tenant(const std::string& id = a) { return TenantId{*parse_uuid(id)}; }
    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

    /// A change as the server makes it.
    void change(const std::string& statement, const std::string& actor = "user:" + a) {
        sql("BEGIN; SET LOCAL ROLE orderline_server; SET LOCAL app.tenant_id = '" + a + "'; SET LOCAL app.actor = '" + actor + "'; " +
            statement + "; COMMIT");
    }
    void add_customers(int count) {
        change(fmt::format("INSERT INTO customers (tenant_id, first_name, last_name) SELECT '{}', 'N' || n, 'X' FROM generate_series(1, {}) n",
                           a, count));
    }

    void seal(int months_kept = 120) {
        AuditSealer sealer{pool(), months_kept};
        const auto done = run(sealer.seal_all(soon()));
        if (!done) ADD_FAILURE() << done.error().message << " " << done.error().detail;
    }
    /// Twice: the second pass sees that the transactions of the first one's moment are over.
    void seal_completely() {
        seal();
        seal();
    }

    AuditReport verified(const std::optional<Sha256>& expected = {}, const std::string& of = a) {
        auto report = verify_audit(admin(), tenant(of), expected);
        if (!report) throw std::runtime_error(report.error().message + " " + report.error().detail);
        return *std::move(report);
    }
    /// "row_changed 5 of 1: customers UPDATE"
    std::vector<std::string> faults(const std::optional<Sha256>& expected = {}) {
        std::vector<std::string> all;
        for (const auto& one : verified(expected).faults) {
            all.push_back(fmt::format("{}{}{}", fault_text(one.kind), one.seq ? fmt::format(" row {}", *one.seq) : "",
                                      one.entry ? fmt::format(" entry {}", *one.entry) : ""));
        }
        return all;
    }

    /// As a superuser who knows how: without triggers.
    void tamper(const std::string& statement) {
        sql("SET session_replication_role = replica; " + statement + "; SET session_replication_role = origin");
    }
    std::string row(int nth) { return scalar(fmt::format("SELECT seq FROM audit_logs WHERE tenant_id = '{}' ORDER BY seq OFFSET {} LIMIT 1", a, nth)); }
};

TEST_F(AuditTest, what_is_committed_is_sealed_and_found_right) {
    add_customers(3);
    EXPECT_EQ(verified().not_sealed, 4) << "the tenant itself is one";
    seal_completely();
    const auto report = verified();
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(report.rows, 4);
    EXPECT_EQ(report.not_sealed, 0);
    EXPECT_EQ(report.entries, 1);
    add_customers(1);
    EXPECT_EQ(verified().not_sealed, 1);
    seal();
    EXPECT_EQ(verified().entries, 2);
    EXPECT_EQ(verified({}, b).rows, 1);
}

TEST_F(AuditTest, a_pass_without_news_writes_nothing) {
    add_customers(2);
    seal_completely();
    const auto before = scalar("SELECT string_agg(h::text || h.xmin, '' ORDER BY tenant_id) FROM audit_heads h");
    seal();
    EXPECT_EQ(scalar("SELECT string_agg(h::text || h.xmin, '' ORDER BY tenant_id) FROM audit_heads h"), before);
}

TEST_F(AuditTest, more_rows_than_an_entry_takes_are_several_entries) {
    add_customers(2 * ChainHold::rows_max + 1);
    seal_completely();
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(verified().entries, 3);
    EXPECT_EQ(verified().not_sealed, 0);
}

TEST_F(AuditTest, an_edited_row_is_named) {
    add_customers(3);
    seal_completely();
    sql("CREATE TABLE kept AS SELECT * FROM audit_logs");
    for (const std::string set : {"new_data = new_data || '{\"first_name\": \"Forged\"}'", "actor = 'user:other'", "changed_by = NULL",
                                  "changed_at = changed_at + interval '1 microsecond'", "action = 'UPDATE'", "row_id = NULL",
                                  "old_data = '{}'", "nonce = NULL", "table_name = 'orders'"}) {
        tamper("UPDATE audit_logs SET " + set + " WHERE seq = " + row(2));
        EXPECT_THAT(faults(), ElementsAre("row_changed row " + row(2) + " entry 1")) << set;
        tamper("DELETE FROM audit_logs; INSERT INTO audit_logs OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        EXPECT_THAT(faults(), IsEmpty()) << set;
    }
}

TEST_F(AuditTest, a_deleted_row_is_named) {
    add_customers(3);
    seal_completely();
    const auto gone = row(1);
    tamper("DELETE FROM audit_logs WHERE seq = " + gone);
    EXPECT_THAT(faults(), ElementsAre("row_missing row " + gone + " entry 1"));
}

TEST_F(AuditTest, a_row_put_between_sealed_ones_is_named) {
    add_customers(3);
    sql("SELECT nextval('audit_logs_seq_seq')");  // numbers have gaps: a transaction that was rolled back
    const auto gap = scalar("SELECT last_value FROM audit_logs_seq_seq");
    add_customers(1);
    seal_completely();
    tamper("INSERT INTO audit_logs (tenant_id, table_name, action, seq) OVERRIDING SYSTEM VALUE VALUES ('" + a + "', 'orders', 'INSERT', " +
           gap + ")");
    EXPECT_THAT(faults(), ElementsAre("row_inserted row " + gap));
    seal();
    EXPECT_THAT(faults(), ElementsAre("row_inserted row " + gap)) << "and the next pass does not make it right";
}

TEST_F(AuditTest, rows_that_change_places_are_named) {
    add_customers(3);
    seal_completely();
    tamper(fmt::format("UPDATE audit_parts.audit_logs_default SET seq = CASE seq WHEN {0} THEN {1} ELSE {0} END WHERE seq IN ({0}, {1})", row(1), row(2)));
    EXPECT_THAT(faults(), ElementsAre("row_changed row " + row(1) + " entry 1", "row_changed row " + row(2) + " entry 1"));
}

TEST_F(AuditTest, the_cut_off_end_is_named) {
    add_customers(2);
    seal_completely();
    add_customers(2);
    seal_completely();
    const auto written_down = verified().head;
    const auto last = row(4), last_but_one = row(3);
    tamper("DELETE FROM audit_logs WHERE seq >= " + last_but_one);
    EXPECT_THAT(faults(), ElementsAre("row_missing row " + last_but_one + " entry 2", "row_missing row " + last + " entry 2"));
    tamper("DELETE FROM audit_seals WHERE number = 2");
    EXPECT_THAT(faults(), ElementsAre("entry_missing entry 2"));
    // Whoever turns the head back too leaves a sound, shorter chain: only the hash that was kept elsewhere knows better.
    tamper("UPDATE audit_heads SET number = 1, hash = (SELECT hash FROM audit_seals WHERE number = 1 AND tenant_id = '" + a +
           "') WHERE tenant_id = '" + a + "'");
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_THAT(faults(written_down), ElementsAre("hash_unknown"));
    EXPECT_THAT(faults(verified().head), IsEmpty());
}

TEST_F(AuditTest, an_edited_missing_or_recomputed_entry_is_named) {
    for (int i = 0; i < 3; ++i) {
        add_customers(1);
        seal_completely();
    }
    const auto written_down = verified().head;
    sql("CREATE TABLE kept AS SELECT * FROM audit_seals");
    const std::string back = "DELETE FROM audit_seals; INSERT INTO audit_seals SELECT * FROM kept";
    const std::string of_a = "tenant_id = '" + a + "' AND number = ";

    tamper("UPDATE audit_seals SET made_at = made_at - interval '1 day' WHERE " + of_a + "2");
    EXPECT_THAT(faults(), ElementsAre("entry_changed entry 2"));
    tamper(back);
    tamper("UPDATE audit_seals SET hash = sha256('x') WHERE " + of_a + "2");
    EXPECT_THAT(faults(), ElementsAre("entry_changed entry 2", "entry_changed entry 3"));
    tamper(back);
    tamper("UPDATE audit_seals SET hash = sha256('x') WHERE " + of_a + "3");
    EXPECT_THAT(faults(), ElementsAre("entry_changed entry 3", "entry_changed entry 3")) << "the entry, and the end of the chain";
    tamper(back);
    tamper("DELETE FROM audit_seals WHERE " + of_a + "2");
    EXPECT_THAT(faults(), testing::Contains("entry_missing entry 2"));
    tamper(back);
    EXPECT_THAT(faults(written_down), IsEmpty());

    // Everything computed again after a row was changed: sound, but not the chain whose end was written down.
    tamper("UPDATE audit_logs SET actor = 'user:other' WHERE seq = " + row(0) +
           "; DELETE FROM audit_seals; DELETE FROM audit_heads");
    seal_completely();
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_THAT(faults(written_down), ElementsAre("hash_unknown"));
}

TEST_F(AuditTest, a_row_of_a_long_transaction_is_sealed_when_it_appears) {
    auto slow = pg::Session::open(admin_conninfo());
    ASSERT_TRUE(slow);
    ASSERT_TRUE(slow->execute("BEGIN; INSERT INTO customers (tenant_id, first_name, last_name) VALUES ('" + a + "', 'Slow', 'X')"));
    add_customers(2);
    seal_completely();
    EXPECT_EQ(verified().not_sealed, 0);
    ASSERT_TRUE(slow->execute("COMMIT"));  // its number is lower than those that are sealed
    EXPECT_EQ(verified().not_sealed, 1);
    EXPECT_THAT(faults(), IsEmpty());
    seal_completely();
    EXPECT_EQ(verified().not_sealed, 0);
    EXPECT_EQ(verified().rows, 4);
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(AuditTest, two_servers_make_one_chain) {
    add_customers(5);
    AuditSealer one{pool(), 120}, two{pool(), 120};
    const auto both = [](AuditSealer& sealer, int& ended, Deadline by) -> Task<void> {
        for (int i = 0; i < 5; ++i) {
            const auto done = co_await sealer.seal(tenant(), by);
            EXPECT_TRUE(done) << done.error().detail;
        }
        ++ended;
    };
    int ended = 0;
    runtime().spawn("one", both(one, ended, soon()));
    runtime().spawn("two", both(two, ended, soon()));
    run_until(runtime(), [&] { return ended == 2; });
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(verified().rows, 6);
}

TEST_F(AuditTest, nobody_changes_the_trail_and_the_chain) {
    add_customers(1);
    seal();
    for (const std::string table : {"audit_logs", "audit_parts.audit_logs_default", "audit_seals", "draft_operations"}) {
        const auto refused = admin().execute("TRUNCATE " + table);
        EXPECT_THAT(refused ? "" : refused.error().detail, HasSubstr("only ever appended to")) << table;
    }
    for (const std::string table : {"audit_logs", "audit_parts.audit_logs_default", "audit_seals"}) {
        for (const auto& statement : {"DELETE FROM " + table, "UPDATE " + table + " SET tenant_id = tenant_id"}) {
            const auto refused = admin().execute(statement);
            EXPECT_THAT(refused ? "" : refused.error().detail, HasSubstr("only ever appended to")) << statement;
            for (const std::string role : {"orderline_server", "orderline_rest", "anon", "authenticated", "service_role"}) {
                const auto denied = admin().execute("BEGIN; SET LOCAL ROLE " + role + "; SET LOCAL app.tenant_id = '" + a +
                                                    "'; SET LOCAL orderline.maintains = 'audit_logs'; " + statement);
                EXPECT_THAT(denied ? "" : denied.error().detail, HasSubstr("permission denied")) << role << ": " << statement;
                sql("ROLLBACK");
            }
        }
    }
}

TEST_F(AuditTest, parts_are_made_ahead_and_take_what_came_too_early) {
    add_customers(2);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_parts.audit_logs_default"), "4");
    AuditSealer sealer{pool(), 120};
    seal_completely();
    ASSERT_TRUE(run(sealer.keep_parts(soon())));
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_parts.audit_logs_default"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs"), "4");
    EXPECT_EQ(scalar("SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_logs'::regclass"), "5");
    EXPECT_THAT(faults(), IsEmpty());
    const auto part = "audit_logs_" + scalar("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')");
    add_customers(1);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_parts." + part), "5");
    for (const auto& statement : {"TRUNCATE audit_parts." + part, "DELETE FROM audit_parts." + part}) {
        const auto refused = admin().execute(statement);
        EXPECT_THAT(refused ? "" : refused.error().detail, HasSubstr("only ever appended to")) << statement;
    }
    EXPECT_EQ(scalar("SELECT count(*) FROM information_schema.role_table_grants WHERE table_name = '" + part +
                     "' AND grantee IN ('orderline_server', 'authenticated', 'service_role', 'PUBLIC')"), "0");
    sql("INSERT INTO audit_logs (tenant_id, table_name, action, created_at) VALUES ('" + a + "', 'x', 'INSERT', '1999-01-01')");
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_parts.audit_logs_default"), "1") << "no insert ever fails";
}

TEST_F(AuditTest, what_is_written_while_a_part_is_made_waits_and_does_not_fail) {
    add_customers(1);
    sql("BEGIN; SELECT orderline.audit_make_parts()");
    Result<void> written;
    std::jthread writer{[&] {
        auto session = pg::Session::open(admin_conninfo());
        written = session ? session->execute("INSERT INTO customers (tenant_id, first_name, last_name) VALUES ('" + a + "', 'Late', 'X')")
                          : std::unexpected(session.error());
    }};
    auto watcher = pg::Session::open(admin_conninfo());
    ASSERT_TRUE(watcher);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    const auto waits = [&] {
        return !watcher->query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO customers%'")->empty();
    };
    while (!waits() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_TRUE(waits());
    sql("COMMIT");
    writer.join();
    EXPECT_TRUE(written) << written.error().detail;
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_parts.audit_logs_default"), "0");
}

TEST_F(AuditTest, a_month_past_its_time_goes_and_the_chain_stays_right) {
    sql("INSERT INTO audit_logs (tenant_id, table_name, action, created_at) SELECT '" + a +
        "', 'customers', 'INSERT', now() - make_interval(months => m) FROM generate_series(0, 20) m");
    seal_completely();
    EXPECT_EQ(verified().entries, 21) << "no entry has rows of two months";
    EXPECT_THAT(verified().retired, IsEmpty());
    AuditSealer sealer{pool(), 14};
    for (int pass = 0; pass < 2; ++pass) {
        ASSERT_TRUE(run(sealer.keep_parts(soon())));
        EXPECT_THAT(faults(), IsEmpty());
        EXPECT_EQ(verified().retired.size(), 6);
        EXPECT_EQ(verified().entries, 27);
        EXPECT_EQ(verified({}, b).retired.size(), 0) << "it had nothing of that time";
    }
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE created_at < now() - interval '16 months'"), "0");
}

TEST_F(AuditTest, a_month_that_ends_too_early_is_named) {
    add_customers(1);
    seal_completely();
    auto work = run(pool().begin({{{"app.tenant_id", a}}}, soon()));
    ASSERT_TRUE(work);
    auto chain = run(ChainHold::take(*work, tenant(), soon()));
    ASSERT_TRUE(chain);
    Seal ends;
    ends.kind = SealKind::retention;
    ends.month = Date{std::chrono::floor<std::chrono::days>(now())};
    ASSERT_TRUE(run(chain->add(std::move(ends), soon())));
    ASSERT_TRUE(run(chain->save(soon())));
    ASSERT_TRUE(run(work->commit(soon())));
    EXPECT_THAT(faults(), ElementsAre("retention_early entry 2"));
}

TEST_F(AuditTest, nobody_drops_what_is_younger_than_a_year) {
    const auto refused = admin().execute("SET ROLE orderline_server; SELECT orderline.audit_drop_part((now() - interval '11 months')::date)");
    EXPECT_THAT(refused ? "" : refused.error().detail, HasSubstr("kept for a year"));
    sql("RESET ROLE");
}

// The end of a dump, brought back elsewhere: other transaction numbers, the same rows.
TEST_F(AuditTest, a_restored_dump_goes_on_with_its_chain) {
    add_customers(2);
    seal();
    sql("UPDATE audit_heads SET seen_xid = seen_xid + 1000000000");
    add_customers(2);
    seal_completely();
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(verified().not_sealed, 0);
    EXPECT_EQ(verified().rows, 5);
}

TEST_F(AuditTest, lists_who_changed_what_newest_first_in_pages) {
    add_customers(1);
    const auto customer = scalar("SELECT id FROM customers");
    change("UPDATE customers SET city = 'Graz'", "key:" + b);
    change("UPDATE customers SET city = 'Linz'", "customer:" + customer);
    change("UPDATE customers SET city = 'Wien'", "job:cli");
    sql("UPDATE customers SET city = 'Krems'");
    auto reader = std::make_shared<Principal>();
    reader->tenant = tenant();
    reader->permissions.add(Permission::audit_read);

    const auto list = [&](AuditFilter filter) {
        auto page = run(read_audit(pool(), reader, std::move(filter), soon()));
        if (!page) throw std::runtime_error(page.error().message);
        return *page;
    };
    const auto actors = [&](AuditFilter filter) {
        std::vector<std::string> all;
        for (const auto& entry : list(std::move(filter)).entries) all.push_back(entry.actor);
        return all;
    };
    AuditFilter of_row;
    of_row.table = "customers";
    of_row.row = parse_uuid(customer);
    EXPECT_THAT(actors(of_row), ElementsAre("psql:orderline", "job:cli", "customer:" + customer, "key:" + b, "user:" + a));
    const auto changes = list(of_row).entries.front().changes;
    EXPECT_THAT(changes, ElementsAre(ColumnChange{"city", "\"Wien\"", "\"Krems\""}));

    of_row.limit = 2;
    const auto first = list(of_row);
    EXPECT_TRUE(first.more);
    of_row.after = first.entries.back().seq;
    EXPECT_THAT(actors(of_row), ElementsAre("customer:" + customer, "key:" + b));

    AuditFilter by_key;
    by_key.actor = "key";
    EXPECT_THAT(actors(by_key), ElementsAre("key:" + b));
    AuditFilter by_user;
    by_user.user = parse_uuid(a);
    EXPECT_THAT(actors(by_user), ElementsAre("user:" + a));
    AuditFilter none;
    none.before = now() - std::chrono::hours{1};
    EXPECT_THAT(actors(none), IsEmpty());
    reader->permissions = {};
    EXPECT_EQ(run(read_audit(pool(), reader, {}, soon())).error().code, Code::forbidden);
}

}  // namespace
}  // namespace orderline::actions
