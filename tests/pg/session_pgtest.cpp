// tests/pg/session_pgtest.cpp: rows of every type, errors by their SQLSTATE, scripts and COPY, against a real PostgreSQL.
#include "pg/session.hpp"
#include <stdexcept>
#include "pg/error.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {
namespace {

class SessionTest : public TestDatabase {
protected:
    Rows query(const std::string& text, const Params& params = {}) {
        auto rows = admin().query(text, params);
        if (!rows) throw std::runtime_error(rows.error().detail);
        return *std::move(rows);
    }
    Error error(const std::string& text) {
        auto rows = admin().query(text);
        return rows ? Error{} : rows.error();
    }
};

TEST_F(SessionTest, ReadsEveryTypeInBinary) {
    const auto rows = query(R"(SELECT 'hällo'::text, true, -7::int2, 70000::int4, 5000000000::int8,
        '550e8400-e29b-41d4-a716-446655440000'::uuid, '2026-11-22 16:03:05.12Z'::timestamptz, '1999-12-31'::date,
        '\x00ff'::bytea, '{"a": 1}'::jsonb, '[2]'::json, 'v'::varchar(3), NULL::text)");
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.columns(), 13);
    EXPECT_EQ(rows.text(0, 0), "hällo");
    EXPECT_TRUE(rows.boolean(0, 1));
    EXPECT_EQ(rows.integer(0, 2), -7);
    EXPECT_EQ(rows.integer(0, 3), 70000);
    EXPECT_EQ(rows.integer(0, 4), 5000000000);
    EXPECT_EQ(to_text(rows.id<ProductId>(0, 5)), "550e8400-e29b-41d4-a716-446655440000");
    EXPECT_EQ(to_text(rows.instant(0, 6)), "2026-11-22T16:03:05.120000Z");
    EXPECT_EQ(to_text(rows.date(0, 7)), "1999-12-31");
    EXPECT_EQ(to_hex(rows.bytes(0, 8)), "00ff");
    EXPECT_EQ(rows.text(0, 9), R"({"a": 1})");
    EXPECT_EQ(rows.text(0, 10), "[2]");
    EXPECT_EQ(rows.text(0, 11), "v");
    EXPECT_TRUE(rows.null(0, 12));
    EXPECT_EQ(rows.maybe_text(0, 12), std::nullopt);
}

TEST_F(SessionTest, TimesThatNobodyCanWriteAreTheFirstOrLastOneThatCan) {
    for (const std::string late : {"infinity", "294000-01-01", "10000-01-01"}) {
        const auto rows = query("SELECT $1::timestamptz, $1::date", Params::of(late));
        EXPECT_EQ(to_text(rows.instant(0, 0)), "9999-12-31T23:59:59.999999Z") << late;
        EXPECT_EQ(to_text(rows.date(0, 1)), "9999-12-31") << late;
    }
    for (const std::string early : {"-infinity", "4000-01-01 BC", "0001-12-31 BC"}) {
        const auto rows = query("SELECT $1::timestamptz, $1::date", Params::of(early));
        EXPECT_EQ(to_text(rows.instant(0, 0)), "0001-01-01T00:00:00.000000Z") << early;
        EXPECT_EQ(to_text(rows.date(0, 1)), "0001-01-01") << early;
    }
}

TEST_F(SessionTest, ReadsNumericExactly) {
    for (const std::string number : {"0", "12.50", "-0.05", "0.000", "10000", "99999999.9999", "1e30", "-123456789012345678901234.5678",
                                     "0.0001", "100000000", "7.10", "NaN", "Infinity", "-Infinity"}) {
        const auto rows = query("SELECT $1::numeric, $1::numeric::text", Params::of(number));
        EXPECT_EQ(rows.numeric(0, 0), rows.text(0, 1));
    }
}

TEST_F(SessionTest, ReadsAnEnumAsText) {
    sql("CREATE TYPE mood AS ENUM ('good', 'bad')");
    EXPECT_EQ(query("SELECT 'bad'::mood").text(0, 0), "bad");
}

TEST_F(SessionTest, ThrowsWhenTheStatementIsNotWhatTheReaderThinks) {
    const auto rows = query("SELECT 1, NULL::int4");
    EXPECT_THROW(rows.text(0, 0), std::logic_error);
    EXPECT_THROW(rows.integer(0, 1), std::logic_error);
    EXPECT_THROW(rows.integer(0, 2), std::logic_error);
    EXPECT_THROW(rows.integer(1, 0), std::logic_error);
}

TEST_F(SessionTest, CountsWhatAStatementChanged) {
    sql("CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2), (3)");
    EXPECT_EQ(query("UPDATE t SET n = n + 1 WHERE n > 1").affected(), 2);
}

TEST_F(SessionTest, TellsErrorsApart) {
    sql("CREATE TABLE p (id int CONSTRAINT p_pkey PRIMARY KEY, n int NOT NULL CONSTRAINT p_n_check CHECK (n > 0)); "
        "CREATE TABLE c (p int CONSTRAINT c_p_fkey REFERENCES p); INSERT INTO p VALUES (1, 1)");
    struct { const char* text; Code code; const char* reason; const char* state; const char* constraint; } cases[] = {
        {"INSERT INTO p VALUES (1, 1)", Code::conflict, "conflict", "23505", "p_pkey"},
        {"INSERT INTO p VALUES (2, 0)", Code::bad_request, "validation_failed", "23514", "p_n_check"},
        {"INSERT INTO p VALUES (2, NULL)", Code::bad_request, "validation_failed", "23502", ""},
        {"INSERT INTO c VALUES (9)", Code::bad_request, "validation_failed", "23503", "c_p_fkey"},
        {"SELECT 'x'::int", Code::bad_request, "validation_failed", "22P02", ""},
        {"SELECT 1/0", Code::bad_request, "validation_failed", "22012", ""},
        {"SELECT nothing", Code::internal, "internal", "42703", ""},
        {"SET statement_timeout = 0; SELECT 1", Code::internal, "internal", "42601", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '23514', CONSTRAINT = 'proposed_orders_closed'; END $$", Code::conflict, "draft_closed", "23514", "proposed_orders_closed"},
        {"DO $$ BEGIN RAISE EXCEPTION 'check (constraint \"orders_accepted_immutable_102008\")' USING ERRCODE = '23514'; END $$", Code::conflict, "already_accepted", "23514", "orders_accepted_immutable"},
        {"DO $$ BEGIN RAISE EXCEPTION 'no' USING CONSTRAINT = 'orders_x_check_102008'; END $$", Code::conflict, "conflict", "P0001", "orders_x_check"},
        {"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$", Code::conflict, "try_again", "40001", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '53100'; END $$", Code::unavailable, "unavailable", "53100", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '42501'; END $$", Code::forbidden, "forbidden", "42501", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '57014'; END $$", Code::timeout, "timeout", "57014", ""},
    };
    for (const auto& one : cases) {
        const auto got = error(one.text);
        EXPECT_EQ(got.code, one.code) << one.text;
        EXPECT_EQ(got.reason, one.reason) << one.text;
        EXPECT_EQ(sqlstate_of(got), one.state) << one.text;
        EXPECT_EQ(constraint_of(got), one.constraint) << one.text;
        EXPECT_EQ(constraint_of(Error{got}.during("doing [something]")), one.constraint);
    }
}

TEST_F(SessionTest, NeverRepeatsARowsValuesInAMessage) {
    sql("CREATE TABLE s (email text PRIMARY KEY); INSERT INTO s VALUES ('ann@example.com')");
    const auto got = error("INSERT INTO s VALUES ('ann@example.com')");
    EXPECT_EQ(got.message.find("ann"), std::string::npos);
    EXPECT_EQ(got.detail.find("ann"), std::string::npos) << "DETAIL holds the row's values";
}

TEST_F(SessionTest, SaysTheLineOfAScriptThatFailed) {
    const auto message = [&](const std::string& text) {
        auto done = admin().run_script(text, "x.sql");
        return done ? std::string{} : done.error().message;
    };
    EXPECT_EQ(message("SELECT 1;\n-- ä\nSELECT\n  nothing;\nSELECT 2"), "x.sql, line 4: column \"nothing\" does not exist");
    EXPECT_EQ(message("SELECT 1;\n\nSELECT 1/(random()*0)::int;\nSELECT 2"), "x.sql, line 3: division by zero");
    EXPECT_EQ(message("SELECT 1"), "");
}

TEST_F(SessionTest, CopiesRowsIn) {
    sql("CREATE TABLE t (n int, word text)");
    int piece = 0;
    auto count = admin().copy_in("COPY t FROM STDIN", [&](std::string& out) -> Result<bool> {
        out = piece == 0 ? "1\tone\n2\tt" : "wo\n";
        return piece++ < 2;
    });
    ASSERT_TRUE(count) << count.error().detail;
    EXPECT_EQ(*count, 2);
    EXPECT_EQ(scalar("SELECT string_agg(word, ',' ORDER BY n) FROM t"), "one,two");
}

TEST_F(SessionTest, ACopyThatFailsLeavesNothing) {
    sql("CREATE TABLE t (n int)");
    bool first = true;
    auto by_us = admin().copy_in("COPY t FROM STDIN", [&](std::string& out) -> Result<bool> {
        out = "1\n";
        if (std::exchange(first, false)) return true;
        return fail(Code::bad_request, "bad_request", "the file is broken");
    });
    ASSERT_FALSE(by_us);
    EXPECT_EQ(by_us.error().message, "the file is broken");
    first = true;
    auto by_postgres = admin().copy_in("COPY t FROM STDIN", [&](std::string& out) -> Result<bool> {
        out = "1\nx\n";
        return std::exchange(first, false);
    });
    ASSERT_FALSE(by_postgres);
    EXPECT_EQ(sqlstate_of(by_postgres.error()), "22P02");
    EXPECT_EQ(scalar("SELECT count(*) FROM t"), "0");
}

TEST(SessionOpen, NeverRepeatsThePassword) {
    for (const std::string conninfo : {"host=127.0.0.1 port=1 user=x password=s3cret", "postgresql://x:s3cret@127.0.0.1:1/y",
                                       "host=127.0.0.1 passwort=s3cret", "postgres//x:s3cret@y"}) {
        const auto session = Session::open(conninfo);
        ASSERT_FALSE(session);
        EXPECT_EQ((session.error().message + session.error().detail).find("s3cret"), std::string::npos) << session.error().message;
    }
}

}  // namespace
}  // namespace orderline::pg
