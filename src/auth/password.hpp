// auth/password.hpp: passwords as argon2id hashes, computed beside the I/O thread.
#pragma once
#include <string>
#include <string_view>
#include "async/offload.hpp"
#include "async/task.hpp"
#include "auth/breached_passwords.hpp"
#include "base/result.hpp"

namespace orderline::auth {

/// argon2id, 2 passes over 19 MiB (OWASP minimum; measured 19 ms), as libsodium's self-describing text. Blocking.
std::string hash_password(std::string_view password);
/// Blocking. False also for a text that is no such hash.
bool verify_password(std::string_view hash, std::string_view password);

/// Errors: bad_request weak_password (shorter than 8 characters), validation_failed (longer than 256 bytes, no text).
Result<void> check_new_password(std::string_view password);

class Passwords {
public:
    /// `breached`, if there is one, outlives this.
    explicit Passwords(Offload& offload, const BreachedPasswords* breached = nullptr);
    /// `hash` empty (unknown user): takes as long as a wrong password and says false. Errors: too_many.
    Task<Result<bool>> verify(std::string hash, std::string password);
    /// Errors: as check_new_password(), check_not_breached(); too_many.
    Task<Result<std::string>> hash_new(std::string password);

private:
    Offload& offload_;
    const BreachedPasswords* breached_;
    std::string dummy_hash_;
};

}  // namespace orderline::auth
