// endpoints/rest/claims_gate.cpp: a token's signature and claims. Source of the messages: PostgREST 14, Error.hs.
#include "endpoints/rest/claims_gate.hpp"
#include <algorithm>
#include <utility>
#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace orderline::rest {
namespace {

constexpr double clocks_differ_max = 30;  // seconds

/// What stands behind "Bearer"; none if the caller does not try to say who they are.
std::optional<std::string_view> bearer_of(const http::Headers& headers) {
    const auto value = headers.get("authorization");
    if (ascii_lower(value.substr(0, 6)) != "bearer" || (value.size() > 6 && value[6] != ' ')) return std::nullopt;
    return trim(value.substr(6));
}

std::unexpected<Refusal> no_token(std::string message, std::optional<std::string> details = {}) {
    return refuse(401, "PGRST301", std::move(message), std::move(details));
}

std::unexpected<Refusal> wrong_claims(std::string message) { return refuse(401, "PGRST303", std::move(message)); }

const json::value* claim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

Outcome<std::optional<double>> time_claim(const json::object& claims, std::string_view name) {
    const auto* value = claim(claims, name);
    if (!value) return std::nullopt;
    if (!value->is_number()) return wrong_claims("The JWT '" + std::string{name} + "' claim must be a number");
    return value->to_number<double>();
}

Outcome<void> check_times(const json::object& claims, Instant at) {
    const double now = std::chrono::duration<double>(at.time_since_epoch()).count();
    const auto expires = time_claim(claims, "exp"), begins = time_claim(claims, "nbf"), issued = time_claim(claims, "iat");
    if (!expires) return std::unexpected(expires.error());
    if (*expires && now - clocks_differ_max > **expires) return wrong_claims("JWT expired");
    if (!begins) return std::unexpected(begins.error());
    if (*begins && now + clocks_differ_max < **begins) return wrong_claims("JWT not yet valid");
    if (!issued) return std::unexpected(issued.error());
    if (*issued && now + clocks_differ_max < **issued) return wrong_claims("JWT issued at future");
    return {};
}

Outcome<void> check_audience(const json::object& claims, const std::string& audience) {
    const auto* value = claim(claims, "aud");
    if (!value) return {};
    const auto* list = value->if_array();
    const bool well_formed = list ? std::ranges::all_of(*list, [](const auto& one) { return one.is_string(); }) : value->is_string();
    if (!well_formed) return wrong_claims("The JWT 'aud' claim must be a string or an array of strings");
    if (audience.empty() || (list && list->empty())) return {};
    const auto is_us = [&](const json::value& one) { return std::string_view{one.get_string()} == audience; };
    if (list ? std::ranges::any_of(*list, is_us) : is_us(*value)) return {};
    return wrong_claims("JWT not in audience");
}

/// The last member of a name counts, in json and jsonb alike.
std::string with_role(std::string_view claims, const std::string& role) {
    std::string text{trim(claims)};
    text.pop_back();
    text += trim(std::string_view{text}.substr(1)).empty() ? "\"role\":" : ",\"role\":";
    append_json_text(text, role);
    return text + "}";
}

Task<Outcome<Caller>> answer(const ClaimsGate& gate, const http::Request& request) { co_return gate.admit(request, now()); }

}  // namespace

ClaimsGate::ClaimsGate(ClaimsOptions options) : options_{std::move(options)} {
    if (!options_.secret.empty()) hmac_.emplace(as_bytes(options_.secret));
}

/// The payload of a token that is ours: the text of a JSON value.
Outcome<std::string> ClaimsGate::read_token(std::string_view token) const {
    if (token.empty()) return no_token("Empty JWT is sent in Authorization header");
    const auto parts = std::ranges::count(token, '.') + 1;
    if (parts != 3) return no_token("Expected 3 parts in JWT; got " + std::to_string(parts));
    const auto first = token.find('.'), second = token.rfind('.');
    const auto header = from_base64url(token.substr(0, first)), payload = from_base64url(token.substr(first + 1, second - first - 1)),
               signature = from_base64url(token.substr(second + 1));
    if (!header || !payload || !signature) return no_token("JWT couldn't be decoded");
    const auto said = parse_json(as_text(*header));
    if (!said || !said->is_object()) return no_token("JWT couldn't be decoded");
    const auto* algorithm = said->get_object().if_contains("alg");
    if (!algorithm || *algorithm != "HS256") return no_token("Wrong or unsupported encoding algorithm", "Only HS256 is accepted.");
    if (!auth::equal_in_constant_time(hmac_->sign(token.substr(0, second)), *signature)) {
        return no_token("No suitable key or wrong key type", "None of the keys was able to decode the JWT");
    }
    return std::string{as_text(*payload)};
}

Outcome<Caller> ClaimsGate::admit(const http::Request& request, Instant at) const {
    Caller caller;
    caller.counted_as = request.peer;
    if (const auto token = bearer_of(request.headers)) {
        if (!hmac_) return refuse(500, "PGRST300", "Server lacks JWT secret");
        const auto payload = read_token(*token);
        if (!payload) return std::unexpected(payload.error());
        const auto value = parse_json(*payload);
        if (!value || !value->is_object()) return wrong_claims("Parsing claims failed");
        const auto& claims = value->get_object();
        if (const auto right = check_times(claims, at); !right) return std::unexpected(right.error());
        if (const auto right = check_audience(claims, options_.audience); !right) return std::unexpected(right.error());
        if (const auto* role = claim(claims, "role")) {
            if (!role->is_string()) return wrong_claims("The JWT 'role' claim must be a string");
            caller.role = role->get_string();
        }
        caller.claims = *payload;
    }
    if (caller.role.empty()) {
        if (options_.anonymous_role.empty()) return refuse(401, "PGRST302", "Anonymous access is disabled");
        caller.role = options_.anonymous_role;
        caller.claims = with_role(caller.claims, caller.role);
    }
    // PostgreSQL has no role of that name: it would mean the login itself.
    if (caller.role == "none") return refuse(401, "22023", "role \"none\" does not exist");
    caller.anonymous = caller.role == options_.anonymous_role;
    return caller;
}

Gate ClaimsGate::gate() const {
    return [this](const http::Request& request, Deadline) { return answer(*this, request); };
}

}  // namespace orderline::rest
