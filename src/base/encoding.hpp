// base/encoding.hpp: bytes as text: hex, base64 and base64url.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orderline {

using Bytes = std::span<const std::byte>;

inline Bytes as_bytes(std::string_view text) { return std::as_bytes(std::span{text}); }
inline std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// 0..15, or -1 if it is no hex digit.
int hex_value(char digit) noexcept;
std::string to_hex(Bytes bytes);  // lower case
std::optional<std::vector<std::byte>> from_hex(std::string_view text);

std::string to_base64(Bytes bytes);     // RFC 4648, 4, with padding
std::string to_base64url(Bytes bytes);  // RFC 4648, 5, without padding
/// Only the canonical form without padding: one text for each value, so that a token cannot be spelled in two ways.
std::optional<std::vector<std::byte>> from_base64url(std::string_view text);

}  // namespace orderline
