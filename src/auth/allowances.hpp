// auth/allowances.hpp: how often each thing may be tried (docs/decisions/0030-counting-attempts.md). Internal to auth.
#pragma once
#include <string>
#include <string_view>
#include "auth/attempts.hpp"
#include "auth/contact.hpp"
#include "base/id.hpp"

namespace orderline::auth {

using std::chrono::minutes;

// For each peer address.
inline constexpr Allowance token_requests{150, minutes{5}};   // signing in and refreshing
inline constexpr Allowance verifications{30, minutes{5}};
inline constexpr Allowance account_requests{30, minutes{5}};  // signing up, asking for codes, changing the account
// For each address that somebody signs in with.
inline constexpr Allowance guesses{20, minutes{120}};
inline constexpr Allowance mails{1, minutes{1}, "over_email_send_rate_limit"};
inline constexpr Allowance texts{1, minutes{1}, "over_sms_send_rate_limit"};
// For each tenant: text messages cost money.
inline constexpr Allowance tenant_texts{30, minutes{60}, "over_sms_send_rate_limit"};

inline std::string counter(std::string_view what, TenantId tenant, const Contact& contact) {
    return std::string{what} + ":" + to_text(tenant) + ":" + contact.text;
}
inline std::string counter(std::string_view what, std::string_view peer) { return std::string{what} + ":" + std::string{peer}; }

}  // namespace orderline::auth
