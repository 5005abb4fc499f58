// auth/user_sessions.hpp: where a user is signed in, and how that ends: for himself and for who looks after users.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

struct UserSession {
    Uuid id{};
    Instant created_at, expires_at;
    std::optional<Instant> refreshed_at;
    std::optional<std::string> address, user_agent;  // when he signed in
};

enum class SignOutScope { global, local, others };
std::string_view to_text(SignOutScope scope);
using orderline::to_text;  // or ours would hide those of ids and times

/// Those that go on, the last used first, at most 200. Errors: forbidden (another's, without users.manage), not_found (no such
/// user), timeout, unavailable.
Task<Result<std::vector<UserSession>>> list_sessions(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, Deadline by);

/// All, only `session`, or all but `session`. Errors: as above; with `local` not_found also for a session that is over or not his.
Task<Result<void>> end_sessions(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, SignOutScope scope,
                                std::optional<Uuid> session, Deadline by);

}  // namespace orderline::auth
