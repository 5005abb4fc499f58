// endpoints/login/factor_endpoints.cpp: second factors of the signed-in user, and of others for who has the secret key.
#include "endpoints/login/login.hpp"
#include "endpoints/login/render.hpp"
#include "endpoints/login/requests.hpp"

namespace orderline::login {
namespace {

Result<Uuid> factor_at(const Asked& asked, std::size_t place) {
    const auto id = parse_uuid(asked.values[place]);
    if (!id) return fail(Code::not_found, "mfa_factor_not_found", "Factor not found");
    return *id;
}

/// A user's id, and perhaps one of his factors behind it.
Result<UserId> user_at(const Asked& asked) {
    const auto id = parse_uuid(asked.values.front());
    if (!id) return fail(Code::not_found, "user_not_found", "A user's id is a UUID.");
    return UserId{*id};
}

Answer enroll(Login& login, Asked asked) {
    CO_TRY(wish, read_factor_wish(asked.request));
    CO_TRY(made, co_await login.factors.enroll(std::move(asked.who), std::move(wish.name), std::move(wish.issuer), asked.by));
    co_return json_answer(new_factor_json(made));
}

Answer challenge(Login& login, Asked asked) {
    CO_TRY(factor, factor_at(asked, 0));
    CO_TRY(begun, co_await login.factors.challenge(std::move(asked.who), factor, asked.by));
    co_return json_answer(challenge_json(begun));
}

Answer verify(Login& login, Asked asked) {
    CO_TRY(factor, factor_at(asked, 0));
    CO_TRY(proof, read_factor_proof(asked.request));
    CO_TRY(session, co_await login.factors.verify(std::move(asked.who), factor, proof.challenge, std::move(proof.code), asked.by));
    co_return json_answer(session_json(session));
}

Answer unenroll(Login& login, Asked asked) {
    CO_TRY(factor, factor_at(asked, 0));
    CO_TRY_VOID(co_await login.factors.unenroll(std::move(asked.who), factor, asked.by));
    co_return json_answer(factor_id_json(factor));
}

Answer renew_recovery_codes(Login& login, Asked asked) {
    CO_TRY(factor, factor_at(asked, 0));
    CO_TRY(codes, co_await login.factors.renew_recovery_codes(std::move(asked.who), factor, asked.by));
    co_return json_answer(recovery_codes_json(codes));
}

Answer list_of_user(Login& login, Asked asked) {
    CO_TRY(user, user_at(asked));
    const TenantId tenant = asked.who.tenant;
    CO_TRY(account, co_await login.admin.get(std::move(asked.who.who), user, asked.by));
    CO_TRY(factors, co_await login.factors.list(tenant, account.id, asked.by));
    co_return json_answer(factors_json(factors));
}

Answer take_away(Login& login, Asked asked) {
    CO_TRY(user, user_at(asked));
    CO_TRY(factor, factor_at(asked, 1));
    CO_TRY_VOID(co_await auth::take_factors_away(login.pool, std::move(asked.who.who), user, factor, asked.by));
    co_return json_answer(factor_id_json(factor));
}

constexpr Endpoint table[] = {
    {http::Method::post, "/factors", Needs::user, enroll},
    {http::Method::post, "/factors/{id}/challenge", Needs::user, challenge},
    {http::Method::post, "/factors/{id}/verify", Needs::user, verify},
    {http::Method::post, "/factors/{id}/recovery_codes", Needs::user, renew_recovery_codes},
    {http::Method::del, "/factors/{id}", Needs::user, unenroll},
    {http::Method::get, "/admin/users/{id}/factors", Needs::service, list_of_user},
    {http::Method::del, "/admin/users/{id}/factors/{factor}", Needs::service, take_away},
};

}  // namespace

std::span<const Endpoint> factor_endpoints() { return table; }

}  // namespace orderline::login
