// tests/base/log_test.cpp: one line an event, whatever its values hold.
#include "base/log.hpp"
#include <gtest/gtest.h>
#include <functional>
#include "base/json.hpp"

namespace orderline {
namespace {

std::string logged(log::Format format, const std::function<void()>& action) {
    testing::internal::CaptureStderr();
    log::configure(log::Level::info, format);
    action();
    log::configure(log::Level::info, log::Format::text);
    return testing::internal::GetCapturedStderr();
}

struct FieldCase {
    std::string name;
    std::string_view value, shown;
};
void PrintTo(const FieldCase& c, std::ostream* out) { *out << c.name; }
class LogField : public testing::TestWithParam<FieldCase> {};

TEST_P(LogField, CannotForgeALine) {
    const auto line = logged(log::Format::text, [] { log::warning("it happened", {{"what", std::string{GetParam().value}}}); });
    EXPECT_TRUE(line.ends_with(" warning it happened what=" + std::string{GetParam().shown} + "\n")) << line;
}

INSTANTIATE_TEST_SUITE_P(Base, LogField, testing::Values(
    FieldCase{"a_word", "apples", "apples"}, FieldCase{"umlauts", "Äpfel", "Äpfel"}, FieldCase{"empty", "", "\"\""},
    FieldCase{"two_words", "red apples", "\"red apples\""}, FieldCase{"line_feed", "a\nb", "\"a\\nb\""},
    FieldCase{"quote", "a\"b", "\"a\\\"b\""}, FieldCase{"equals", "a=b", "\"a=b\""},
    FieldCase{"terminal_escape", "a\x1b[2J", "\"a\\u001b[2J\""}, FieldCase{"back_space", "a\b", "\"a\\u0008\""}
), [](const auto& row) { return row.param.name; });

TEST(Log, OfMachinesIsJson) {
    const auto line = logged(log::Format::json, [] { log::error("it broke", {{"path", "/a\"b"}}); });
    const auto value = parse_json(line);
    ASSERT_TRUE(value) << line;
    EXPECT_EQ(std::string_view{value->at("level").as_string()}, "error");
    EXPECT_EQ(std::string_view{value->at("message").as_string()}, "it broke");
    EXPECT_EQ(std::string_view{value->at("path").as_string()}, "/a\"b");
}

TEST(Log, BelowItsLevelSaysNothing) {
    EXPECT_EQ(logged(log::Format::text, [] { log::debug("hidden"); }), "");
}

}  // namespace
}  // namespace orderline
