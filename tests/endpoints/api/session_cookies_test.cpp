// tests/endpoints/api/session_cookies_test.cpp: the cookies of the console, and that nobody but its page can use them.
#include "endpoints/api/session_cookies.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace orderline::api {
namespace {

const auto secret = *auth::Secret::parse(std::string(64, '5'));
const auth::RefreshTokens tokens{secret};

auth::RefreshName session(char last) {
    auth::RefreshName name;
    name.tenant = *parse_id<TenantId>("aaaaaaaa-0000-4000-8000-000000000001");
    name.session = *parse_uuid(std::string{"bbbbbbbb-0000-4000-8000-00000000000"} + last);
    return name;
}

std::vector<std::string> set_by(const http::Response& response) {
    std::vector<std::string> lines;
    for (const auto& [name, value] : response.headers.fields()) {
        if (name == "set-cookie") lines.push_back(value);
    }
    return lines;
}

/// What a browser sends back of what `cookies` set.
struct Kept {
    std::string cookies, csrf;
};
Kept kept(const SessionCookies& cookies, const std::string& token) {
    http::Response response;
    cookies.keep(response, token);
    Kept kept;
    for (const auto& line : set_by(response)) {
        const auto pair = line.substr(0, line.find(';'));
        kept.cookies += (kept.cookies.empty() ? "" : "; ") + pair;
        kept.csrf = pair.substr(pair.find('=') + 1);
    }
    return kept;
}

std::string read(const SessionCookies& cookies, std::string sent, std::string csrf, std::string site = "") {
    http::Request request;
    request.headers.add("cookie", std::move(sent));
    if (!csrf.empty()) request.headers.add("x-csrf-token", std::move(csrf));
    if (!site.empty()) request.headers.add("sec-fetch-site", std::move(site));
    const auto found = cookies.read(request);
    return found ? *found : std::string{found.error().reason};
}

TEST(SessionCookies, AreSecureWithHttpsAndNeverForScriptsOrOtherSites) {
    const auto token = tokens.first(session('1'));
    http::Response plain, https;
    SessionCookies{secret, false}.keep(plain, token);
    SessionCookies{secret, true}.keep(https, token);
    ASSERT_EQ(set_by(plain).size(), 2u);
    EXPECT_EQ(set_by(plain)[0], "orderline_session=" + token + "; Path=/; SameSite=Strict; HttpOnly");
    EXPECT_EQ(set_by(https)[0], "__Host-orderline_session=" + token + "; Path=/; SameSite=Strict; Secure; HttpOnly");
    EXPECT_TRUE(set_by(https)[1].starts_with("__Host-orderline_csrf="));
    EXPECT_TRUE(set_by(https)[1].ends_with("; Path=/; SameSite=Strict; Secure")) << "our page reads it";
    http::Response gone;
    SessionCookies{secret, true}.forget(gone);
    for (const auto& line : set_by(gone)) EXPECT_TRUE(line.contains("=; Path=/;") && line.ends_with("; Max-Age=0")) << line;
}

TEST(SessionCookies, CountOnlyTogetherWithTheTokenOfTheirSession) {
    const SessionCookies cookies{secret, false};
    const auto token = tokens.first(session('1')), other = tokens.first(session('2'));
    const auto [sent, csrf] = kept(cookies, token);
    EXPECT_EQ(read(cookies, sent, csrf), token);
    EXPECT_EQ(read(cookies, sent, csrf, "same-origin"), token);
    EXPECT_EQ(kept(cookies, tokens.successor(token)).csrf, csrf) << "it lasts as long as the session";
    EXPECT_EQ(read(cookies, sent, ""), "csrf_token_wrong") << "the cookie alone is no proof";
    EXPECT_EQ(read(cookies, sent, csrf + "A"), "csrf_token_wrong");
    EXPECT_EQ(read(cookies, sent, kept(cookies, other).csrf), "csrf_token_wrong") << "another session's";
    for (const char* site : {"cross-site", "same-site", "none", "nonsense"}) EXPECT_EQ(read(cookies, sent, csrf, site), "csrf_token_wrong") << site;
}

TEST(SessionCookies, OfNobodyAreNobody) {
    const SessionCookies cookies{secret, false};
    const auto [sent, csrf] = kept(cookies, tokens.first(session('1')));
    const SessionCookies elsewhere{*auth::Secret::parse(std::string(64, '6')), false};
    EXPECT_EQ(read(elsewhere, sent, csrf), "unauthorised") << "another installation's";
    EXPECT_EQ(read(SessionCookies{secret, true}, sent, csrf), "unauthorised") << "with https only the name that other hosts cannot set";
    for (const char* wrong : {"", "orderline_session=", "orderline_session=x"}) EXPECT_EQ(read(cookies, wrong, csrf), "unauthorised") << wrong;
    http::Response nothing;
    cookies.keep(nothing, "no token");
    EXPECT_TRUE(set_by(nothing).empty());
}

}  // namespace
}  // namespace orderline::api
