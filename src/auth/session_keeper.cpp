// auth/session_keeper.cpp: from a proof to tokens, from a refresh token to the next.
#include "auth/session_keeper.hpp"
#include <boost/asio/ip/address.hpp>
#include <utility>
#include "auth/find_account.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "base/log.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t user_agent_bytes_max = 200;

std::unexpected<Error> not_found() {
    return fail(Code::unauthorised, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
}

std::unexpected<Error> already_used() {
    return fail(Code::unauthorised, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
}

// What a client says of itself is no reason to refuse it.
std::optional<std::string> storable_ip(const std::string& text) {
    boost::system::error_code wrong;
    const auto address = boost::asio::ip::make_address(text, wrong);
    if (wrong || (address.is_v6() && address.to_v6().scope_id() != 0)) return std::nullopt;
    return address.to_string();
}

std::optional<std::string> storable_user_agent(const std::string& text) {
    auto begin = text.substr(0, user_agent_bytes_max);
    if (begin.empty() || !is_storable_text(begin)) return std::nullopt;
    return begin;
}

/// The columns method, created_at, second_factor, second_factor_at.
SignInMethods methods_of(const pg::Rows& rows, int column) {
    SignInMethods how;
    how.first = {std::string{rows.text(0, column)}, rows.instant(0, column + 1)};
    if (auto second = rows.maybe_text(0, column + 2)) how.second = SignInMethod{*std::move(second), rows.instant(0, column + 3)};
    return how;
}

}  // namespace

Session SessionKeeper::answer(Account user, const RefreshName& name, const SignInMethods& how, std::string refresh_token) const {
    const Instant at = now();
    Session session;
    session.access_token = tokens_.make(user, name.session, how, at);
    session.refresh_token = std::move(refresh_token);
    session.expires_in = access_token_life;
    session.expires_at = std::chrono::floor<std::chrono::seconds>(at) + access_token_life;
    session.second_factor_needed = user.has_second_factor && !how.second;
    session.user = std::move(user);
    return session;
}

Task<Result<std::optional<Session>>> SessionKeeper::start(Account user, Proof proof, Peer peer, Deadline by) {
    const RefreshName name{user.tenant, random_uuid()};
    auto token = refresh_tokens_.first(name);
    const auto started = pg::Params::of(user.tenant, user.id, to_text(name.session), Bytes{sha256(token)},
                                        now() + refresh_token_life, proof.password_hash, proof.method,
                                        storable_ip(peer.address), storable_user_agent(peer.user_agent), proof.second_factor, proof.home,
                                        user.has_second_factor);
    const auto settings = settings_for(user.tenant, user.id);
    CO_TRY(rows, co_await pool_.write(settings, sql::session_start, started, by));
    if (rows.empty()) co_return std::nullopt;
    const Instant at = rows.instant(0, 0);
    SignInMethods how;
    how.first = {std::move(proof.method), at};
    if (proof.second_factor) how.second = SignInMethod{*std::move(proof.second_factor), at};
    user.last_sign_in_at = user.updated_at = at;  // one transaction, one now()
    co_return std::optional{answer(std::move(user), name, how, std::move(token))};
}

Task<Result<std::optional<Session>>> SessionKeeper::raise(Account user, Uuid session, std::string second_factor, Deadline by) {
    const RefreshName name{user.tenant, session};
    auto token = refresh_tokens_.first(name);
    const auto raised = pg::Params::of(user.tenant, user.id, to_text(session), second_factor, Bytes{sha256(token)}, now() + refresh_token_life);
    const auto settings = settings_for(user.tenant, user.id);
    CO_TRY(rows, co_await pool_.write(settings, sql::session_raise, raised, by));
    if (rows.empty()) co_return std::nullopt;
    co_return std::optional{answer(std::move(user), name, methods_of(rows, 0), std::move(token))};
}

Task<Result<bool>> SessionKeeper::raise_in_place(TenantId tenant, UserId user, Uuid session, std::string second_factor, Deadline by) {
    const auto raised = pg::Params::of(tenant, user, to_text(session), second_factor, std::nullopt, std::nullopt);
    const auto settings = settings_for(tenant, user);
    CO_TRY(rows, co_await pool_.write(settings, sql::session_raise, raised, by));
    co_return !rows.empty();
}

/// user_id, method, created_at, second_factor, second_factor_at of the session. No row never comes back: that is an error.
Task<Result<pg::Rows>> SessionKeeper::rotate(RefreshName name, std::string token, std::string successor, Deadline by) {
    const Sha256 old_hash = sha256(token), new_hash = sha256(successor);
    const auto settings = reading_as(name.tenant);
    const auto session = to_text(name.session);
    const auto rotated = pg::Params::of(name.tenant, session, Bytes{old_hash}, Bytes{new_hash}, now() + refresh_token_life);
    CO_TRY(rows, co_await pool_.write(settings, sql::session_rotate, rotated, by));
    if (!rows.empty()) co_return rows;
    const auto repeated = pg::Params::of(name.tenant, session, Bytes{old_hash}, Bytes{new_hash});
    CO_TRY(again, co_await pool_.read(settings, sql::session_repeat, repeated, by));
    if (!again.empty()) co_return again;
    const auto reused = pg::Params::of(name.tenant, session, Bytes{old_hash});
    CO_TRY(ended, co_await pool_.write(settings, sql::session_reused, reused, by));
    if (ended.empty()) co_return not_found();
    log::warning("a used refresh token came again: its session is ended",
                 {{"tenant", to_text(name.tenant)}, {"user", to_text(ended.uuid(0, 0))}, {"session", session}});
    co_return already_used();
}

Task<Result<Session>> SessionKeeper::refresh(std::string refresh_token, std::optional<TenantId> only, Deadline by) {
    const auto name = refresh_tokens_.read(refresh_token);
    if (!name || (only && name->tenant != *only)) co_return not_found();
    auto successor = refresh_tokens_.successor(refresh_token);
    CO_TRY(rows, co_await rotate(*name, std::move(refresh_token), successor, by));
    CO_TRY(found, co_await find_account(pool_, name->tenant, rows.id<UserId>(0, 0), by));
    if (!found) co_return not_found();
    CO_TRY_VOID(check_not_banned(found->user, now()));
    co_return answer(std::move(found->user), *name, methods_of(rows, 1), std::move(successor));
}

}  // namespace orderline::auth
