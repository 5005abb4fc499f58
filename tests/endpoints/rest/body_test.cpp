// tests/endpoints/rest/body_test.cpp: which bodies are rows, and which keys these have.
#include "endpoints/rest/body.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace orderline::rest {
namespace {

/// "2: [a b] [c]", or the code and the message of the refusal.
std::string read(const std::string& body, const std::string& type = "application/json", const std::optional<Owner>& owner = {}) {
    http::Request request;
    request.body = body;
    request.headers.add("content-type", type);
    const auto found = read_body(request, owner, "orders");
    if (!found) return fmt::format("{} {}", found.error().code, found.error().message);
    auto text = fmt::format("{}:", found->count);
    for (const auto& keys : found->key_sets) text += fmt::format(" [{}]", fmt::join(keys, " "));
    return text;
}

TEST(Body, KeysAreThoseOfTheRowsOnly) {
    struct Case {
        std::string body, seen;
    };
    const Case cases[] = {{R"({"b":1,"a":{"x":[{"y":2}]}})", "1: [a b]"},
                          {R"([{"a":1},{"a":null}])", "2: [a]"},
                          {R"([{"a":1,"b":2},{"b":1,"a":2}])", "2: [a b]"},
                          {R"([{"a":1},{"c":{"d":1}}])", "2: [a] [c]"},
                          {R"({"a":1,"a":2})", "1: [a]"},
                          {R"({"\u00e9\n":"x"})", "1: [é\n]"},
                          {" [ ] ", "0:"},
                          {"{}", "1: []"},
                          {"5", "0:"},
                          {"null", "0:"},
                          {R"([{"a":1e5000,"b":123456789012345678901234567890.5}])", "1: [a b]"},
                          {"", "PGRST102 Empty or invalid json"},
                          {"[", "PGRST102 Empty or invalid json"},
                          {"{}{}", "PGRST102 Empty or invalid json"},
                          {R"({"a":"\ud800"})", "PGRST102 Empty or invalid json"},
                          {"[1]", "PGRST102 All object keys must match"},
                          {"[{},[]]", "PGRST102 All object keys must match"}};
    for (const auto& [body, seen] : cases) EXPECT_EQ(read(body), seen) << body;
}

TEST(Body, IsBounded) {
    const auto nested = [](std::size_t depth) { return R"({"a":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}"; };
    EXPECT_EQ(read(nested(body_depth_max)), "1: [a]");
    EXPECT_EQ(read(nested(body_depth_max + 1)), "PGRST102 Empty or invalid json");
    const auto rows = [](std::size_t count) {
        std::string text = "[{}";
        for (std::size_t i = 1; i < count; ++i) text += ",{}";
        return text + "]";
    };
    EXPECT_EQ(read(rows(body_rows_max)), "50000: []");
    EXPECT_EQ(read(rows(body_rows_max + 1)), "PGRST102 More than 50000 rows in one request");
}

TEST(Body, FormsAndCsvAreTakenApart) {
    const std::string csv = "text/csv", form = "application/x-www-form-urlencoded";
    EXPECT_EQ(read("a,b\n1,2\r\n3,NULL", csv), "2: [a b]");
    EXPECT_EQ(read("a\n\"x,\"\"y\"\"\n\"\n", csv), "1: [a]");
    EXPECT_EQ(read("a,b\n", csv), "0:");
    EXPECT_EQ(read("", csv), "PGRST102 The CSV has no header line");
    EXPECT_EQ(read("a,b\n1", csv), "PGRST102 All lines must have same number of fields");
    EXPECT_EQ(read("a\n\"x", csv), "PGRST102 A quoted value of the CSV does not end");
    EXPECT_EQ(read("a\n\"x\"y", csv), "PGRST102 A quoted value of the CSV is followed by something else");
    EXPECT_EQ(read("a=1&b+c=%26", form), "1: [a b c]");
    EXPECT_EQ(read("", form), "1: []");
    EXPECT_EQ(read("a=%", form), "PGRST102 The form's fields cannot be read: a percent sign is not followed by two hex digits");
}

TEST(Body, TypesThatAreJson) {
    for (const auto* type : {"", "application/json; charset=utf-8", "Application/JSON", "application/vnd.api+json", "*/*"}) EXPECT_EQ(read("{}", type), "1: []") << type;
    EXPECT_EQ(read("{}", "application/xml"), "PGRST102 Content-Type not acceptable: application/xml");
}

TEST(Body, EachRowThatNamesItsOwnerNamesTheRightOne) {
    const Owner owner{"tenant_id", "00ab"};
    const auto refused = "42501 new row violates row-level security policy for table \"orders\"";
    EXPECT_EQ(read(R"([{"tenant_id":"00ab"},{"tenant_id":"00AB"},{"x":{"tenant_id":1}}])", "", owner), "3: [tenant_id] [x]");
    for (const auto* other : {R"("00ac")", R"("")", "1", "{}", "[]", R"(["00ab"])", R"({"tenant_id":"00ab"})", "true", "1.5"}) {
        EXPECT_EQ(read(fmt::format(R"([{{"tenant_id":"00ab"}},{{"a":1,"tenant_id":{}}}])", other), "", owner), refused) << other;
    }
    EXPECT_EQ(read(R"({"tenant_id":"00ac","tenant_id":"00ab"})", "", owner), refused);
    EXPECT_EQ(read(R"({"tenant_id":null})", "", owner), "1: [tenant_id]");  // as if it were not named
}

}  // namespace
}  // namespace orderline::rest
