// auth/write_account.hpp: users written to the database, for themselves and for the tenant's servers. Internal to auth.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/contact.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

struct NewAccount {
    TenantId tenant;
    UserId id;
    std::string email;  // "" if none
    std::optional<std::string> phone, password_hash;
    bool email_confirmed = false, phone_confirmed = false;
    std::string user_metadata = "{}", app_metadata = "{}";
};

/// Of somebody who signs up with that address, which is not confirmed.
NewAccount new_account(TenantId tenant, Contact contact, std::string user_metadata);

/// What is not given stays.
struct AccountEdit {
    std::optional<std::string> email, phone, password_hash;
    bool email_confirmed = false, phone_confirmed = false;
    std::optional<std::string> user_metadata, app_metadata;  // merged
    std::optional<std::chrono::seconds> ban_for;
};

/// A JSON object that is not nested deeper than a token's reader reads. Errors: bad_request validation_failed.
Result<void> check_metadata(std::string_view text);

/// Errors: conflict email_exists or phone_exists.
std::unexpected<Error> address_exists(Contact::Kind kind);
/// What an error of a statement that writes users means to a client.
std::unexpected<Error> explained(Error error);

// Errors: conflict (reasons email_exists, phone_exists, user_already_exists: the id), bad_request validation_failed (metadata
// too large), and as Transaction::run.
Task<Result<void>> insert_account(pg::Transaction& work, NewAccount account, Deadline by);
/// Also not_found user_not_found.
Task<Result<void>> update_account(pg::Transaction& work, TenantId tenant, UserId id, AccountEdit edit, Deadline by);

}  // namespace orderline::auth
