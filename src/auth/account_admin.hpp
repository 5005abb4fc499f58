// auth/account_admin.hpp: what a tenant's secret key may do with its users: /auth/v1/admin/users.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/account.hpp"
#include "auth/contact.hpp"
#include "auth/password.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// What is not given stays, or is empty in a new account.
struct AdminChange {
    std::optional<UserId> id;  // of a new account only
    std::optional<Contact> email, phone;
    std::optional<std::string> password;
    bool email_confirm = false, phone_confirm = false;  // true: confirmed from now on
    std::optional<std::string> user_metadata, app_metadata;  // JSON objects, merged: null deletes a key
    /// The wire's ban_duration: 0 lifts the ban.
    std::optional<std::chrono::seconds> ban_for;
};

struct AccountPage {
    std::vector<Account> users;  // the oldest first
    std::int64_t total = 0;
};

class AccountAdmin {
public:
    using Who = std::shared_ptr<const Principal>;  // whoever does it: his tenant, his entry in the audit trail

    AccountAdmin(pg::Pool& pool, Passwords& passwords);

    /// Errors: email_exists, phone_exists, weak_password, validation_failed (also: neither e-mail nor phone), conflict
    /// user_already_exists (the id).
    Task<Result<Account>> create(Who who, AdminChange account, Deadline by);
    /// `page` counts from 1; per_page is 1 to 1000, else validation_failed.
    Task<Result<AccountPage>> list(Who who, std::int64_t page, std::int64_t per_page, Deadline by);
    /// Errors: user_not_found.
    Task<Result<Account>> get(Who who, UserId id, Deadline by);
    /// A new password or a ban ends the user's sessions. Errors: as create(), user_not_found.
    Task<Result<Account>> update(Who who, UserId id, AdminChange change, Deadline by);
    /// Errors: user_not_found, conflict (other records name the user; ban him instead).
    Task<Result<void>> remove(Who who, UserId id, Deadline by);

private:
    Task<Result<std::optional<std::string>>> hash_of(std::optional<std::string> password);

    pg::Pool& pool_;
    Passwords& passwords_;
};

}  // namespace orderline::auth
