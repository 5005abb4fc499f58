// tests/fuzz/fuzz_login_body.cpp: any bytes as the body, the query string and the ban duration of requests to /auth/v1.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/login/fields.hpp"
#include "endpoints/login/requests.hpp"

namespace {

using namespace orderline;

void expect(bool so) {
    if (!so) std::abort();
}

/// What is refused says why.
template <class T>
const T* granted(const Result<T>& result) {
    if (!result) expect(!result.error().reason.empty() && !result.error().message.empty());
    return result ? &*result : nullptr;
}

void expect_text(std::string_view text) { expect(is_storable_text(text) && text.size() <= login::Fields::text_bytes_max); }

void expect_address(const auth::Contact& contact) {
    expect(!contact.text.empty());
    expect_text(contact.text);
}

void expect_object(std::string_view text) {
    boost::system::error_code failure;
    const auto value = json::parse(text, failure);
    expect(!failure && value.is_object() && text.size() <= login::Fields::object_bytes_max);
}

void expect_ban(const std::optional<std::chrono::seconds>& ban) {
    if (ban) expect(*ban >= std::chrono::seconds{0} && *ban <= std::chrono::years{101});
}

void check_entrances(const http::Request& request) {
    const auto grant = login::read_password_grant(request);
    if (const auto* known = granted(grant)) expect_address(known->contact);
    const auto token = login::read_refresh_grant(request);
    if (const auto* known = granted(token)) expect(!known->empty());
    const auto sign_up = login::read_sign_up(request);
    if (const auto* known = granted(sign_up)) {
        expect(!known->password.empty());
        expect_address(known->contact);
        expect_object(known->metadata);
    }
    const auto otp = login::read_otp_wish(request);
    if (const auto* known = granted(otp)) expect_object(known->metadata);
    const auto proof = login::read_proof(request);
    if (const auto* known = granted(proof)) {
        expect(known->token.empty() != known->token_hash.empty());
        expect(known->contact.has_value() == known->token_hash.empty());
    }
    const auto recovery = login::read_recovery(request);
    if (const auto* known = granted(recovery)) expect(known->kind == auth::Contact::Kind::email);
    const auto resend = login::read_resend(request);
    if (const auto* known = granted(resend)) expect_address(known->contact);
}

void check_changes(const http::Request& request) {
    const auto own = login::read_account_change(request);
    if (const auto* known = granted(own)) {
        if (known->password) expect_text(*known->password);
        if (known->metadata) expect_object(*known->metadata);
    }
    const auto admin = login::read_admin_change(request);
    if (const auto* known = granted(admin)) {
        if (known->user_metadata) expect_object(*known->user_metadata);
        if (known->app_metadata) expect_object(*known->app_metadata);
        expect_ban(known->ban_for);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    http::Request request;
    request.body = request.query = text;
    check_entrances(request);
    check_changes(request);
    granted(login::read_scope(request));
    const auto page = login::read_page(request);
    if (const auto* known = granted(page)) expect(known->page >= 1 && known->per_page >= 1 && known->per_page <= 1000);
    expect_ban(login::parse_duration(text));
    return 0;
}
