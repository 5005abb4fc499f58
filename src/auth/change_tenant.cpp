// auth/change_tenant.cpp: a user goes on in another tenant of his (docs/decisions/0042-one-sign-in-for-several-tenants.md).
#include <utility>
#include "auth/find_account.hpp"
#include "auth/sessions.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {
namespace {

std::unexpected<Error> not_signed_in() {
    return fail(Code::unauthorised, "unauthorised", "You are not signed in any more. Sign in again.");
}

std::unexpected<Error> not_joined() {
    return fail(Code::forbidden, "tenant_not_joined", "You are no user of that business.");
}

}  // namespace

Task<Result<std::vector<OwnTenant>>> Sessions::tenants(TenantId tenant, Uuid session, Deadline by) {
    const auto of_session = pg::Params::of(tenant, to_text(session));
    CO_TRY(origin, co_await pool_.read(reading_as(tenant), sql::session_origin, of_session, by));
    if (origin.empty()) co_return not_signed_in();
    const auto asked = pg::Params::of(origin.id<TenantId>(0, 1), origin.id<UserId>(0, 0), std::nullopt);
    const pg::Settings no_tenant;  // both tables are of the whole installation
    CO_TRY(rows, co_await pool_.read(no_tenant, sql::membership_list, asked, by));
    std::vector<OwnTenant> found;
    for (int row = 0; row < rows.size(); ++row) found.push_back({rows.id<TenantId>(row, 0), std::string{rows.text(row, 1)}});
    co_return std::move(found);
}

Task<Result<SignedIn>> Sessions::change_tenant(std::string refresh_token, TenantId to, Peer peer, Deadline by) {
    // First the token is used, as for a refresh: a stolen one must not be worth more here than there.
    CO_TRY(left, co_await refresh(refresh_token, peer, by));
    const auto name = refresh_tokens_.read(left.refresh_token);
    if (!name) co_return not_signed_in();
    CO_TRY(begun, co_await start_in(to, name->session, name->tenant, std::move(peer), by));
    CO_TRY_VOID(co_await sign_out(std::move(left.refresh_token), by));
    co_return std::move(begun);
}

Task<Result<SignedIn>> Sessions::start_in(TenantId to, const Uuid& session, TenantId from, Peer peer, Deadline by) {
    const auto of_session = pg::Params::of(from, to_text(session));
    CO_TRY(origin, co_await pool_.read(reading_as(from), sql::session_origin, of_session, by));
    if (origin.empty()) co_return not_signed_in();
    const auto user = origin.id<UserId>(0, 0);
    const auto home = origin.id<TenantId>(0, 1);
    const auto asked = pg::Params::of(home, user, to);
    const pg::Settings no_tenant;
    CO_TRY(joined, co_await pool_.read(no_tenant, sql::membership_list, asked, by));
    if (joined.empty()) co_return not_joined();
    CO_TRY(found, co_await find_account(pool_, to, user, by));
    if (!found || !check_not_banned(found->user, now())) co_return not_joined();
    const Whence whence{peer.address};
    CO_TRY_VOID(co_await identify_.admit(to, whence, by));

    Proof proof{std::string{origin.text(0, 2)}, std::nullopt, origin.maybe_text(0, 4), std::nullopt};
    if (to != home) proof.home = home;
    if (found->user.has_second_factor && !proof.second_factor) {
        co_return fail(Code::forbidden, "second_factor_needed", "You have a second factor there: sign in with one here first.");
    }
    CO_TRY(begun, co_await keeper_.start(std::move(found->user), proof, std::move(peer), by));
    if (!begun) co_return not_joined();
    co_return signed_in(*std::move(begun));
}

}  // namespace orderline::auth
