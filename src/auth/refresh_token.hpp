// auth/refresh_token.hpp: the text that keeps a user signed in: used once, then replaced by its successor.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include "auth/secret.hpp"
#include "base/id.hpp"

namespace orderline::auth {

/// Names a row of refresh_sessions; who signed in, until when and whether it was revoked stands there.
struct RefreshName {
    TenantId tenant;
    Uuid session{};
    bool operator==(const RefreshName&) const = default;
};

/// 86 characters base64url: 16 bytes tenant, 16 bytes session, 16 bytes nonce, the first 16 bytes of their HMAC-SHA256.
/// The signature is checked before the database is asked; so only a token that we made can count as "used again" and end
/// a session, not a guess. Postgres has the SHA-256 of the whole text.
class RefreshTokens {
public:
    explicit RefreshTokens(const Secret& secret)
        : hmac_{secret.key_for("refresh_token")}, successor_{secret.key_for("refresh_token_successor")} {}

    std::string first(const RefreshName& name) const;
    std::optional<RefreshName> read(std::string_view text) const;
    /// The token that replaces `text`, always the same: two tabs that use one token at once, or a client whose answer was
    /// lost, go on with one successor. Without the secret it cannot be guessed. Requires: read(text).
    std::string successor(std::string_view text) const;

private:
    Hmac hmac_, successor_;
};

}  // namespace orderline::auth
