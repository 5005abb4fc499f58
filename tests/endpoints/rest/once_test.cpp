// tests/endpoints/rest/once_test.cpp: which requests bring an Idempotency-Key, and which two are the same.
#include "endpoints/rest/once.hpp"
#include <gtest/gtest.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace orderline::rest {
namespace {

using Keys = std::vector<std::string>;

Caller somebody() {
    Caller caller;
    caller.role = "service_role";
    caller.tenant = "00000000-0000-4000-8000-000000000001";
    return caller;
}

http::Request post(const Keys& keys = {}) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/rest/v1/orders";
    request.query = "select=id";
    request.headers.add("content-type", "application/json");
    for (const auto& key : keys) request.headers.add("idempotency-key", key);
    request.body = R"({"a":1})";
    return request;
}

TEST(Once, AKeyIsOneHeaderOfReadableCharacters) {
    const std::pair<Keys, bool> cases[] = {{{"a"}, true},        {{std::string(200, 'k')}, true},  {{"\"quoted, as the draft has it\""}, true},
                                           {{""}, false},        {{std::string(201, 'k')}, false}, {{"a\tb"}, false},
                                           {{"caf\xc3\xa9"}, false}, {{"a", "a"}, false},          {{"a", ""}, false}};
    for (const auto& [keys, good] : cases) {
        const auto found = once_key(post(keys), somebody());
        ASSERT_EQ(found.has_value(), good) << keys.front();
        if (good) {
            EXPECT_EQ(*found, keys.front());
        } else {
            EXPECT_EQ(found.error().status, 400);
            EXPECT_EQ(found.error().code, "idempotency_key_invalid");
        }
    }
}

TEST(Once, NoHeaderIsNoKeyAndOtherMethodsHaveNone) {
    const auto none = once_key(post(), somebody());
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->has_value());
    for (const auto method : {http::Method::get, http::Method::patch, http::Method::put, http::Method::del}) {
        auto request = post({"k"});
        request.method = method;
        const auto found = once_key(request, somebody());
        ASSERT_TRUE(found);
        EXPECT_FALSE(found->has_value());
    }
}

TEST(Once, AServerWithoutTenantsIgnoresItAndNobodyIsRefused) {
    auto caller = somebody();
    caller.tenant.reset();
    const auto ignored = once_key(post({""}), caller);
    ASSERT_TRUE(ignored);
    EXPECT_FALSE(ignored->has_value());

    caller = somebody();
    caller.anonymous = true;
    const auto refused = once_key(post({"k"}), caller);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 400);
    EXPECT_TRUE(once_key(post(), caller));
}

TEST(Once, TheSameRequestIsWhatDoesAndAnswersTheSame) {
    const auto first = fingerprint_of(post({"k"}));
    const std::vector<std::function<void(http::Request&)>> equal{
        [](auto& one) { one.headers.add("user-agent", "another"); },
        [](auto& one) { one.headers.add("x-retry-count", "1"); },
        [](auto& one) { one.headers.add("authorization", "Bearer a new token of the same user"); },
        [](auto& one) { one.peer = "192.0.2.7"; },
    };
    for (const auto& change : equal) {
        auto request = post({"k"});
        change(request);
        EXPECT_EQ(fingerprint_of(request), first);
    }
    const std::vector<std::function<void(http::Request&)>> others{
        [](auto& one) { one.path = "/rest/v1/order"; },
        [](auto& one) { one.query = "select=*"; },
        [](auto& one) { one.body = R"({"a":2})"; },
        [](auto& one) { one.body = ""; },
        [](auto& one) { one.headers.add("prefer", "return=minimal"); },
        [](auto& one) { one.headers.add("accept", "text/csv"); },
        [](auto& one) { one.headers.add("content-profile", "other"); },
        [](auto& one) { one.headers.add("content-type", "text/csv"); },
        // What moves from one part to the next is another request.
        [](auto& one) { one.path += "\n9:select=id"; one.query.clear(); },
    };
    for (std::size_t n = 0; n < others.size(); ++n) {
        auto request = post({"k"});
        others[n](request);
        EXPECT_NE(fingerprint_of(request), first) << n;
    }
}

}  // namespace
}  // namespace orderline::rest
