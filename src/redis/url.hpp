// redis/url.hpp: where a Redis is and who we are to it, from one text: rediss://user:password@host:6380/2.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::redis {

struct Address {
    std::string host;
    std::uint16_t port = 6379;
    bool tls = false;            // rediss://
    std::string user, password;  // empty: none. A password without a user is that of Redis' user `default`
    int database = 0;
};

/// Percent signs in user and password are decoded; a host may be [::1].
/// Errors: bad_request invalid_config, which never shows the text: there is a password in it.
Result<Address> parse_url(std::string_view url);

}  // namespace orderline::redis
