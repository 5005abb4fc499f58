// auth/find_account.hpp: users read from the database. Internal to auth.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/account.hpp"
#include "auth/contact.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

struct StoredAccount {
    Account user;
    std::string password_hash;  // "" if the user has none
};

// Only users who are active, of a tenant that is.
Task<Result<std::vector<StoredAccount>>> find_accounts(pg::Pool& pool, TenantId tenant, std::vector<UserId> ids, Deadline by);
Task<Result<std::optional<StoredAccount>>> find_account(pg::Pool& pool, TenantId tenant, UserId id, Deadline by);
Task<Result<std::optional<StoredAccount>>> find_account(pg::Pool& pool, TenantId tenant, Contact contact, Deadline by);

/// Errors: forbidden user_banned.
Result<void> check_not_banned(const Account& user, Instant at);

}  // namespace orderline::auth
