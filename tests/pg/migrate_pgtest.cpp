// tests/pg/migrate_pgtest.cpp: what the migrator does, and what it refuses to do.
#include "pg/migrate.hpp"
#include <gmock/gmock.h>
#include <filesystem>
#include <mutex>
#include <thread>
#include "base/sha256.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {
namespace {

using testing::HasSubstr;

class Migrate : public TestDatabase {
protected:
    Migrate() { sql("DROP TABLE IF EXISTS public.schema_migrations"); }

    static Migration migration(int number, const std::string& text) {
        const auto name = "000" + std::to_string(number) + "_step";
        return {number, name, text, sha256_hex(text)};
    }
    Result<int> up(const std::vector<Migration>& migrations) { return migrate_up(admin(), migrations); }
};

TEST_F(Migrate, AppliesWhatIsPendingOnceAndInOrder) {
    std::vector<Migration> steps{migration(1, "CREATE TABLE a (n int)"), migration(2, "ALTER TABLE a ADD m int")};
    std::vector<std::string> reported;
    EXPECT_EQ(migrate_up(admin(), steps, [&](const Migration& one) { reported.push_back(one.name); }).value(), 2);
    EXPECT_EQ(reported, (std::vector<std::string>{"0001_step", "0002_step"}));
    EXPECT_EQ(up(steps).value(), 0);
    steps.push_back(migration(3, "INSERT INTO a VALUES (1, 2)"));
    EXPECT_EQ(up(steps).value(), 1);
    EXPECT_EQ(scalar("SELECT count(*) FROM a"), "1");
}

TEST_F(Migrate, TellsTheStateOfEach) {
    const auto one = migration(1, "SELECT 1"), two = migration(2, "SELECT 2"), three = migration(3, "SELECT 3");
    EXPECT_EQ(migration_status(admin(), {one})->front().state, MigrationState::pending);
    ASSERT_TRUE(up({one, two}));
    const auto all = migration_status(admin(), {migration(1, "SELECT 11"), three}).value();
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].state, MigrationState::edited);
    EXPECT_EQ(all[1].state, MigrationState::missing);
    EXPECT_EQ(all[2].state, MigrationState::pending);
    EXPECT_TRUE(all[0].applied_at);
    EXPECT_FALSE(all[2].applied_at);
}

TEST_F(Migrate, RefusesAnEditedOneAndAppliesNothing) {
    ASSERT_TRUE(up({migration(1, "SELECT 1")}));
    const auto refused = up({migration(1, "SELECT 1 -- edited"), migration(2, "CREATE TABLE later ()")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("0001_step was edited"));
    EXPECT_EQ(scalar("SELECT to_regclass('later')"), "");
}

TEST_F(Migrate, RefusesWhenAFileIsGone) {
    ASSERT_TRUE(up({migration(1, "SELECT 1"), migration(2, "SELECT 2")}));
    const auto refused = up({migration(1, "SELECT 1")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("0002_step"));
}

TEST_F(Migrate, RollsBackTheOneThatFailsAndSaysItsLine) {
    const auto failed = up({migration(1, "CREATE TABLE first ()"),
                            migration(2, "CREATE TABLE second ();\n\nSELECT broken\nFROM second;"), migration(3, "CREATE TABLE third ()")});
    ASSERT_FALSE(failed);
    EXPECT_THAT(failed.error().message, HasSubstr("0002_step.sql, line 3: "));
    EXPECT_EQ(scalar("SELECT to_regclass('first')"), "first");
    EXPECT_EQ(scalar("SELECT to_regclass('second')"), "");
    EXPECT_EQ(scalar("SELECT to_regclass('third')"), "");
    EXPECT_EQ(up({migration(1, "CREATE TABLE first ()"), migration(2, "CREATE TABLE second ()")}).value(), 1);
}

TEST_F(Migrate, RefusesOneThatEndsItsTransaction) {
    const auto refused = up({migration(1, "CREATE TABLE a (); COMMIT")});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("COMMIT"));
    EXPECT_EQ(scalar("SELECT count(*) FROM public.schema_migrations"), "0");
}

TEST_F(Migrate, TwoMigratorsAtOnceApplyEachOnce) {
    const std::vector<Migration> steps{migration(1, "CREATE TABLE a (n int); SELECT pg_sleep(0.2)"), migration(2, "CREATE TABLE b ()")};
    int applied = 0, failures = 0;
    std::mutex mutex;
    const auto work = [&] {
        auto session = Session::open(admin_conninfo());
        auto count = migrate_up(session.value(), steps);
        const std::lock_guard lock{mutex};
        if (count) applied += *count;
        else ++failures;
    };
    {
        std::jthread one{work}, other{work};
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(applied, 2);
}

TEST(ReadMigrations, ReadsAFolderInOrder) {
    const TempFolder folder;
    folder.write("0002_two.sql", "SELECT 2");
    folder.write("0001_one.sql", "SELECT 1");
    folder.write("README.md", "text");
    const auto read = read_migrations(folder.path()).value();
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0].name, "0001_one");
    EXPECT_EQ(read[1].text, "SELECT 2");
    EXPECT_EQ(read[1].checksum, sha256_hex("SELECT 2"));
}

TEST(ReadMigrations, RefusesGapsTwinsWrongNamesAndNoFolder) {
    const auto refused = [](const std::vector<std::string>& names) {
        const TempFolder folder;
        for (const auto& name : names) folder.write(name, "");
        const auto read = read_migrations(folder.path());
        return read ? std::string{} : read.error().message;
    };
    EXPECT_EQ(refused({"0001_a.sql", "0002_b.sql"}), "");
    EXPECT_THAT(refused({"0001_a.sql", "0003_b.sql"}), HasSubstr("missing before 0003_b"));
    EXPECT_THAT(refused({"0001_a.sql", "0001_b.sql"}), HasSubstr("one number"));
    EXPECT_THAT(refused({"1_a.sql"}), HasSubstr("1_a.sql is no name"));
    EXPECT_FALSE(read_migrations("/nowhere"));
    const TempFolder folder;
    std::filesystem::create_directory(folder / "0001_folder.sql");
    EXPECT_FALSE(read_migrations(folder.path()));
}

}  // namespace
}  // namespace orderline::pg
