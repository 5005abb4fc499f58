// tests/endpoints/rest/catalogues_pgtest.cpp: whatever another connection commits is in the catalogue that is asked for next.
#include "endpoints/rest/catalogues.hpp"
#include <gmock/gmock.h>
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::rest {
namespace {

using std::chrono::milliseconds;
using Snapshot = std::shared_ptr<const Catalogue>;

constexpr std::chrono::hours never{1};

class CataloguesTest : public TestDatabase {
protected:
    CataloguesTest() { sql("CREATE SCHEMA own; SET search_path = own; CREATE TABLE known (id bigint PRIMARY KEY, word text)"); }
    ~CataloguesTest() override { stop(); }

    /// Only fresh() looks, unless a test wants it otherwise. As a role that owns nothing.
    Catalogues& open(CataloguesOptions options = {}) {
        if (options.conninfo.empty()) options.conninfo = server_conninfo();
        if (options.schemas.empty()) options.schemas = {"own"};
        catalogues_ = std::make_unique<Catalogues>(runtime(), std::move(options));
        catalogues_->start();
        return *catalogues_;
    }
    Catalogues& open_and_read(CataloguesOptions options) {
        auto& catalogues = open(std::move(options));
        run_until(runtime(), [&] { return catalogues.now() != nullptr; });
        return catalogues;
    }
    static CataloguesOptions when_asked() {
        CataloguesOptions options;
        options.ask_period = never;
        options.ask_pause = milliseconds{0};
        return options;
    }
    Snapshot fresh() { return run(catalogues_->fresh(Deadline::in(std::chrono::seconds{20}))); }
    void stop() {
        if (catalogues_) run(catalogues_->stop(Deadline::in(std::chrono::seconds{1})));
        catalogues_.reset();
    }

    /// A view that the session of another locks: reading the catalogue waits for it.
    pg::Session lock_view() {
        sql("CREATE VIEW held AS SELECT id FROM known");
        auto locker = pg::Session::open(admin_conninfo());
        EXPECT_TRUE(locker && locker->execute("BEGIN; LOCK TABLE own.held IN ACCESS EXCLUSIVE MODE"));
        return *std::move(locker);
    }
    void wait_until_blocked() {
        run_until(runtime(), [&] { return scalar("SELECT count(*)::text FROM pg_locks WHERE NOT granted") == "1"; });
    }

private:
    std::unique_ptr<Catalogues> catalogues_;
};

TEST_F(CataloguesTest, IsReadAtTheStart) {
    auto& catalogues = open(when_asked());
    EXPECT_EQ(catalogues.now(), nullptr);
    const auto first = fresh();
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->relation("own", "known"));
    EXPECT_EQ(catalogues.now(), first);
}

struct Change { std::string name, before, statement; };

class CatalogueChanges : public CataloguesTest, public testing::WithParamInterface<Change> {};

TEST_P(CatalogueChanges, AreSeenAtOnce) {
    const auto& [name, before_it, statement] = GetParam();
    if (!before_it.empty()) sql(before_it);
    open_and_read(when_asked());
    const auto before = fresh();
    sql(statement);
    const auto after = fresh();
    EXPECT_FALSE(after->model() == before->model());
    const auto expected = pg::introspect(admin(), {"own"});
    ASSERT_TRUE(expected);
    EXPECT_TRUE(after->model() == *expected);
}

INSTANTIATE_TEST_SUITE_P(Rest, CatalogueChanges, testing::Values(
    Change{"create_table", "", "CREATE TABLE more (id int)"},
    Change{"drop_table", "", "DROP TABLE known"},
    Change{"rename_table", "", "ALTER TABLE known RENAME TO better_known"},
    Change{"exchange_names", "CREATE TABLE other (id int)",
           "BEGIN; ALTER TABLE other RENAME TO x; ALTER TABLE known RENAME TO other; ALTER TABLE x RENAME TO known; COMMIT"},
    Change{"drop_and_create", "", "BEGIN; DROP TABLE known; CREATE TABLE known (id bigint PRIMARY KEY, word varchar); COMMIT"},
    Change{"add_column", "", "ALTER TABLE known ADD COLUMN more int"},
    Change{"drop_column", "", "ALTER TABLE known DROP COLUMN word"},
    Change{"rename_column", "", "ALTER TABLE known RENAME COLUMN word TO term"},
    Change{"column_type", "", "ALTER TABLE known ALTER COLUMN word TYPE varchar(20)"},
    Change{"column_not_null", "", "ALTER TABLE known ALTER COLUMN word SET NOT NULL"},
    Change{"column_default", "ALTER TABLE known ALTER COLUMN word SET DEFAULT 'a'", "ALTER TABLE known ALTER COLUMN word SET DEFAULT 'b'"},
    Change{"comment", "COMMENT ON TABLE known IS 'a'", "COMMENT ON TABLE known IS 'b'"},
    Change{"comment_on_column", "", "COMMENT ON COLUMN known.word IS 'b'"},
    Change{"grant", "", "GRANT SELECT ON known TO orderline_server"},
    Change{"revoke", "GRANT SELECT ON known TO orderline_server", "REVOKE SELECT ON known FROM orderline_server"},
    Change{"grant_on_column", "", "GRANT SELECT (word) ON known TO orderline_server"},
    Change{"grant_on_schema", "", "GRANT USAGE ON SCHEMA own TO orderline_server"},
    Change{"foreign_key", "CREATE TABLE other (known_id bigint)", "ALTER TABLE other ADD FOREIGN KEY (known_id) REFERENCES known"},
    Change{"drop_foreign_key", "CREATE TABLE other (known_id bigint CONSTRAINT to_known REFERENCES known)",
           "ALTER TABLE other DROP CONSTRAINT to_known"},
    Change{"unique_index", "", "CREATE UNIQUE INDEX ON known (word)"},
    Change{"view", "CREATE VIEW shown AS SELECT id FROM known", "CREATE OR REPLACE VIEW shown AS SELECT id FROM known WHERE id > 1"},
    Change{"view_option", "CREATE VIEW shown AS SELECT id FROM known", "ALTER VIEW shown SET (security_invoker = on)"},
    Change{"function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
           "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'"},
    Change{"drop_function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION f()"},
    Change{"grant_on_function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "REVOKE EXECUTE ON FUNCTION f() FROM public"},
    Change{"enum_value", "CREATE TYPE mood AS ENUM ('good')", "ALTER TYPE mood ADD VALUE 'bad'"},
    Change{"rename_enum_value", "CREATE TYPE mood AS ENUM ('good')", "ALTER TYPE mood RENAME VALUE 'good' TO 'fine'"},
    Change{"domain", "CREATE DOMAIN positive AS int", "ALTER DOMAIN positive ADD CHECK (VALUE > 0)"},
    Change{"policy", "CREATE POLICY p ON known USING (true)", "ALTER POLICY p ON known USING (false)"},
    Change{"row_security", "", "ALTER TABLE known ENABLE ROW LEVEL SECURITY"},
    Change{"trigger", "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
           "CREATE TRIGGER t BEFORE INSERT ON known FOR EACH ROW EXECUTE FUNCTION t()"}),
    [](const auto& one) { return one.param.name; });

TEST_F(CataloguesTest, SeesWhatWasBegunEarlyAndCommittedLate) {
    open_and_read(when_asked());
    auto early = pg::Session::open(admin_conninfo());
    ASSERT_TRUE(early && early->execute("BEGIN; COMMENT ON COLUMN own.known.word IS 'early'"));
    sql("CREATE TABLE later (id int)");
    EXPECT_TRUE(fresh()->relation("own", "later"));
    ASSERT_TRUE(early->execute("COMMIT"));
    EXPECT_EQ(fresh()->relation("own", "known")->column("word")->comment, "early");
}

Task<void> ask_on_and_on(Catalogues& catalogues, const bool& enough) {
    while (!enough) co_await catalogues.fresh(Deadline::in(std::chrono::seconds{20}));
}

TEST_F(CataloguesTest, HasEachTableThoughOthersAskAllTheTime) {
    auto& catalogues = open_and_read(when_asked());
    bool enough = false;
    for (int i = 0; i < 3; ++i) runtime().spawn("asker", ask_on_and_on(catalogues, enough));
    for (int i = 0; i < 20; ++i) {
        const auto name = "table_" + std::to_string(i);
        sql("CREATE TABLE " + name + " (id int)");
        EXPECT_TRUE(fresh()->relation("own", name)) << name;
    }
    enough = true;
    stop();
}

TEST_F(CataloguesTest, LooksByItself) {
    auto options = when_asked();
    options.ask_period = milliseconds{20};
    auto& catalogues = open_and_read(options);
    sql("CREATE TABLE more (id int)");
    run_until(runtime(), [&] { return catalogues.now()->relation("own", "more") != nullptr; });
}

TEST_F(CataloguesTest, LeavesTheOldOneToWhoHasIt) {
    open_and_read(when_asked());
    const auto old = fresh();
    const auto* relation = old->relation("own", "known");
    sql("DROP TABLE known");
    EXPECT_FALSE(fresh()->relation("own", "known"));
    EXPECT_EQ(old->relation("own", "known"), relation);
    EXPECT_EQ(relation->columns.size(), 2u);
}

Task<void> ask_once(Catalogues& catalogues, int& answered) {
    const auto found = co_await catalogues.fresh(Deadline::in(std::chrono::seconds{20}));
    if (found && found->relation("own", "more")) ++answered;
}

TEST_F(CataloguesTest, AsksOnceForAllWhoAskAtTheSameTime) {
    auto options = when_asked();
    options.ask_pause = milliseconds{50};
    auto& catalogues = open_and_read(options);
    sql("CREATE TABLE more (id int)");
    const auto before = catalogues.counts();
    int answered = 0;
    for (int i = 0; i < 20; ++i) runtime().spawn("asker", ask_once(catalogues, answered));
    run_until(runtime(), [&] { return answered == 20; });
    EXPECT_EQ(catalogues.counts().asked, before.asked + 1);
    EXPECT_EQ(catalogues.counts().read, before.read + 1);
}

TEST_F(CataloguesTest, AsksNoMoreThanItsPauseAllows) {
    auto options = when_asked();
    options.ask_pause = milliseconds{100};
    auto& catalogues = open_and_read(options);
    const auto began = std::chrono::steady_clock::now();
    const auto before = catalogues.counts().asked;
    for (int i = 0; i < 5; ++i) fresh();
    const auto took = std::chrono::steady_clock::now() - began;
    EXPECT_EQ(catalogues.counts().asked, before + 5);
    EXPECT_GE(took, milliseconds{400});
    EXPECT_EQ(catalogues.counts().read, 1u);
}

TEST_F(CataloguesTest, IsNotReadAgainForRowsAndTemporaryTables) {
    auto& catalogues = open_and_read(when_asked());
    sql("INSERT INTO known VALUES (1, 'a'); CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY, word text DEFAULT 'a')");
    fresh();
    sql("DROP TABLE passing; ANALYZE known");
    fresh();
    EXPECT_EQ(catalogues.counts().read, 1u);
}

TEST_F(CataloguesTest, IsTheSameIfNothingThatCountsHasChanged) {
    auto& catalogues = open_and_read(when_asked());
    const auto before = fresh();
    sql("TRUNCATE known");
    EXPECT_EQ(fresh(), before);
    EXPECT_EQ(catalogues.counts().read, 2u);
}

TEST_F(CataloguesTest, KeepsTheOldOneWhileTheNewOneCannotBeReadAndTriesAgain) {
    auto options = when_asked();
    options.ask_period = milliseconds{20};
    auto& catalogues = open_and_read(options);
    auto locker = lock_view();
    const auto before = catalogues.now();
    wait_until_blocked();
    EXPECT_EQ(scalar("SELECT count(pg_terminate_backend(pid))::text FROM pg_locks WHERE NOT granted"), "1");
    const auto asked = catalogues.counts().asked;
    run_until(runtime(), [&] { return catalogues.counts().asked > asked; });
    EXPECT_EQ(catalogues.now(), before);
    ASSERT_TRUE(locker.execute("COMMIT"));
    run_until(runtime(), [&] { return catalogues.now()->relation("own", "held") != nullptr; });
}

TEST_F(CataloguesTest, OneRequestDoesNotWaitForEver) {
    auto options = when_asked();
    options.wait_max = milliseconds{50};
    auto& catalogues = open_and_read(options);
    const auto before = catalogues.now();
    auto locker = lock_view();
    EXPECT_EQ(fresh(), before);
    wait_until_blocked();
    ASSERT_TRUE(locker.execute("COMMIT"));
    run_until(runtime(), [&] { return catalogues.now()->relation("own", "held") != nullptr; });
}

TEST_F(CataloguesTest, StopsWhileItReads) {
    auto options = when_asked();
    options.ask_period = milliseconds{20};
    open_and_read(options);
    auto locker = lock_view();
    wait_until_blocked();
    const auto began = std::chrono::steady_clock::now();
    stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{3});  // the lock is waited for for five
}

TEST_F(CataloguesTest, WithoutADatabaseThereIsNone) {
    auto options = when_asked();
    options.conninfo = "host=/nowhere dbname=none";
    options.wait_max = milliseconds{200};
    open(options);
    EXPECT_EQ(fresh(), nullptr);
}

struct Reader { std::string name, statements; bool reads; };

class RequestReaders : public CataloguesTest, public testing::WithParamInterface<Reader> {};

TEST_P(RequestReaders, AreFoundWhereverTheyAre) {
    sql("SET search_path = own; " + GetParam().statements);
    open_and_read(when_asked());
    EXPECT_EQ(fresh()->reads_request(), GetParam().reads);
}

// The helpers of schema auth stand in db/migrations.
INSTANTIATE_TEST_SUITE_P(Rest, RequestReaders, testing::Values(
    Reader{"our_own_schema_does_not", "", false},
    Reader{"policy", "CREATE POLICY p ON known USING (word = current_setting('request.jwt.claims', true))", true},
    Reader{"policy_with_helper", "CREATE POLICY p ON known USING (word = (SELECT auth.uid())::text)", true},
    Reader{"policy_check", "CREATE POLICY p ON known FOR INSERT WITH CHECK (auth.jwt() ->> 'role' = 'x')", true},
    Reader{"policy_of_another_setting", "CREATE POLICY p ON known USING (word = current_setting('app.actor', true))", false},
    Reader{"function_in_a_schema_that_is_not_shown",
           "CREATE SCHEMA hidden; CREATE FUNCTION hidden.me() RETURNS text LANGUAGE plpgsql AS "
           "$$ BEGIN RETURN current_setting('request.jwt.claims', true)::json ->> 'sub'; END $$", true},
    Reader{"function_of_standard_sql",
           "CREATE FUNCTION me() RETURNS text STABLE RETURN current_setting('request.headers', true)", true},
    Reader{"other_function", "CREATE FUNCTION me() RETURNS text LANGUAGE sql AS $$ SELECT 'a requested thing' $$", false},
    Reader{"view", "CREATE VIEW mine AS SELECT * FROM known WHERE word = AUTH.ROLE()", true},
    Reader{"default", "ALTER TABLE known ADD COLUMN owner uuid DEFAULT auth.uid()", true},
    Reader{"check", "ALTER TABLE known ADD CHECK (word = current_setting('request.path', true))", true},
    Reader{"trigger", "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE "
                      "INSERT ON known FOR EACH ROW WHEN (current_setting('request.method', true) = 'PUT') EXECUTE FUNCTION t()", true}),
    [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace orderline::rest
