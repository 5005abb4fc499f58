// endpoints/api/factor_endpoints.cpp: one's own second factor: put up, confirmed, listed, taken down.
#include "auth/factors.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

constexpr std::size_t code_characters_max = 40;

/// An error in the words of this API, where auth says it in those of Supabase.
std::unexpected<Error> in_our_words(Error error) {
    if (error.reason == "mfa_factor_not_found") return fail(Code::not_found, "not_found", "There is no such second factor.");
    if (error.reason == "too_many_enrolled_mfa_factors") return fail(Code::conflict, "too_many_factors", "You have ten second factors: end one first.");
    if (error.reason == "insufficient_aal") return fail(Code::forbidden, "second_factor_needed", "Show your second factor with it: send its `code`.");
    return std::unexpected(std::move(error));
}

void append_time(JsonWriter& out, std::string_view name, const std::optional<Instant>& at) {
    out.key(name);
    if (at) out.text(to_text(*at));
    else out.null();
}

Answer list(Api& api, Asked asked) {
    const UserId user{asked.who->actor};
    CO_TRY(factors, co_await api.factors.list(asked.who->tenant, user, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& factor : factors) {
        out.open('{').key("id").text(to_text(factor.id)).key("name").text(factor.name).key("created_at").text(to_text(factor.created_at));
        append_time(out, "verified_at", factor.verified_at);
        append_time(out, "last_used_at", factor.last_used_at);
        out.key("recovery_codes_left").integer(factor.recovery_codes_left).close('}');
    }
    co_return json_response(200, out.close(']').close('}').take());
}

Answer begin(Api& api, Asked asked) {
    CO_TRY(body, Body::read(asked.request));
    auto password = body.text("password", 256);
    CO_TRY_VOID(body.finish());
    CO_TRY(access, co_await access_of(api, asked));
    auto peer = peer_of(asked.request);
    auto begun = co_await api.factors.enroll_with_password(std::move(access), std::move(password), std::string{}, std::move(peer), asked.by);
    if (!begun) co_return in_our_words(std::move(begun).error());
    JsonWriter out;
    out.open('{').key("id").text(to_text(begun->id)).key("secret").text(begun->secret).key("uri").text(begun->uri);
    co_return json_response(201, out.key("qr_code").text(begun->qr_svg).close('}').take());
}

/// The code that was shown makes the session one of two factors: who then makes recovery codes has just proved it.
Answer confirm(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    auto code = body.text("code", code_characters_max);
    CO_TRY_VOID(body.finish());
    CO_TRY(access, co_await access_of(api, asked));
    auto confirmed = co_await api.factors.confirm(access, id, std::move(code), asked.by);
    if (!confirmed) co_return in_our_words(std::move(confirmed).error());
    access.second_factor = true;
    auto codes = co_await api.factors.renew_recovery_codes(std::move(access), id, asked.by);
    if (!codes) co_return in_our_words(std::move(codes).error());
    JsonWriter out;
    out.open('{').key("recovery_codes").open('[');
    for (const auto& one : *codes) out.text(one);
    co_return json_response(200, out.close(']').close('}').take());
}

/// One that counts wants its code anew, whatever the session has shown: the screen may have been left open.
Answer remove(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    auto code = body.maybe_text("code", code_characters_max);
    CO_TRY_VOID(body.finish());
    CO_TRY(access, co_await access_of(api, asked));
    access.second_factor = code.has_value();
    if (code) {
        auto shown = co_await api.factors.confirm(access, id, *std::move(code), asked.by);
        if (!shown) co_return in_our_words(std::move(shown).error());
    }
    auto ended = co_await api.factors.unenroll(std::move(access), id, asked.by);
    if (!ended) co_return in_our_words(std::move(ended).error());
    http::Response response;
    response.status = 204;
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/factors", "listFactors", list},
    {http::Method::post, "/api/v1/factors", "beginFactor", begin},
    {http::Method::post, "/api/v1/factors/{id}/confirm", "confirmFactor", confirm},
    {http::Method::del, "/api/v1/factors/{id}", "removeFactor", remove},
};

}  // namespace

std::span<const Endpoint> factor_endpoints() { return table; }

}  // namespace orderline::api
