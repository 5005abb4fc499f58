// endpoints/login/render.cpp: the objects of /auth/v1 written as JSON.
#include "endpoints/login/render.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/json.hpp"
#include "base/sha256.hpp"
#include "base/time.hpp"

namespace orderline::login {
namespace {

constexpr std::string_view audience = "authenticated";  // also the role of every user

/// Times that never came are left out: a client tells by that.
void append_time(JsonWriter& out, std::string_view key, const std::optional<Instant>& at) {
    if (at) out.key(key).text(to_text(*at));
}

/// An address has no id of its own with us, so it gets one that is always the same (a UUID of version 8, RFC 9562).
Uuid identity_id(const auth::Account& user, std::string_view provider) {
    const auto hash = sha256(fmt::format("identity:{}:{}", provider, to_text(user.id)));
    Uuid id;
    std::copy_n(hash.begin(), id.size(), id.begin());
    id[6] = (id[6] & std::byte{0x0f}) | std::byte{0x80};
    id[8] = (id[8] & std::byte{0x3f}) | std::byte{0x80};
    return id;
}

void append_identity(JsonWriter& out, const auth::Account& user, std::string_view provider, const std::string& address, bool verified) {
    const auto id = to_text(user.id);
    const bool is_email = provider == "email";
    out.open('{').key("identity_id").text(to_text(identity_id(user, provider))).key("id").text(id).key("user_id").text(id);
    out.key("identity_data").open('{').key(provider).text(address);
    out.key("email_verified").boolean(is_email && verified).key("phone_verified").boolean(!is_email && verified);
    out.key("sub").text(id).close('}').key("provider").text(provider);
    append_time(out, "last_sign_in_at", user.last_sign_in_at);
    out.key("created_at").text(to_text(user.created_at)).key("updated_at").text(to_text(user.updated_at));
    if (is_email) out.key("email").text(address);
    out.close('}');
}

void append_user(JsonWriter& out, const auth::Account& user) {
    out.open('{').key("id").text(to_text(user.id)).key("aud").text(audience).key("role").text(audience);
    out.key("email").text(user.email);
    append_time(out, "email_confirmed_at", user.email_confirmed_at);
    out.key("phone").text(user.phone);
    append_time(out, "phone_confirmed_at", user.phone_confirmed_at);
    append_time(out, "confirmation_sent_at", user.confirmation_sent_at);
    auto confirmed = user.email_confirmed_at;
    if (!confirmed || (user.phone_confirmed_at && *user.phone_confirmed_at < *confirmed)) confirmed = user.phone_confirmed_at;
    append_time(out, "confirmed_at", confirmed);
    append_time(out, "recovery_sent_at", user.recovery_sent_at);
    if (!user.new_email.empty()) out.key("new_email").text(user.new_email);
    if (!user.new_phone.empty()) out.key("new_phone").text(user.new_phone);
    append_time(out, "last_sign_in_at", user.last_sign_in_at);
    out.key("app_metadata").raw(user.app_metadata).key("user_metadata").raw(user.user_metadata);
    out.key("identities").open('[');
    if (!user.email.empty()) append_identity(out, user, "email", user.email, user.email_confirmed_at.has_value());
    if (!user.phone.empty()) append_identity(out, user, "phone", user.phone, user.phone_confirmed_at.has_value());
    out.close(']');
    if (!user.factors.empty()) out.key("factors").raw(user.factors);
    out.key("created_at").text(to_text(user.created_at)).key("updated_at").text(to_text(user.updated_at));
    append_time(out, "banned_until", user.banned_until);
    out.key("is_anonymous").boolean(false).close('}');
}

}  // namespace

http::Response json_answer(std::string body) {
    http::Response response;
    response.headers.add("content-type", "application/json; charset=utf-8");
    response.headers.add("cache-control", "no-store");
    response.body = std::move(body);
    return response;
}

std::string user_json(const auth::Account& user) {
    JsonWriter out;
    append_user(out, user);
    return out.take();
}

std::string session_json(const auth::Session& session) {
    const auto expires_at = std::chrono::floor<std::chrono::seconds>(session.expires_at).time_since_epoch().count();
    JsonWriter out;
    out.open('{').key("access_token").text(session.access_token).key("token_type").text("bearer");
    out.key("expires_in").integer(session.expires_in.count()).key("expires_at").integer(expires_at);
    out.key("refresh_token").text(session.refresh_token).key("user");
    append_user(out, session.user);
    return out.close('}').take();
}

std::string settings_json(const auth::SignInRules& rules) {
    JsonWriter out;
    out.open('{').key("external").open('{').key("anonymous_users").boolean(false).key("email").boolean(true).key("phone").boolean(true);
    out.close('}').key("disable_signup").boolean(rules.disable_signup).key("mailer_autoconfirm").boolean(rules.mailer_autoconfirm);
    out.key("phone_autoconfirm").boolean(rules.phone_autoconfirm).key("sms_provider").text("").key("saml_enabled").boolean(false);
    return out.close('}').take();
}

std::string new_factor_json(const auth::NewFactor& factor) {
    JsonWriter out;
    out.open('{').key("id").text(to_text(factor.id)).key("type").text("totp").key("friendly_name").text(factor.name);
    out.key("totp").open('{').key("qr_code").text(factor.qr_svg).key("secret").text(factor.secret).key("uri").text(factor.uri);
    return out.close('}').close('}').take();
}

std::string challenge_json(const auth::Challenge& challenge) {
    const auto expires_at = std::chrono::floor<std::chrono::seconds>(challenge.expires_at).time_since_epoch().count();
    JsonWriter out;
    out.open('{').key("id").text(to_text(challenge.id)).key("type").text("totp").key("expires_at").integer(expires_at);
    return out.close('}').take();
}

std::string factor_id_json(const Uuid& factor) {
    JsonWriter out;
    return out.open('{').key("id").text(to_text(factor)).close('}').take();
}

std::string factors_json(const std::vector<auth::Factor>& factors) {
    JsonWriter out;
    out.open('[');
    for (const auto& factor : factors) {
        out.open('{').key("id").text(to_text(factor.id)).key("friendly_name").text(factor.name).key("factor_type").text("totp");
        out.key("status").text(factor.verified_at ? "verified" : "unverified");
        out.key("created_at").text(to_text(factor.created_at));
        out.key("updated_at").text(to_text(factor.last_used_at.value_or(factor.created_at))).close('}');
    }
    return out.close(']').take();
}

std::string recovery_codes_json(const std::vector<std::string>& codes) {
    JsonWriter out;
    out.open('{').key("codes").open('[');
    for (const auto& code : codes) out.text(code);
    return out.close(']').close('}').take();
}

http::Response user_list(const auth::AccountPage& found, std::int64_t page, std::int64_t per_page) {
    JsonWriter out;
    out.open('{').key("users").open('[');
    for (const auto& user : found.users) append_user(out, user);
    auto response = json_answer(out.close(']').key("aud").text(audience).close('}').take());
    const auto link = [&](std::int64_t to, std::string_view relation) {
        return fmt::format("</auth/v1/admin/users?page={}&per_page={}>; rel=\"{}\"", to, per_page, relation);
    };
    const auto last = std::max<std::int64_t>(1, (found.total + per_page - 1) / per_page);
    response.headers.add("link", (page < last ? link(page + 1, "next") + ", " : std::string{}) + link(last, "last"));
    response.headers.add("x-total-count", std::to_string(found.total));
    return response;
}

}  // namespace orderline::login
