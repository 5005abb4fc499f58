// endpoints/login/address_endpoints.cpp: what sends a message to an address, and the proof that it came.
#include <fmt/format.h>
#include "endpoints/login/login.hpp"
#include "endpoints/login/render.hpp"
#include "endpoints/login/requests.hpp"

namespace orderline::login {
namespace {

/// {} for a mail, {message_id} for a text: the client cannot parse an empty body.
http::Response sent(auth::Contact::Kind kind, const auth::Sent& message) {
    if (kind == auth::Contact::Kind::email) return json_answer("{}");
    return json_answer(fmt::format(R"({{"message_id":"{}"}})", to_text(message.message)));
}

Answer sign_up(Login& login, Asked asked) {
    CO_TRY(wish, read_sign_up(asked.request));
    CO_TRY(signed_up, co_await login.accounts.sign_up(asked.who.tenant, std::move(wish), std::move(asked.peer), asked.by));
    co_return json_answer(signed_up.session ? session_json(*signed_up.session) : user_json(signed_up.user));
}

Answer send_code(Login& login, Asked asked) {
    CO_TRY(wish, read_otp_wish(asked.request));
    const auto kind = wish.contact.kind;
    CO_TRY(message, co_await login.codes.send(asked.who.tenant, std::move(wish), std::move(asked.peer), asked.by));
    co_return sent(kind, message);
}

Answer verify(Login& login, Asked asked) {
    CO_TRY(proof, read_proof(asked.request));
    CO_TRY(session, co_await login.codes.verify(asked.who.tenant, std::move(proof), std::move(asked.peer), asked.by));
    co_return json_answer(session_json(session));
}

Answer recover(Login& login, Asked asked) {
    CO_TRY(contact, read_recovery(asked.request));
    CO_TRY(message, co_await login.codes.recover(asked.who.tenant, std::move(contact), std::move(asked.peer), asked.by));
    co_return sent(auth::Contact::Kind::email, message);
}

Answer resend(Login& login, Asked asked) {
    CO_TRY(again, read_resend(asked.request));
    const auto kind = again.contact.kind;
    CO_TRY(message, co_await login.codes.resend(asked.who.tenant, again.kind, std::move(again.contact), std::move(asked.peer), asked.by));
    co_return sent(kind, message);
}

constexpr Endpoint table[] = {
    {http::Method::post, "/signup", Needs::key, sign_up},
    {http::Method::post, "/otp", Needs::key, send_code},
    {http::Method::post, "/verify", Needs::key, verify},
    {http::Method::post, "/recover", Needs::key, recover},
    {http::Method::post, "/resend", Needs::key, resend},
};

}  // namespace

std::span<const Endpoint> address_endpoints() { return table; }

}  // namespace orderline::login
