// auth/password_try.hpp: what slows down who tries passwords: a delay that grows, of an account and of a network. Internal to auth.
#pragma once
#include <string>
#include <string_view>
#include "auth/account.hpp"
#include "auth/attempts.hpp"
#include "async/task.hpp"
#include "auth/contact.hpp"
#include "auth/password.hpp"
#include "base/id.hpp"

namespace orderline::auth {

/// The same for an account that there is and one that there is not. Ends with the try; keeps nothing itself.
class PasswordTry {
public:
    PasswordTry(Attempts& attempts, TenantId tenant, const Contact& contact, std::string_view peer);
    /// Of a user who has signed in.
    PasswordTry(Attempts& attempts, const Account& user, std::string_view peer);
    /// Before the password is looked at. Errors: too_many with that reason.
    Result<void> begin(std::string_view reason = "over_request_rate_limit");
    /// Is that the password of `hash`? Then the account begins anew; of the network's tries only this one is taken back, or one's own
    /// account would cover for guesses at others. A try that nobody could look at does not count. Errors: as Passwords::verify.
    Task<Result<bool>> verify(Passwords& passwords, std::string hash, std::string password);

private:
    Attempts& attempts_;
    std::string account_, network_;
};

/// Who has an IPv6 network has 2^64 addresses: its first half counts. An IPv4 address, and what is no address, as it is.
std::string network_of(std::string_view address);

}  // namespace orderline::auth
