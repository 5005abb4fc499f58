// auth/sessions.cpp: the console's way to a session.
#include "auth/sessions.hpp"
#include <utility>
#include "auth/find_account.hpp"
#include "auth/password_try.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t email_length_max = 320;

std::unexpected<Error> wrong_password() {
    return fail(Code::unauthorised, "unauthorised", "The e-mail address or the password is wrong.");
}

std::unexpected<Error> not_signed_in() {
    return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
}

}  // namespace

SignedIn signed_in(Session session) {
    SignedIn answer;
    answer.user = principal_of(session.user);
    answer.user.expires_at = session.expires_at;
    answer.email = std::move(session.user.email);
    answer.access_token = std::move(session.access_token);
    answer.refresh_token = std::move(session.refresh_token);
    answer.expires_in = session.expires_in;
    return answer;
}

/// How it was shown; none for who has none.
Task<Result<std::optional<std::string>>> Sessions::second_factor(const Account& user, std::optional<std::string> code, Deadline by) {
    if (!user.has_second_factor) co_return std::nullopt;
    if (!code) {
        co_return fail(Code::unauthorised, "second_factor_needed", "Enter the code of your authenticator app, or a recovery code.");
    }
    CO_TRY(how, co_await factors_.prove(user.tenant, user.id, std::nullopt, *std::move(code), "too_many_requests", by));
    if (!how) {
        co_return fail(Code::unauthorised, "second_factor_wrong", "That code is wrong or was used before. Wait for the next one.");
    }
    co_return how;
}

Task<Result<SignedIn>> Sessions::sign_in(std::string email, std::string password, std::optional<std::string> code, Peer peer, Deadline by) {
    email = trim(email);
    if (email.size() > email_length_max || !is_storable_text(email)) email.clear();
    const pg::Settings no_tenant;  // not known yet: logins is a table of the whole installation
    CO_TRY(logins, co_await pool_.read(no_tenant, sql::sign_in_login, pg::Params::of(email), by));
    // An unknown address takes the same steps as a known one, with nobody's ids and no hash.
    const auto tenant = logins.empty() ? TenantId{} : logins.id<TenantId>(0, 0);
    const auto id = logins.empty() ? UserId{} : logins.id<UserId>(0, 1);
    const Contact contact{Contact::Kind::email, ascii_lower(email)};
    PasswordTry attempt{attempts_, tenant, contact, peer.address};
    CO_TRY_VOID(attempt.begin("too_many_requests"));
    CO_TRY(found, co_await find_account(pool_, tenant, id, by));
    const std::string hash = found ? found->password_hash : "";
    CO_TRY(right, co_await attempt.verify(passwords_, hash, std::move(password)));
    if (!right) co_return wrong_password();
    if (!check_not_banned(found->user, now())) co_return wrong_password();

    const Whence from{peer.address};
    CO_TRY_VOID(co_await identify_.admit(tenant, from, by));
    CO_TRY(second, co_await second_factor(found->user, std::move(code), by));
    const Proof proof{"password", hash, second, std::nullopt};
    CO_TRY(session, co_await keeper_.start(std::move(found->user), proof, std::move(peer), by));
    if (!session) co_return wrong_password();
    co_return signed_in(*std::move(session));
}

Task<Result<SignedIn>> Sessions::refresh(std::string refresh_token, Peer peer, Deadline by) {
    if (const auto name = refresh_tokens_.read(refresh_token)) {
        const Whence from{peer.address};
        CO_TRY_VOID(co_await identify_.admit(name->tenant, from, by));
    }
    auto session = co_await keeper_.refresh(std::move(refresh_token), std::nullopt, by);
    if (session && session->second_factor_needed) co_return not_signed_in();
    if (session) co_return signed_in(*std::move(session));
    const auto code = session.error().code;
    if (code == Code::unauthorised || code == Code::forbidden) co_return not_signed_in();
    co_return std::unexpected(std::move(session).error());
}

Task<Result<void>> Sessions::sign_out(std::string refresh_token, Deadline by) {
    const auto name = refresh_tokens_.read(refresh_token);
    if (!name) co_return Result<void>{};
    const auto ended = pg::Params::of(name->tenant, to_text(name->session));
    CO_TRY(rows, co_await pool_.write(reading_as(name->tenant), sql::session_end, ended, by));
    static_cast<void>(rows);
    co_return Result<void>{};
}

}  // namespace orderline::auth
