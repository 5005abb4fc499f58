// auth/factor_codes.cpp: second factors are shown: codes of apps and recovery codes, each taken once.
#include <algorithm>
#include <utility>
#include "auth/factors.hpp"
#include "auth/find_account.hpp"
#include "auth/recovery_code.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/totp.hpp"
#include "base/encoding.hpp"

namespace orderline::auth {
namespace {

using std::chrono::seconds;

// 10^6 codes of which three are right: at one guess in a quarter of an hour, a year of guessing finds one in ten times.
constexpr GrowingDelay wrong_codes{5, seconds{1}, std::chrono::minutes{15}, std::chrono::hours{1}, {}};
constexpr std::chrono::minutes challenge_life{5};

bool is_totp_code(std::string_view text) {
    return text.size() == 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// People type codes in groups.
std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

Instant begin_of(const Uuid& challenge) {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds << 8 | std::to_integer<std::int64_t>(challenge[i]);
    return Instant{std::chrono::milliseconds{milliseconds}};
}

}  // namespace

std::string Factors::recovery_hash(TenantId tenant, UserId user, std::string_view code) const {
    return to_hex(recovery_.sign(to_text(tenant) + to_text(user) + recovery_code_letters(code)));
}

Task<Result<bool>> Factors::use_totp(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code, Deadline by) {
    CO_TRY(factors, co_await read(tenant, user, only, by));
    const auto settings = settings_for(tenant, user);
    for (const auto& factor : factors) {
        if (factor.secret.empty() || (!only && !factor.verified_at)) continue;
        const auto step = totp_step_of(code, factor.secret, now());
        if (!step) continue;
        const auto used = pg::Params::of(tenant, user, to_text(factor.id), *step);
        CO_TRY(rows, co_await pool_.write(settings, sql::factor_use, used, by));
        if (!rows.empty()) co_return true;
    }
    co_return false;
}

Task<Result<bool>> Factors::use_recovery_code(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code, Deadline by) {
    const auto named = only ? std::optional{to_text(*only)} : std::nullopt;
    const auto used = pg::Params::of(tenant, user, named, recovery_hash(tenant, user, code));
    const auto settings = settings_for(tenant, user);
    CO_TRY(rows, co_await pool_.write(settings, sql::recovery_use, used, by));
    co_return !rows.empty();
}

Task<Result<std::optional<std::string>>> Factors::prove(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code,
                                                        std::string_view reason, Deadline by) {
    const auto counter = "factor:" + to_text(tenant) + ":" + to_text(user);
    auto delay = wrong_codes;
    delay.reason = reason;
    CO_TRY_VOID(attempts_.try_once(counter, delay));
    code = without_spaces(std::move(code));
    const bool of_app = is_totp_code(code);
    auto right = of_app ? use_totp(tenant, user, only, std::move(code), by) : use_recovery_code(tenant, user, only, std::move(code), by);
    auto outcome = co_await std::move(right);
    if (!outcome) {
        attempts_.give_back(counter);
        co_return std::unexpected(std::move(outcome).error());
    }
    if (!*outcome) co_return std::nullopt;
    attempts_.begin_anew(counter);
    std::string how = of_app ? "totp" : "recovery_code";
    co_return std::optional{std::move(how)};
}

/// A UUID of version 8 (RFC 9562): 48 bits of milliseconds since 1970, the rest is their signature.
Challenge Factors::challenge_at(Uuid factor, Instant at) const {
    const auto since = std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch();
    Challenge one;
    one.expires_at = Instant{since} + challenge_life;
    const Sha256 signature = challenge_.sign(to_text(factor) + std::to_string(since.count()));
    std::copy_n(signature.begin(), one.id.size(), one.id.begin());
    for (int i = 0; i < 6; ++i) one.id[static_cast<std::size_t>(i)] = static_cast<std::byte>(since.count() >> (40 - 8 * i) & 0xff);
    one.id[6] = (one.id[6] & std::byte{0x0f}) | std::byte{0x80};
    one.id[8] = (one.id[8] & std::byte{0x3f}) | std::byte{0x80};
    return one;
}

Task<Result<Challenge>> Factors::challenge(Access access, Uuid factor, Deadline by) {
    CO_TRY(found, co_await own(access, factor, by));
    co_return challenge_at(found.id, now());
}

/// Who begins a factor knows its secret. So one that was begun with the password alone is nothing any more when the user has another:
/// else whoever stole the password in time would pass with a factor of his own.
Task<Result<Factor>> Factors::own_to_show(const Access& access, Uuid factor, Deadline by) {
    const UserId user{access.who->actor};
    CO_TRY(all, co_await read(access.tenant, user, std::nullopt, by));
    const auto found = std::ranges::find(all, factor, &Factor::id);
    if (found == all.end()) co_return fail(Code::not_found, "mfa_factor_not_found", "Factor not found");
    const bool has_one = std::ranges::any_of(all, [](const Factor& one) { return one.verified_at.has_value(); });
    if (has_one && !found->verified_at && !access.second_factor) {
        co_return fail(Code::forbidden, "insufficient_aal", "AAL2 required to verify a new factor");
    }
    co_return std::move(*found);
}

Task<Result<Session>> Factors::verify(Access access, Uuid factor, Uuid challenge, std::string code, Deadline by) {
    CO_TRY(found, co_await own_to_show(access, factor, by));
    const auto begun = challenge_at(factor, begin_of(challenge));
    if (!equal_in_constant_time(begun.id, challenge) || begun.expires_at <= now()) {
        co_return fail(Code::conflict, "mfa_challenge_expired",
                       "MFA challenge " + to_text(challenge) + " has expired, verify against another challenge or create a new challenge.");
    }
    const UserId user{access.who->actor};
    CO_TRY(how, co_await prove(access.tenant, user, factor, std::move(code), "over_request_rate_limit", by));
    if (!how) co_return fail(Code::conflict, "mfa_verification_failed", "Invalid TOTP code entered");
    if (!found.verified_at) CO_TRY_VOID(co_await end_weaker(access, factor, by));
    CO_TRY(account, co_await find_account(pool_, access.tenant, user, by));
    if (!account) co_return fail(Code::forbidden, "user_not_found", "User from sub claim in JWT does not exist");
    CO_TRY(session, co_await sessions_.raise(std::move(account->user), *access.session, *std::move(how), by));
    if (!session) co_return fail(Code::forbidden, "session_not_found", "Session from session_id claim in JWT does not exist");
    co_return *std::move(session);
}

Task<Result<void>> Factors::confirm(Access access, Uuid factor, std::string code, Deadline by) {
    CO_TRY(found, co_await own_to_show(access, factor, by));
    const UserId user{access.who->actor};
    CO_TRY(how, co_await prove(access.tenant, user, factor, std::move(code), "too_many_requests", by));
    if (!how) co_return fail(Code::forbidden, "second_factor_wrong", "That code is wrong or was used before. Wait for the next one.");
    if (!found.verified_at) CO_TRY_VOID(co_await end_weaker(access, factor, by));
    CO_TRY(goes_on, co_await sessions_.raise_in_place(access.tenant, user, *access.session, *std::move(how), by));
    if (!goes_on) co_return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
    co_return Result<void>{};
}

Task<Result<void>> Factors::end_weaker(const Access& access, Uuid factor, Deadline by) {
    const auto ended = pg::Params::of(access.tenant, UserId{access.who->actor}, to_text(*access.session), to_text(factor));
    const auto settings = settings_for(*access.who);
    CO_TRY(rows, co_await pool_.write(settings, sql::factor_end_weaker, ended, by));
    static_cast<void>(rows);
    co_return Result<void>{};
}

}  // namespace orderline::auth
