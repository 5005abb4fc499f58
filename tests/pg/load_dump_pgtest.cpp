// tests/pg/load_dump_pgtest.cpp: what a throw-away PostgreSQL does with dumps, with what they lack and with what they try.
#include "pg/load_dump.hpp"
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

namespace orderline::pg {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::StartsWith;

auto skipped(int line, const std::string& begins, const std::string& reason) {
    return AllOf(Field(&SkippedStatement::line, line), Field(&SkippedStatement::begins, StartsWith(begins)),
                 Field(&SkippedStatement::reason, HasSubstr(reason)));
}

class LoadDump : public testing::Test {
protected:
    void load(const std::string& script) {
        auto server = Throwaway::start();
        ASSERT_TRUE(server) << server.error().message;
        server_.emplace(*std::move(server));
        auto loaded = load_dump(*server_, script);
        ASSERT_TRUE(loaded) << loaded.error().message << loaded.error().detail;
        loaded_.emplace(*std::move(loaded));
    }
    std::string scalar(const std::string& query) {
        auto rows = loaded_->session.query("SELECT (" + query + ")::text");
        return rows ? std::string{rows->text(0, 0)} : rows.error().detail;
    }

    std::optional<Throwaway> server_;
    std::optional<LoadedDump> loaded_;
};

TEST_F(LoadDump, KeepsTheSchemaAndLeavesRowsOwnersAndDatabasesOut) {
    load("\\restrict x\n"
         "SET statement_timeout = 0; SELECT pg_catalog.set_config('search_path', '', false);\n"
         "CREATE DATABASE shop; ALTER DATABASE shop OWNER TO anna; \\connect shop\n"
         "BEGIN;\n"
         "CREATE SCHEMA public;\n"
         "CREATE TABLE public.t (id integer, owner text);\n"
         "ALTER TABLE public.t RENAME COLUMN owner TO person;\n"
         "ALTER TABLE public.t OWNER TO anna;\n"
         "COPY public.t (id, person) FROM stdin;\n1\tx\n\\.\n"
         "INSERT INTO public.t VALUES (2, 'y');\n"
         "GRANT SELECT ON public.t TO anna, \"Bert \"\"B\"\"\";\n"
         "CREATE POLICY p ON public.t TO clerk USING (true);\n"
         "ALTER DEFAULT PRIVILEGES FOR ROLE carl GRANT SELECT ON TABLES TO dora;\n"
         "GRANT anna TO clerk;\n"
         "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public; COMMENT ON EXTENSION citext IS 'x';\n"
         "COMMIT;\n");
    EXPECT_THAT(loaded_->skipped, ElementsAre());
    EXPECT_EQ(scalar("SELECT count(*) FROM public.t"), "0");
    EXPECT_EQ(scalar("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'public.t'::regclass AND attnum > 0"), "id,person");
    EXPECT_EQ(scalar("SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname !~ '^(pg_|orderline)'"),
              "Bert \"B\",anna,carl,clerk,dora");
    EXPECT_EQ(scalar("SELECT bool_or(rolcanlogin OR rolsuper OR rolcreaterole) FROM pg_roles WHERE rolname !~ '^(pg_|orderline)'"), "false");
    EXPECT_EQ(scalar("SELECT current_setting('search_path')"), "\"$user\", public");
}

TEST_F(LoadDump, TellsWhatCannotRunWithLineAndReason) {
    load("CREATE TABLE a (b integer);\n"
         "CREATE EXTENSION postgis_of_nobody;\n"
         "CREATE TABLE c (\n  d nowhere.thing);\n"
         "SET setting_of_tomorrow = 1;\n"
         "CREATE TABLE e (f integer);\n");
    EXPECT_EQ(loaded_->statements, 2);
    EXPECT_THAT(loaded_->skipped, ElementsAre(skipped(2, "CREATE EXTENSION postgis", "extension \"postgis_of_nobody\" is not available"),
                                              skipped(3, "CREATE TABLE c ( d nowhere.thing)", "schema \"nowhere\" does not exist"),
                                              skipped(5, "SET setting_of_tomorrow", "unrecognized configuration parameter")));
}

/// A dump is a program of a stranger's. None of this may work, and nothing of it makes the loader give up.
TEST_F(LoadDump, ADumpReachesNoFileNoProgramAndNoOtherRole) {
    const auto proof = "/tmp/orderline-dump-escaped-" + std::to_string(::getpid());
    load("CREATE TABLE t (line text);\n"
         "COPY t FROM PROGRAM 'touch " + proof + "';\n"
         "COPY t TO '" + proof + "';\n"
         "COPY t FROM '/etc/passwd';\n"
         "SELECT pg_read_file('/etc/passwd');\n"
         "SELECT lo_import('/etc/passwd');\n"
         "CREATE EXTENSION file_fdw;\n"
         "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/lib/x86_64-linux-gnu/libc.so.6', 'getpid';\n"
         "GRANT pg_execute_server_program TO orderline_loader;\n"
         "DO $$ BEGIN SET ROLE orderline; END $$;\n"
         "DO $$ BEGIN CREATE ROLE x SUPERUSER; END $$;\n"
         "ALTER SYSTEM SET archive_command = 'touch " + proof + "';\n"
         "UPDATE pg_catalog.pg_authid SET rolsuper = true;\n"
         "LOAD '/tmp/x.so';\n");
    std::vector<int> lines;
    for (const auto& one : loaded_->skipped) lines.push_back(one.line);
    EXPECT_THAT(lines, ElementsAre(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
    EXPECT_FALSE(std::filesystem::exists(proof));
    EXPECT_EQ(scalar("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"), "false");
}

/// What stays of a process that is killed in the middle of its work.
TEST(Throwaway, LeavesNoFolderWhenItsProcessIsKilled) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto child = ::fork();
    if (child == 0) {
        const auto server = Throwaway::start();
        const auto said = server ? server->admin_conninfo() : "";
        if (::write(ends[1], said.data(), said.size()) > 0) ::pause();
        ::_exit(1);
    }
    ::close(ends[1]);
    char text[500] = {};
    ASSERT_GT(::read(ends[0], text, sizeof text - 1), 0);
    ::close(ends[0]);
    const std::string conninfo = text, begin = "/tmp/orderline-throwaway-";
    const auto at = conninfo.find(begin);
    const auto folder = conninfo.substr(at, conninfo.find("/socket", at) - at);
    ASSERT_TRUE(std::filesystem::exists(folder));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (std::filesystem::exists(folder) && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_FALSE(std::filesystem::exists(folder));
}

}  // namespace
}  // namespace orderline::pg
