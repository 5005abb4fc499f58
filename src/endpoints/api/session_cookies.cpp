// endpoints/api/session_cookies.cpp: set, read and forgotten.
#include "endpoints/api/session_cookies.hpp"
#include "base/encoding.hpp"
#include "http/cookies.hpp"

namespace orderline::api {
namespace {

constexpr std::string_view session_cookie = "orderline_session", csrf_cookie = "orderline_csrf", forgotten = "; Max-Age=0";

std::unexpected<Error> not_our_page() {
    return fail(Code::forbidden, "csrf_token_wrong", "This is for the console's own page: X-CSRF-Token is missing or of another session.");
}

}  // namespace

Result<void> check_own_page(const http::Request& request) {
    const auto site = request.headers.get("sec-fetch-site");
    if (site.empty() || site == "same-origin") return {};
    return not_our_page();
}

std::string SessionCookies::name(std::string_view what) const { return (https_ ? "__Host-" : "") + std::string{what}; }

std::string SessionCookies::line(std::string_view what, std::string_view value, std::string_view attributes) const {
    std::string text = name(what);
    text.append("=").append(value).append("; Path=/; SameSite=Strict").append(https_ ? "; Secure" : "").append(attributes);
    return text;
}

std::string SessionCookies::csrf_text(const auth::RefreshName& name) const {
    return to_base64url(csrf_.sign(to_text(name.tenant) + to_text(name.session)));
}

void SessionCookies::keep(http::Response& response, std::string_view refresh_token) const {
    const auto name = tokens_.read(refresh_token);
    if (!name) return;
    response.headers.add("set-cookie", line(session_cookie, refresh_token, "; HttpOnly"));
    response.headers.add("set-cookie", line(csrf_cookie, csrf_text(*name), ""));
}

void SessionCookies::forget(http::Response& response) const {
    response.headers.add("set-cookie", line(session_cookie, "", std::string{"; HttpOnly"}.append(forgotten)));
    response.headers.add("set-cookie", line(csrf_cookie, "", forgotten));
}

Result<std::string> SessionCookies::read(const http::Request& request) const {
    const auto token = http::cookie(request.headers, name(session_cookie));
    const auto session = tokens_.read(token);
    if (!session) return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
    TRY_VOID(check_own_page(request));
    const auto wanted = csrf_text(*session);
    if (!auth::equal_in_constant_time(as_bytes(wanted), as_bytes(request.headers.get("x-csrf-token")))) return not_our_page();
    return std::string{token};
}

}  // namespace orderline::api
