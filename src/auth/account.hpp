// auth/account.hpp: a user as /auth/v1 knows him: a row of public.users of one tenant, and what he signed in with.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/access.hpp"

namespace orderline::auth {

struct Account {
    TenantId tenant;
    UserId id;
    std::string name;   // shown to others: the agent's, else the user name, else the address
    std::string email;  // "" if none
    std::string phone;  // digits without '+'; "" if none
    std::optional<Instant> email_confirmed_at, phone_confirmed_at, confirmation_sent_at, recovery_sent_at;
    std::optional<Instant> last_sign_in_at, banned_until;
    std::string new_email, new_phone;  // asked for by the user, not confirmed yet; "" if none
    std::string app_metadata = "{}";   // a JSON object with provider, providers and tenant_id: only the tenant changes it
    std::string user_metadata = "{}";  // a JSON object: the user's own words, never to be trusted
    Instant created_at{}, updated_at{};
    Permissions permissions;  // of all his roles; none without a role: row-level security then shows him nothing
    bool has_second_factor = false;  // one that was proved to work
    std::string factors;             // the wire's list of them; "" if there are none
};

/// As who he acts: a user of the tenant with the permissions of his roles.
Principal principal_of(const Account& user);

/// One way in which a user proved who he is (the claim amr), the first one: "password" or "otp".
struct SignInMethod {
    std::string name;
    Instant at{};
};
/// Both ways: what he knows, and what he has. The second is "totp" or "recovery_code".
struct SignInMethods {
    SignInMethod first;
    std::optional<SignInMethod> second;
};

/// The wire's token response.
struct Session {
    std::string access_token, refresh_token;
    std::chrono::seconds expires_in{};
    Instant expires_at{};
    Account user;
    bool second_factor_needed = false;  // until he shows it, the session may do nothing else
};

/// Where a request came from: shown in the list of sessions, and counted against guessers.
struct Peer {
    std::string address;     // an IP address as text
    std::string user_agent;  // "" if none; its first 200 bytes are kept
};

}  // namespace orderline::auth
