// auth/secret.hpp: the installation's secret, and keys for single purposes made from it.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include "base/encoding.hpp"
#include "base/result.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {

class Secret {
public:
    /// 64 hex digits (ORDERLINE_SECRET). Errors: bad_request, without showing the text.
    static Result<Secret> parse(std::string_view hex);
    /// The secret in `file`, made with mode 0600 if there is none. Errors: unavailable (cannot be read or written; open to others).
    static Result<Secret> load_or_create(const std::string& file);

    /// HMAC-SHA256 of the purpose: "access_token", "link". Different purposes never share a key.
    Sha256 key_for(std::string_view purpose) const;

private:
    std::array<std::byte, 32> bytes_{};
};

/// HMAC-SHA256, with a key of any size. Reuses a prepared context per key (measured: 0.6 us instead of 2).
class Hmac {
public:
    explicit Hmac(Bytes key);
    ~Hmac();
    Hmac(Hmac&&) noexcept;
    Sha256 sign(std::string_view text) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// In time that does not depend on where they differ.
bool equal_in_constant_time(Bytes a, Bytes b);

}  // namespace orderline::auth
