// auth/user_sessions.cpp: reading and ending rows of refresh_sessions; the change feed tells all servers of the end.
#include "auth/user_sessions.hpp"
#include <utility>
#include "auth/settings.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {
namespace {

Result<void> check(const Principal& who, UserId user) {
    const bool own = who.kind == ActorKind::user && who.actor == user.bytes;
    if (own || may(who, Permission::users_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not look after users.");
}

UserSession read_session(const pg::Rows& rows, int row) {
    UserSession session;
    session.id = rows.uuid(row, 0);
    session.created_at = rows.instant(row, 1);
    session.refreshed_at = rows.maybe_instant(row, 2);
    session.expires_at = rows.instant(row, 3);
    session.address = rows.maybe_text(row, 4);
    session.user_agent = rows.maybe_text(row, 5);
    return session;
}

}  // namespace

std::string_view to_text(SignOutScope scope) {
    switch (scope) {
        case SignOutScope::global: return "global";
        case SignOutScope::local: return "local";
        case SignOutScope::others: return "others";
    }
    std::unreachable();
}

Task<Result<std::vector<UserSession>>> list_sessions(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, Deadline by) {
    CO_TRY_VOID(check(*who, user));
    const auto settings = reading_as(who->tenant);
    const auto of_user = pg::Params::of(who->tenant, user);
    CO_TRY(rows, co_await pool.read(settings, sql::session_list, of_user, by));
    if (rows.empty()) co_return fail(Code::not_found, "not_found", "There is no such user.");
    std::vector<UserSession> sessions;
    for (int row = 0; row < rows.size(); ++row) {
        if (!rows.null(row, 0)) sessions.push_back(read_session(rows, row));
    }
    co_return std::move(sessions);
}

Task<Result<void>> end_sessions(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, SignOutScope scope,
                                std::optional<Uuid> session, Deadline by) {
    CO_TRY_VOID(check(*who, user));
    const auto settings = settings_for(*who);
    const auto named = session ? std::optional{to_text(*session)} : std::nullopt;
    const auto wanted = pg::Params::of(who->tenant, user, to_text(scope), named);
    CO_TRY(ended, co_await pool.write(settings, sql::sessions_end, wanted, by));
    if (!ended.empty()) co_return Result<void>{};
    if (scope == SignOutScope::local) co_return fail(Code::not_found, "not_found", "There is no such session.");
    CO_TRY_VOID(co_await list_sessions(pool, who, user, by));  // none to end, or no such user?
    co_return Result<void>{};
}

}  // namespace orderline::auth
