// auth/sessions.cpp: from a password to tokens, from a refresh token to the next.
#include "auth/sessions.hpp"
#include <utility>
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "base/log.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t email_length_max = 320;

struct User {
    Principal principal;
    std::string email, password_hash;  // no hash: has no password
};

std::unexpected<Error> wrong_password() {
    return fail(Code::unauthorised, "unauthorised", "The e-mail address or the password is wrong.");
}

std::unexpected<Error> not_signed_in() {
    return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
}

/// A user who is active, of a tenant that is.
Task<Result<std::optional<User>>> find_user(pg::Pool& pool, TenantId tenant, UserId id, Deadline by) {
    CO_TRY(rows, co_await pool.read(reading_as(tenant), sql::sign_in_user, pg::Params::of(tenant, id), by));
    if (rows.empty()) co_return std::nullopt;
    User user;
    user.email = rows.text(0, 0);
    user.principal.tenant = tenant;
    user.principal.kind = ActorKind::user;
    user.principal.actor = id.bytes;
    user.principal.name = rows.text(0, 1);
    user.password_hash = rows.maybe_text(0, 2).value_or("");
    user.principal.permissions = permissions_of(rows.text(0, 3));
    co_return std::optional{std::move(user)};
}

}  // namespace

Sessions::Sessions(pg::Pool& pool, AccessTokens& tokens, RefreshTokens& refresh_tokens, Passwords& passwords)
    : pool_{pool}, tokens_{tokens}, refresh_tokens_{refresh_tokens}, passwords_{passwords} {}

SignedIn Sessions::answer(Principal user, std::string email, const RefreshName& name, std::string refresh_token) const {
    const Instant at = now();
    user.expires_at = at + access_token_life;
    auto access_token = tokens_.make(user, name.session, at);
    return {std::move(user), std::move(email), std::move(access_token), std::move(refresh_token), access_token_life};
}

Task<Result<SignedIn>> Sessions::sign_in(std::string email, std::string password, Deadline by) {
    email = trim(email);
    if (email.size() > email_length_max || !is_storable_text(email)) email.clear();
    const pg::Settings no_tenant;  // not known yet: logins is a table of the whole installation
    CO_TRY(logins, co_await pool_.read(no_tenant, sql::sign_in_login, pg::Params::of(email), by));
    // An unknown address takes the same steps as a known one, with nobody's ids and no hash.
    const auto tenant = logins.empty() ? TenantId{} : logins.id<TenantId>(0, 0);
    const auto id = logins.empty() ? UserId{} : logins.id<UserId>(0, 1);
    CO_TRY(user, co_await find_user(pool_, tenant, id, by));
    const std::string hash = user ? user->password_hash : "";
    CO_TRY(right, co_await passwords_.verify(hash, std::move(password)));
    if (!right) co_return wrong_password();

    const RefreshName name{tenant, random_uuid()};
    auto token = refresh_tokens_.first(name);
    const auto started = pg::Params::of(tenant, id, to_text(name.session), Bytes{sha256(token)},
                                        now() + refresh_token_life, hash);
    CO_TRY(rows, co_await pool_.write(settings_for(user->principal), sql::session_start, started, by));
    if (rows.empty()) co_return wrong_password();
    co_return answer(std::move(user->principal), std::move(user->email), name, std::move(token));
}

Task<Result<SignedIn>> Sessions::refresh(std::string refresh_token, Deadline by) {
    const auto name = refresh_tokens_.read(refresh_token);
    if (!name) co_return not_signed_in();
    auto successor = refresh_tokens_.successor(refresh_token);
    const Sha256 old_hash = sha256(refresh_token), new_hash = sha256(successor);
    const auto settings = reading_as(name->tenant);
    const auto session = to_text(name->session);

    const auto rotated = pg::Params::of(name->tenant, session, Bytes{old_hash}, Bytes{new_hash}, now() + refresh_token_life);
    CO_TRY(rows, co_await pool_.write(settings, sql::session_rotate, rotated, by));
    if (rows.empty()) {
        const auto repeated = pg::Params::of(name->tenant, session, Bytes{old_hash}, Bytes{new_hash});
        CO_TRY(again, co_await pool_.read(settings, sql::session_repeat, repeated, by));
        rows = std::move(again);
    }
    if (rows.empty()) {
        const auto reused = pg::Params::of(name->tenant, session, Bytes{old_hash});
        CO_TRY(ended, co_await pool_.write(settings, sql::session_reused, reused, by));
        if (!ended.empty()) {
            log::warning("a used refresh token came again: its session is ended",
                         {{"tenant", to_text(name->tenant)}, {"user", to_text(ended.uuid(0, 0))}, {"session", session}});
        }
        co_return not_signed_in();
    }
    CO_TRY(user, co_await find_user(pool_, name->tenant, rows.id<UserId>(0, 0), by));
    if (!user) co_return not_signed_in();
    co_return answer(std::move(user->principal), std::move(user->email), *name, std::move(successor));
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
