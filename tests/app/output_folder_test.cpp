// tests/app/output_folder_test.cpp: generated files are in place all or none, and what is fresh is not touched.
#include "app/output_folder.hpp"
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "tests/support/temp_folder.hpp"

namespace orderline::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string text_of(const std::string& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename());
    return names;
}

TEST(OutputFolder, IsMadeWithItsFoldersAndHoldsNothingElse) {
    const TempFolder folder;
    const auto written = write_files(folder / "a/b", {{{"x.ts", "x\n"}, {"c/y.md", "y\n"}}, {}});
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_EQ(written->changed, 2);
    EXPECT_EQ(text_of(folder / "a/b/c/y.md"), "y\n");
    EXPECT_THAT(names_in(folder / "a/b"), UnorderedElementsAre("x.ts", "c"));
    EXPECT_THAT(names_in(folder / "a/b/c"), UnorderedElementsAre("y.md"));
}

TEST(OutputFolder, AFreshFileKeepsItsTimeAndAChangedOneItsRights) {
    const TempFolder folder;
    folder.write("fresh", "f\n");
    folder.write("old", "o\n");
    ::chmod((folder / "old").c_str(), 0640);
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours{1};
    fs::last_write_time(folder / "fresh", long_ago);
    const auto written = write_files(folder.path(), {{{"fresh", "f\n"}, {"old", "new\n"}}, {}});
    ASSERT_TRUE(written);
    EXPECT_EQ(written->changed, 1);
    EXPECT_EQ(written->unchanged, 1);
    EXPECT_EQ(fs::last_write_time(folder / "fresh"), long_ago);
    EXPECT_EQ(fs::status(folder / "old").permissions(), fs::perms{0640});
}

/// The second file cannot be written: the first one stays as it was, and nothing is left lying about.
TEST(OutputFolder, WhenOneFileCannotBeWrittenNoneIs) {
    const TempFolder folder;
    folder.write("first", "as it was\n");
    folder.write("no_folder", "");
    fs::create_directory(folder / "is_a_folder");
    for (const auto& second : std::vector<std::string>{"no_folder/file", "is_a_folder", "new/" + std::string(300, 'x')}) {
        const auto written = write_files(folder.path(), {{{"first", "new\n"}, {"deep/third", "3\n"}, {second, "2\n"}}, {}});
        ASSERT_FALSE(written) << second;
        EXPECT_EQ(written.error().reason, "cannot_write");
        EXPECT_THAT(written.error().message, HasSubstr("Cannot "));
        EXPECT_EQ(text_of(folder / "first"), "as it was\n");
        EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("first", "no_folder", "is_a_folder")) << second;
    }
}

TEST(OutputFolder, ALinkStaysALinkAndADeviceADevice) {
    const TempFolder folder;
    folder.write("real", "old\n");
    fs::create_symlink("real", folder / "link");
    ASSERT_TRUE(write_files("", {{{folder / "link", "new\n"}}, {}}));
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(text_of(folder / "real"), "new\n");
    EXPECT_TRUE(write_files("", {{{"/dev/null", "x\n"}}, {}}));
    const auto full = write_files("", {{{"/dev/full", "x\n"}}, {}});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().message, "Cannot write /dev/full: No space left on device.");
}

TEST(OutputFolder, ACheckTellsWhatIsStaleAndWritesNothing) {
    const TempFolder folder;
    folder.write("fresh", "f\n");
    folder.write("old", "o\n");
    const auto none = stale_files(folder.path(), {{{"fresh", "f\n"}}, {}});
    ASSERT_TRUE(none);
    EXPECT_THAT(*none, IsEmpty());
    const auto stale = stale_files(folder.path(), {{{"fresh", "f\n"}, {"old", "n\n"}, {"missing", "m\n"}}, {}});
    ASSERT_TRUE(stale);
    EXPECT_EQ(*stale, "--- " + (folder / "old") + "\n+++ " + (folder / "old") + " (as it should be)\n@@ -1 +1 @@\n-o\n+n\n" +
                          "--- /dev/null\n+++ " + (folder / "missing") + " (as it should be)\n@@ -0,0 +1 @@\n+m\n");
    EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("fresh", "old"));
}

TEST(OutputFolder, WhatTheSameCommandMadeOfATableThatIsGoneGoesToo) {
    const TempFolder folder;
    const std::string ours = "Made by `orderline schema doc --split";
    folder.write("dropped.md", "# dropped\n\n*" + ours + " --singular a=b`.*\n");
    folder.write("other.md", "Made by `orderline schema doc`, another command.\n");
    folder.write("by_hand.md", "Mine.\n");
    fs::create_directory(folder / "elsewhere");
    folder.write("elsewhere/old.md", ours);
    const Output output{{{"orders.md", ours + "`\n"}}, {"orderline schema doc --split"}};
    const auto stale = stale_files(folder.path(), output);
    ASSERT_TRUE(stale);
    EXPECT_THAT(*stale, HasSubstr("--- " + (folder / "dropped.md") + "\n+++ /dev/null\n"));
    const auto written = write_files(folder.path(), output);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->removed, 1);
    EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("orders.md", "other.md", "by_hand.md", "elsewhere"));
    EXPECT_THAT(names_in(folder / "elsewhere"), UnorderedElementsAre("old.md"));
}

}  // namespace
}  // namespace orderline::app
