// auth/factors.cpp: second factors begin, are listed and end.
#include "auth/factors.hpp"
#include <span>
#include <utility>
#include "auth/find_account.hpp"
#include "auth/password_try.hpp"
#include "auth/qr_code.hpp"
#include "auth/recovery_code.hpp"
#include "auth/sealed_text.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/totp.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "pg/error.hpp"

namespace orderline::auth {
namespace {

constexpr int factors_max = 10, recovery_codes_count = 10;
constexpr std::size_t name_bytes_max = 100;

std::unexpected<Error> factor_not_found() { return fail(Code::not_found, "mfa_factor_not_found", "Factor not found"); }

/// Whose secret it is, for its seal.
std::string owner_text(TenantId tenant, UserId user, const Uuid& factor) {
    return to_text(tenant) + to_text(user) + to_text(factor);
}

Result<void> check_name(std::string_view name, std::string_view what) {
    if (name.size() <= name_bytes_max && is_storable_text(name)) return {};
    return fail(Code::bad_request, "validation_failed", std::string{what} + " may have at most 100 bytes of text");
}

}  // namespace

Factors::Factors(pg::Pool& pool, const Secret& secret, SessionKeeper& sessions, Passwords& passwords, Attempts& attempts)
    : pool_{pool}, key_{secret.key_for("second_factor")}, recovery_{secret.key_for("recovery_code")},
      challenge_{secret.key_for("factor_challenge")}, sessions_{sessions}, passwords_{passwords}, attempts_{attempts} {}

Task<Result<std::vector<Factor>>> Factors::read(TenantId tenant, UserId user, std::optional<Uuid> only, Deadline by) {
    const auto named = only ? std::optional{to_text(*only)} : std::nullopt;
    const auto asked = pg::Params::of(tenant, user, named);
    CO_TRY(rows, co_await pool_.read(reading_as(tenant), sql::factor_list, asked, by));
    std::vector<Factor> found;
    for (int row = 0; row < rows.size(); ++row) {
        Factor factor;
        factor.id = rows.uuid(row, 0);
        factor.name = rows.text(row, 1);
        auto secret = open_text(key_, rows.bytes(row, 2), owner_text(tenant, user, factor.id));
        if (!secret) log::warning("a second factor was sealed with another secret of the installation", {{"factor", to_text(factor.id)}});
        factor.secret = std::move(secret).value_or("");
        factor.created_at = rows.instant(row, 3);
        factor.verified_at = rows.maybe_instant(row, 4);
        factor.last_used_at = rows.maybe_instant(row, 5);
        factor.recovery_codes_left = rows.integer(row, 6);
        found.push_back(std::move(factor));
    }
    co_return std::move(found);
}

Task<Result<std::vector<Factor>>> Factors::list(TenantId tenant, UserId user, Deadline by) {
    return read(tenant, user, std::nullopt, by);
}

Task<Result<Factor>> Factors::own(const Access& access, Uuid factor, Deadline by) {
    const UserId user{access.who->actor};
    CO_TRY(found, co_await read(access.tenant, user, factor, by));
    if (found.empty()) co_return factor_not_found();
    co_return std::move(found.front());
}

Task<Result<NewFactor>> Factors::enroll(Access access, std::string name, std::string issuer, Deadline by) {
    CO_TRY_VOID(check_name(name, "friendly_name"));
    CO_TRY_VOID(check_name(issuer, "issuer"));
    const UserId user{access.who->actor};
    CO_TRY(account, co_await find_account(pool_, access.tenant, user, by));
    if (!account) co_return fail(Code::forbidden, "user_not_found", "User from sub claim in JWT does not exist");
    if (account->user.has_second_factor && !access.second_factor) {
        co_return fail(Code::forbidden, "insufficient_aal", "AAL2 required to enroll a new factor");
    }
    NewFactor made;
    made.id = random_uuid();
    std::string secret(totp_secret_bytes, '\0');
    fill_random(std::as_writable_bytes(std::span{secret}));
    const auto sealed = seal_text(key_, secret, owner_text(access.tenant, user, made.id));
    const auto row = pg::Params::of(access.tenant, user, to_text(made.id), name, as_bytes(sealed), factors_max);
    const auto settings = settings_for(*access.who);
    const auto inserted = co_await pool_.write(settings, sql::factor_insert, row, by);
    if (!inserted && pg::constraint_of(inserted.error()) == "user_factors_friendly_name_key") {
        co_return fail(Code::conflict, "mfa_factor_name_conflict", "A factor with the friendly name \"" + name + "\" for this user already exists");
    }
    if (!inserted) co_return std::unexpected(inserted.error());
    if (inserted->empty()) {
        co_return fail(Code::conflict, "too_many_enrolled_mfa_factors", "Maximum number of verified factors reached, unenroll to continue");
    }
    if (issuer.empty()) issuer = inserted->text(0, 0);
    const auto& who = account->user;
    made.name = std::move(name);
    made.secret = totp_secret_text(secret);
    made.uri = totp_uri(secret, issuer, who.email.empty() ? who.phone : who.email);
    made.qr_svg = qr_svg(made.uri);
    co_return std::move(made);
}

Task<Result<NewFactor>> Factors::enroll_with_password(Access access, std::string password, std::string name, Peer peer, Deadline by) {
    CO_TRY(account, co_await find_account(pool_, access.tenant, UserId{access.who->actor}, by));
    if (!account) co_return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
    if (account->password_hash.empty()) {
        co_return fail(Code::forbidden, "password_wrong", "You have no password in this business: set up the second factor where you signed in.");
    }
    PasswordTry attempt{attempts_, account->user, peer.address};
    CO_TRY_VOID(attempt.begin("too_many_requests"));
    CO_TRY(right, co_await attempt.verify(passwords_, std::move(account->password_hash), std::move(password)));
    if (!right) co_return fail(Code::forbidden, "password_wrong", "The password is wrong.");
    std::string of_tenant;
    co_return co_await enroll(std::move(access), std::move(name), std::move(of_tenant), by);
}

Task<Result<std::vector<std::string>>> Factors::renew_recovery_codes(Access access, Uuid factor, Deadline by) {
    CO_TRY(found, co_await own(access, factor, by));
    if (!access.second_factor) co_return fail(Code::forbidden, "insufficient_aal", "AAL2 required to make recovery codes");
    const UserId user{access.who->actor};
    std::vector<std::string> codes;
    JsonWriter hashes;
    hashes.open('[');
    for (int i = 0; i < recovery_codes_count; ++i) {
        codes.push_back(random_recovery_code());
        hashes.text(recovery_hash(access.tenant, user, codes.back()));
    }
    const auto put = pg::Params::of(access.tenant, user, to_text(found.id), hashes.close(']').take());
    const auto settings = settings_for(*access.who);
    CO_TRY(rows, co_await pool_.write(settings, sql::recovery_put, put, by));
    if (rows.empty()) co_return factor_not_found();
    co_return std::move(codes);
}

Task<Result<void>> Factors::unenroll(Access access, Uuid factor, Deadline by) {
    CO_TRY(found, co_await own(access, factor, by));
    if (found.verified_at && !access.second_factor) {
        co_return fail(Code::conflict, "insufficient_aal", "AAL2 required to unenroll verified factor");
    }
    const UserId user{access.who->actor};
    co_return co_await take_factors_away(pool_, std::move(access.who), user, factor, by);
}

Task<Result<void>> take_factors_away(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, std::optional<Uuid> factor,
                                     Deadline by) {
    const auto named = factor ? std::optional{to_text(*factor)} : std::nullopt;
    const auto ended = pg::Params::of(who->tenant, user, named);
    const auto settings = settings_for(*who);
    CO_TRY(rows, co_await pool.write(settings, sql::factor_delete, ended, by));
    if (rows.empty()) co_return factor_not_found();
    co_return Result<void>{};
}

}  // namespace orderline::auth
