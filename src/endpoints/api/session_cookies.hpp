// endpoints/api/session_cookies.hpp: the session of our own pages: the refresh token in a cookie that no script can read.
#pragma once
#include <string>
#include <string_view>
#include "auth/refresh_token.hpp"
#include "auth/secret.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace orderline::api {

/// Two cookies, until the browser ends, SameSite=Strict: orderline_session has the refresh token and is HttpOnly; orderline_csrf has a text
/// made of its session with the installation's secret, which our page reads and sends back in X-CSRF-Token. Another site's page can at
/// most make a browser send them, not read them. With https they are Secure, and called __Host-…, so that no other host of
/// the domain can set them.
class SessionCookies {
public:
    SessionCookies(const auth::Secret& secret, bool https)
        : tokens_{secret}, csrf_{secret.key_for("csrf")}, https_{https} {}

    void keep(http::Response& response, std::string_view refresh_token) const;
    void forget(http::Response& response) const;
    /// The refresh token. Errors: unauthorised (there is none of ours); forbidden csrf_token_wrong (our page would not ask so).
    Result<std::string> read(const http::Request& request) const;

private:
    std::string name(std::string_view what) const;
    std::string line(std::string_view what, std::string_view value, std::string_view attributes) const;
    std::string csrf_text(const auth::RefreshName& name) const;

    auth::RefreshTokens tokens_;
    auth::Hmac csrf_;
    bool https_;
};

/// What a browser says of itself: that a page of ours asks, or nothing (an old one, or no browser). Errors: forbidden csrf_token_wrong.
Result<void> check_own_page(const http::Request& request);

}  // namespace orderline::api
