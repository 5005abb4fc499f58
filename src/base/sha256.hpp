// base/sha256.hpp: the digest of what was displayed, of keys and of tokens.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include "base/encoding.hpp"

namespace orderline {

using Sha256 = std::array<std::byte, 32>;

Sha256 sha256(Bytes bytes);
inline Sha256 sha256(std::string_view text) { return sha256(as_bytes(text)); }
inline std::string sha256_hex(std::string_view text) { return to_hex(sha256(text)); }

}  // namespace orderline
