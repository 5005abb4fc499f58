// auth/totp.hpp: codes of authenticator apps: TOTP (RFC 6238) with SHA-1, six digits and half a minute, which all apps know. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "base/time.hpp"

namespace orderline::auth {

inline constexpr std::size_t totp_secret_bytes = 20;

/// Half minutes since 1970.
std::int64_t totp_step(Instant at);
/// Six digits.
std::string totp_code(std::string_view secret, std::int64_t step);
/// The step that `code` is of: the current one, or one beside it, because clocks differ and people are slow; none if it is of
/// another. In time that does not depend on how nearly right it is.
std::optional<std::int64_t> totp_step_of(std::string_view code, std::string_view secret, Instant at);

/// The secret as people type it (RFC 4648 base32).
std::string totp_secret_text(std::string_view secret);
/// What the app scans: otpauth://totp/<issuer>:<account>?secret=…&issuer=…
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace orderline::auth
