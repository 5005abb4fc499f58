// tests/app/backup_file_test.cpp: what was written is read; whatever was changed, cut, swapped or added is refused.
#include "app/backup_file.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "tests/support/seeds.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::app {
namespace {

constexpr std::size_t beginning = 19 + auth::stream_header_bytes, piece = (1 << 16) + auth::piece_overhead_bytes;

std::string bytes_of(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

class BackupFile : public testing::Test {
protected:
    BackupFile() {
        contents.created_at = *parse_instant("2026-11-23T12:00:00Z");
        contents.program = "0.1.0";
        contents.migration = "0026_allowlist_feed";
        contents.tables = {{"public.orders", 3, "-12345678901234567890"}, {"public.\"odd name\"", 0, "0"}};
        contents.secret = std::string(64, 'a');
        contents.settings = "port = \"80\"\nlog.level = \"a \\\"quote\\\"\"\n";
        EXPECT_TRUE(auth::make_stream_key(folder / "key"));
        key = auth::read_stream_key(folder / "key").value();
    }
    std::string written(std::string_view dump, const std::string& name = "file") {
        const auto file = folder / name;
        auto writer = BackupWriter::create(file, key, contents);
        EXPECT_TRUE(writer) << writer.error().message;
        EXPECT_TRUE(writer->write(dump));
        EXPECT_TRUE(writer->finish());
        EXPECT_EQ(writer->bytes_written(), std::filesystem::file_size(file));
        return file;
    }
    /// Everything of it, or why not.
    Result<std::string> read(const std::string& file) {
        TRY(reader, BackupReader::open(file, key));
        std::string dump;
        for (;;) {
            TRY(next, reader.next());
            if (!next) return dump;
            dump += *next;
        }
    }
    std::string complaint(const std::string& bytes) {
        folder.write("changed", bytes);
        const auto result = read(folder / "changed");
        return result ? "" : result.error().message.substr(result.error().message.find("changed ") + 8);
    }

    TempFolder folder;
    auth::StreamKey key;
    BackupContents contents;
};

TEST_F(BackupFile, OfEachLengthComesBack) {
    const std::vector<std::size_t> edges{0, 1, 65'535, 65'536, 65'537, 300'000};
    int files = 0;
    for_seeds(20, [&](Random& random) {
        auto lengths = edges;
        lengths.push_back(static_cast<std::size_t>(any_of(random, 0, 200'000)));
        for (const auto length : lengths) {
            std::string dump(length, '\0');
            for (auto& byte : dump) byte = static_cast<char>(random());
            const auto back = read(written(dump, "file" + std::to_string(++files)));
            ASSERT_TRUE(back) << back.error().message;
            ASSERT_EQ(*back, dump) << length;
        }
    });
}

TEST_F(BackupFile, KeepsWhatItSaysOfItself) {
    contents.token_key = "-----BEGIN PRIVATE KEY-----\n";
    const auto file = written("dump");
    const auto reader = BackupReader::open(file, key);
    ASSERT_TRUE(reader);
    const auto& found = reader->contents();
    EXPECT_EQ(found.created_at, contents.created_at);
    EXPECT_EQ(found.migration, contents.migration);
    EXPECT_EQ(found.tables, contents.tables);
    EXPECT_EQ(found.secret, contents.secret);
    EXPECT_EQ(found.token_key, contents.token_key);
    EXPECT_EQ(found.settings, contents.settings);
    struct stat state {};
    ASSERT_EQ(::stat(file.c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777, 0600u);
    EXPECT_EQ(bytes_of(file).find("orders"), std::string::npos) << "nothing of it can be read";
}

TEST_F(BackupFile, WhateverWasChangedIsRefused) {
    const auto whole = bytes_of(written(std::string(200'000, 'x')));
    const auto damaged = "cannot be opened: it is the wrong key, or the file is damaged or was changed.";
    auto flipped = whole;
    flipped[beginning + piece + 5] ^= 1;
    EXPECT_EQ(complaint(flipped), damaged);
    auto other_header = whole;
    other_header[25] ^= 1;
    EXPECT_EQ(complaint(other_header), damaged);
    EXPECT_EQ(complaint(whole.substr(0, whole.size() - 1)), damaged);
    EXPECT_EQ(complaint(whole.substr(0, beginning + 2 * piece)), "is not complete: it ends too early.");
    EXPECT_EQ(complaint(whole.substr(0, beginning)), "is not complete: it ends too early.");
    EXPECT_EQ(complaint(whole + "x"), damaged);
    EXPECT_EQ(complaint(whole.substr(0, beginning) + whole.substr(beginning + piece, piece) + whole.substr(beginning, piece) + whole.substr(beginning + 2 * piece)),
              damaged) << "pieces in another order";
    EXPECT_EQ(complaint(whole.substr(0, beginning + piece) + whole.substr(beginning + 2 * piece)), damaged) << "a piece less";
    for (const auto* other : {"", "PGDMP", "orderline backup 2\n", "orderline backup 1\n"}) {
        EXPECT_EQ(complaint(other + std::string(other[0] == 'o' && other[17] == '1' ? 0 : 60, 'x')), "is no backup that this program can read.");
    }
    EXPECT_EQ(complaint(whole), "");
}

TEST_F(BackupFile, WithAnotherKeyItStaysClosed) {
    const auto file = written("dump");
    ASSERT_TRUE(auth::make_stream_key(folder / "other"));
    key = auth::read_stream_key(folder / "other").value();
    const auto result = read(file);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::bad_request);
}

TEST_F(BackupFile, ThatIsNotFinishedLeavesNothing) {
    { ASSERT_TRUE(BackupWriter::create(folder / "half", key, contents)->write(std::string(100'000, 'x'))); }
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) EXPECT_EQ(entry.path().filename().string().find("half"), std::string::npos);
}

TEST_F(BackupFile, NeverTakesTheNameOfAnother) {
    const auto file = written("first");
    const auto second = BackupWriter::create(file, key, contents);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::conflict);
    auto late = BackupWriter::create(folder / "late", key, contents);
    ASSERT_TRUE(late);
    folder.write("late", "somebody's");
    EXPECT_FALSE(late->finish());
    EXPECT_EQ(bytes_of(folder / "late"), "somebody's");
}

TEST_F(BackupFile, KeysAreForTheirOwnerAlone) {
    EXPECT_EQ(auth::make_stream_key(folder / "key").error().code, Code::conflict);
    ASSERT_EQ(::chmod((folder / "key").c_str(), 0640), 0);
    EXPECT_NE(auth::read_stream_key(folder / "key").error().message.find("chmod 600"), std::string::npos);
    EXPECT_NE(auth::read_stream_key(folder / "nothing").error().message.find("--new-key"), std::string::npos);
    folder.write("short", "abc");
    ASSERT_EQ(::chmod((folder / "short").c_str(), 0600), 0);
    EXPECT_NE(auth::read_stream_key(folder / "short").error().message.find("64 hex digits"), std::string::npos);
}

TEST(BackupContents, OnlyWhatToJsonWrites) {
    const BackupContents contents{*parse_instant("2026-11-23T12:00:00Z"), "0.1.0", "0001_types", {{"public.a", 1, "2"}}, "s", std::nullopt, ""};
    const auto json = to_json(contents);
    ASSERT_TRUE(parse_contents(json));
    for (const std::string part : {"created_at", "program", "migration", "secret", "settings", "tables", "name", "rows", "digest"}) {
        auto without = json;
        without.replace(without.find("\"" + part + "\"") + 1, 1, "_");
        EXPECT_FALSE(parse_contents(without)) << part;
    }
    for (const auto* text : {"", "[]", "{}", "null", "{\"tables\":1}"}) EXPECT_FALSE(parse_contents(text)) << text;
}

}  // namespace
}  // namespace orderline::app
