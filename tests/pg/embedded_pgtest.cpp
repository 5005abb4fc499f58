// tests/pg/embedded_pgtest.cpp: the life of a private PostgreSQL, with the crashes that happen to it.
#include "pg/embedded.hpp"
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <fstream>
#include "pg/process.hpp"
#include "pg/session.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::pg {
namespace {

using testing::HasSubstr;

class EmbeddedTest : public testing::Test {
protected:
    Result<Embedded> start(const std::string& name = "data") { return Embedded::start({folder / name, "", {"fsync=off"}}); }

    static std::string ask(const Embedded& server, const std::string& sql) {
        auto session = Session::open(server.admin_conninfo());
        if (!session) return session.error().message;
        auto rows = session->query(sql);
        if (!rows) return rows.error().detail;
        return rows->empty() ? "" : std::string{rows->text(0, 0)};
    }

    /// Another process that starts the server, tells its pid, and is then killed like a program that crashes.
    pid_t start_elsewhere() {
        int ends[2];
        if (::pipe(ends) != 0) return 0;
        other = ::fork();
        if (other == 0) {
            auto server = start();
            const pid_t pid = server ? server->pid() : 0;
            if (::write(ends[1], &pid, sizeof pid) < 0) ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        pid_t pid = 0;
        ::close(ends[1]);
        const auto size = ::read(ends[0], &pid, sizeof pid);
        ::close(ends[0]);
        return size == sizeof pid ? pid : 0;
    }
    void kill_elsewhere() {
        ::kill(other, SIGKILL);
        ::waitpid(other, nullptr, 0);
    }

    TempFolder folder;
    pid_t other = 0;
};

TEST_F(EmbeddedTest, MakesARunningDatabaseOutOfNothingAndStopsItAgain) {
    pid_t pid = 0;
    {
        auto server = start();
        ASSERT_TRUE(server) << server.error().message;
        pid = server->pid();
        EXPECT_EQ(ask(*server, "SELECT current_database()::text"), "orderline");
        EXPECT_EQ(ask(*server, "SHOW wal_level"), "logical");
        EXPECT_EQ(ask(*server, "SHOW listen_addresses"), "");
        EXPECT_EQ(ask(*server, "SHOW server_encoding"), "UTF8");
        EXPECT_EQ(ask(*server, "SHOW fsync"), "off");
        EXPECT_THAT(server->server_conninfo(), HasSubstr("user=orderline_server"));
        EXPECT_THAT(server->rest_conninfo(), HasSubstr("user=orderline_rest"));
    }
    EXPECT_FALSE(runs_with_argument(pid, folder / "data/pgdata"));
    EXPECT_FALSE(std::filesystem::exists(folder / "data/pgdata/postmaster.pid")) << "it was an orderly stop";
}

TEST_F(EmbeddedTest, KeepsItsLogSmallWhileItIsWritten) {
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    const auto log = folder / "data/postgres.log";
    std::filesystem::resize_file(log, (16 << 20) + 1);
    EXPECT_TRUE(server->running());
    EXPECT_LT(std::filesystem::file_size(log), 1000u);
    EXPECT_GT(std::filesystem::file_size(std::filesystem::path{log} += ".1"), 16u << 20);
    ask(*server, "DO $$ BEGIN RAISE LOG 'after it was emptied'; END $$");
    const auto size = std::filesystem::file_size(log);
    EXPECT_GT(size, 0u);
    EXPECT_LT(size, 10'000u) << "written at the new end, without a hole";
}

TEST_F(EmbeddedTest, KeepsItsDataAndItsFolderToItself) {
    { auto server = start(); ASSERT_EQ(ask(*server, "CREATE TABLE kept ()"), ""); }
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(ask(*server, "SELECT to_regclass('kept')::text"), "kept");
    struct stat info{};
    ASSERT_EQ(::stat((folder / "data/pgdata").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
    EXPECT_NE(info.st_uid, 0u) << "PostgreSQL does not run as root";
    ASSERT_EQ(::stat((folder / "data/socket").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
}

TEST_F(EmbeddedTest, RefusesASecondOneOnTheSameFolder) {
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    const auto second = start();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::conflict);
    EXPECT_THAT(second.error().message, HasSubstr(std::to_string(::getpid())));
    EXPECT_EQ(ask(*server, "SELECT 'still here'"), "still here");
}

TEST_F(EmbeddedTest, ComesBackAfterKillMinus9) {
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    ASSERT_EQ(ask(*server, "CREATE TABLE kept ()"), "");
    server->kill();
    EXPECT_THAT(ask(*server, "SELECT 1"), HasSubstr("cannot be reached"));
    ASSERT_TRUE(server->restart());
    EXPECT_EQ(ask(*server, "SELECT to_regclass('kept')::text"), "kept");
}

TEST_F(EmbeddedTest, DiesWithItsProgramAndIsStartedAgain) {
    const auto pid = start_elsewhere();
    ASSERT_NE(pid, 0);
    kill_elsewhere();
    EXPECT_TRUE(wait_until_gone(pid, folder / "data/pgdata", std::chrono::seconds{20})) << "the kernel's death signal";
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(ask(*server, "SELECT 'back'"), "back");
}

TEST_F(EmbeddedTest, EndsAnOrphanThatStillRuns) {
    const auto pid = start_elsewhere();
    ASSERT_NE(pid, 0);
    ::kill(pid, SIGSTOP);  // so that it cannot follow the death signal
    kill_elsewhere();
    ::kill(pid, SIGCONT);
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_NE(server->pid(), pid);
    EXPECT_EQ(ask(*server, "SELECT 'mine'"), "mine");
}

TEST_F(EmbeddedTest, IsNotMisledByAPidThatBelongsToSomebodyElse) {
    { ASSERT_TRUE(start()); }
    std::ofstream{folder / "data/pgdata/postmaster.pid"} << ::getpid() << "\n" << (folder / "data/pgdata") << "\n1\n5432\n";
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(ask(*server, "SELECT 'alive'"), "alive");
}

TEST_F(EmbeddedTest, TakesAShortFolderForTheSocketOfALongPath) {
    const auto name = std::string(100, 'x');
    auto server = start(name);
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(ask(*server, "SELECT 'long'"), "long");
    EXPECT_THAT(server->admin_conninfo(), HasSubstr("host='/tmp/orderline-"));
}

TEST_F(EmbeddedTest, BeginsAnewWhereInitdbWasBrokenOff) {
    std::filesystem::create_directories(folder / "data/pgdata.new");
    folder.write("data/pgdata.new/half", "");
    auto server = start();
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_FALSE(std::filesystem::exists(folder / "data/pgdata.new"));
}

TEST_F(EmbeddedTest, SaysWhatPostgresSaidWhenItDoesNotStart) {
    auto server = Embedded::start({folder / "data", "", {"shared_buffers=nonsense"}});
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().code, Code::unavailable);
    EXPECT_THAT(server.error().message, HasSubstr("shared_buffers"));
}

TEST_F(EmbeddedTest, RefusesAUserThatIsNotThere) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root chooses a user";
    EXPECT_EQ(Embedded::start({folder / "data", "no_such_user", {}}).error().code, Code::bad_request);
    EXPECT_EQ(Embedded::start({folder / "data", "root", {}}).error().code, Code::bad_request);
    auto nobody = Embedded::start({folder / "data", "nobody", {"fsync=off"}});
    ASSERT_TRUE(nobody) << nobody.error().message;
}

}  // namespace
}  // namespace orderline::pg
