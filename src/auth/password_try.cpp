// auth/password_try.cpp: the numbers, and in which order the two are asked.
#include "auth/password_try.hpp"
#include <arpa/inet.h>
#include <algorithm>
#include <array>
#include <utility>
#include "auth/allowances.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr GrowingDelay account_delay{10, seconds{1}, minutes{15}, hours{1}};
constexpr GrowingDelay network_delay{60, seconds{1}, minutes{15}, minutes{1}};  // an office may be behind one address

Contact contact_of(const Account& user) {
    if (user.email.empty()) return {Contact::Kind::phone, user.phone};
    return {Contact::Kind::email, ascii_lower(user.email)};
}

constexpr GrowingDelay saying(GrowingDelay delay, std::string_view reason) {
    delay.reason = reason;
    return delay;
}

}  // namespace

PasswordTry::PasswordTry(Attempts& attempts, TenantId tenant, const Contact& contact, std::string_view peer)
    : attempts_{attempts}, account_{counter("password", tenant, contact)}, network_{counter("passwords", network_of(peer))} {}

PasswordTry::PasswordTry(Attempts& attempts, const Account& user, std::string_view peer)
    : PasswordTry{attempts, user.tenant, contact_of(user), peer} {}

Result<void> PasswordTry::begin(std::string_view reason) {
    // The network first: one that has to wait must not lengthen the wait of an account.
    TRY_VOID(attempts_.try_once(network_, saying(network_delay, reason)));
    auto tried = attempts_.try_once(account_, saying(account_delay, reason));
    if (!tried) attempts_.give_back(network_);
    return tried;
}

Task<Result<bool>> PasswordTry::verify(Passwords& passwords, std::string hash, std::string password) {
    auto right = co_await passwords.verify(std::move(hash), std::move(password));
    if (right && !*right) co_return right;
    attempts_.give_back(network_);
    if (right) attempts_.begin_anew(account_);
    else attempts_.give_back(account_);
    co_return right;
}

std::string network_of(std::string_view address) {
    const std::string text{address};
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1 || text.starts_with("::ffff:")) return text;
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    std::array<char, INET6_ADDRSTRLEN> network{};
    inet_ntop(AF_INET6, bytes.data(), network.data(), network.size());
    return std::string{network.data()} + "/64";
}

}  // namespace orderline::auth
