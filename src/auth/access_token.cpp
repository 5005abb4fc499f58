// auth/access_token.cpp: a JWT is written and read.
#include "auth/access_token.hpp"
#include <optional>
#include "auth/permission_names.hpp"
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::auth {
namespace {

// {"alg":"HS256","typ":"JWT"}. A token has this very header or is refused: there is no algorithm to choose.
constexpr std::string_view header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
constexpr std::string_view issuer = "orderline";
constexpr std::size_t length_max = 8192;
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

Result<Principal> principal_of(const json::object& claims, Instant at) {
    const auto user = uuid_claim(claims, "sub"), tenant = uuid_claim(claims, "tenant"), session = uuid_claim(claims, "sid");
    const auto issued = time_claim(claims, "iat"), expires = time_claim(claims, "exp");
    const auto name = text_claim(claims, "name");
    const auto* permissions = claims.if_contains("permissions");
    if (text_claim(claims, "iss") != issuer || !user || !tenant || !session || !issued || !expires || !name || !permissions) {
        return refused();
    }
    if (*issued > at + clocks_differ_max || *expires > *issued + access_token_life) return refused();
    if (at >= *expires) return fail(Code::unauthorised, "token_expired", "The access token has expired. Refresh it.");
    Principal who;
    who.tenant = TenantId{*tenant};
    who.kind = ActorKind::user;
    who.actor = *user;
    who.name = *name;
    who.permissions = permissions_of(*permissions);
    who.expires_at = *expires;
    return who;
}

}  // namespace

std::string AccessTokens::make(const Principal& user, const Uuid& session, Instant at) const {
    const auto issued = std::chrono::floor<std::chrono::seconds>(at);
    JsonWriter claims;
    claims.open('{');
    claims.key("iss").text(issuer);
    claims.key("sub").text(to_text(user.actor));
    claims.key("tenant").text(to_text(user.tenant));
    claims.key("sid").text(to_text(session));
    claims.key("name").text(user.name);
    claims.key("permissions").open('[');
    for (const auto name : user.permissions.names()) claims.text(name);
    claims.close(']');
    claims.key("iat").integer(issued.time_since_epoch().count());
    claims.key("exp").integer((issued + access_token_life).time_since_epoch().count());
    claims.close('}');
    std::string token{header};
    token += '.';
    token += to_base64url(as_bytes(claims.view()));
    const Sha256 signature = hmac_.sign(token);
    token += '.';
    token += to_base64url(signature);
    return token;
}

Result<Principal> AccessTokens::read(std::string_view token, Instant at) const {
    if (token.size() > length_max || !token.starts_with(header) || token.size() == header.size() ||
        token[header.size()] != '.') {
        return refused();
    }
    const auto dot = token.rfind('.');
    if (dot == header.size()) return refused();
    const auto signature = from_base64url(token.substr(dot + 1));
    if (!signature || !equal_in_constant_time(hmac_.sign(token.substr(0, dot)), *signature)) return refused();
    // From here on we read what we wrote ourselves. A further dot would not have been ours, nor is it base64url.
    const auto payload = from_base64url(token.substr(header.size() + 1, dot - header.size() - 1));
    if (!payload) return refused();
    const auto claims = parse_json(as_text(*payload));
    if (!claims || !claims->is_object()) return refused();
    return principal_of(claims->get_object(), at);
}

}  // namespace orderline::auth
