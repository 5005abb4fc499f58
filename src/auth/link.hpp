// auth/link.hpp: the customer's signed link: the token in /o/<token>.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "auth/secret.hpp"
#include "base/id.hpp"

namespace orderline::auth {

/// Names a row of draft_links; what it admits to, until when and whether it was revoked stands there.
struct LinkName {
    TenantId tenant;
    std::int64_t id = 0;  // random, not counted
    bool operator==(const LinkName&) const = default;
};

/// 46 characters base64url: 16 bytes tenant, 8 bytes id, the first 10 bytes of their HMAC-SHA256: short enough for an SMS,
/// and checked before the database is asked, so that guessing costs us nothing.
class Links {
public:
    explicit Links(const Secret& secret) : hmac_{secret.key_for("link")} {}
    std::string text(const LinkName& name) const;
    std::optional<LinkName> read(std::string_view text) const;

private:
    Hmac hmac_;
};

}  // namespace orderline::auth
