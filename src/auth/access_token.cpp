// auth/access_token.cpp: a JWT is written and read.
#include "auth/access_token.hpp"
#include <optional>
#include "auth/permission_names.hpp"
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::auth {
namespace {

constexpr std::string_view audience = "authenticated";
constexpr std::size_t length_max = 12 * 1024;  // of the 32 KiB that a request's header may have
constexpr std::chrono::seconds clocks_differ_max{60};  // between two servers that share a secret

std::unexpected<Error> refused() {
    return fail(Code::unauthorised, "unauthorised", "The access token is not valid. Sign in again.");
}

std::optional<std::string_view> text_claim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    if (!value || !value->is_string()) return std::nullopt;
    return std::string_view{value->get_string()};
}

std::optional<std::chrono::sys_seconds> time_claim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    const auto* seconds = value ? value->if_int64() : nullptr;
    if (!seconds || *seconds < 0 || *seconds > 253'402'300'799) return std::nullopt;  // until the year 9999
    return std::chrono::sys_seconds{std::chrono::seconds{*seconds}};
}

std::optional<Uuid> uuid_claim(const json::object& claims, std::string_view name) {
    const auto text = text_claim(claims, name);
    return text ? parse_uuid(*text) : std::nullopt;
}

/// The claims that everything of ours rests on; the others are for clients and row-level security.
Result<SignedInUser> user_of(const json::object& claims, std::string_view issuer, Instant at) {
    const auto user = uuid_claim(claims, "sub"), tenant = uuid_claim(claims, "tenant"), session = uuid_claim(claims, "session_id");
    const auto issued = time_claim(claims, "iat"), expires = time_claim(claims, "exp");
    const auto name = text_claim(claims, "name");
    const auto* permissions = claims.if_contains("permissions");
    if (text_claim(claims, "iss") != issuer || text_claim(claims, "aud") != audience ||
        text_claim(claims, "role") != audience || !user || !tenant || !session || !issued || !expires || !name || !permissions) {
        return refused();
    }
    if (*issued > at + clocks_differ_max || *expires > *issued + access_token_life) return refused();
    if (at >= *expires) return fail(Code::unauthorised, "token_expired", "The access token has expired. Refresh it.");
    SignedInUser found;
    found.session = *session;
    found.issued = *issued;
    found.second_factor = text_claim(claims, "aal") == "aal2";
    found.second_factor_needed = claims.contains("second_factor");
    found.who.tenant = TenantId{*tenant};
    found.who.kind = ActorKind::user;
    found.who.actor = *user;
    found.who.name = *name;
    found.who.permissions = permissions_of(*permissions);
    found.who.expires_at = *expires;
    return found;
}

void write_method(JsonWriter& claims, const SignInMethod& method) {
    claims.open('{').key("method").text(method.name);
    claims.key("timestamp").integer(std::chrono::floor<std::chrono::seconds>(method.at).time_since_epoch().count()).close('}');
}

/// The claims aal and amr, the last way first.
void write_methods(JsonWriter& claims, const SignInMethods& how) {
    claims.key("aal").text(how.second ? "aal2" : "aal1");
    claims.key("amr").open('[');
    if (how.second) write_method(claims, *how.second);
    write_method(claims, how.first);
    claims.close(']');
}

}  // namespace

std::string AccessTokens::make(const Account& user, const Uuid& session, const SignInMethods& how, Instant at) const {
    const auto issued = std::chrono::floor<std::chrono::seconds>(at);
    JsonWriter claims;
    claims.open('{');
    claims.key("iss").text(issuer_);
    claims.key("sub").text(to_text(user.id));
    claims.key("aud").text(audience);
    claims.key("exp").integer((issued + access_token_life).time_since_epoch().count());
    claims.key("iat").integer(issued.time_since_epoch().count());
    claims.key("email").text(user.email);
    claims.key("phone").text(user.phone);
    claims.key("app_metadata").raw(user.app_metadata);
    claims.key("user_metadata").raw(user.user_metadata);
    claims.key("role").text(audience);
    write_methods(claims, how);
    claims.key("session_id").text(to_text(session));
    claims.key("is_anonymous").boolean(false);
    claims.key("tenant").text(to_text(user.tenant));
    claims.key("name").text(user.name);
    claims.key("permissions").open('[');
    const bool needed = user.has_second_factor && !how.second;
    if (!needed) {
        for (const auto name : user.permissions.names()) claims.text(name);
    }
    claims.close(']');
    if (needed) claims.key("second_factor").text("needed");
    claims.close('}');
    std::string token = key_.header() + "." + to_base64url(as_bytes(claims.view()));
    const auto signature = key_.sign(token);
    return token + "." + signature;
}

Result<SignedInUser> AccessTokens::read(std::string_view token, Instant at) const {
    // A token has our very header or is refused: neither algorithm nor key is its choice.
    const std::string_view header = key_.header();
    if (token.size() > length_max || !token.starts_with(header) || token.size() == header.size() ||
        token[header.size()] != '.') {
        return refused();
    }
    const auto dot = token.rfind('.');
    if (dot == header.size() || !key_.verify(token.substr(0, dot), token.substr(dot + 1))) return refused();
    // From here on we read what we wrote ourselves. A further dot would not have been ours, nor is it base64url.
    const auto payload = from_base64url(token.substr(header.size() + 1, dot - header.size() - 1));
    if (!payload) return refused();
    const auto claims = parse_json(as_text(*payload));
    if (!claims || !claims->is_object()) return refused();
    TRY(user, user_of(claims->get_object(), issuer_, at));
    user.claims = as_text(*payload);
    return user;
}

}  // namespace orderline::auth
