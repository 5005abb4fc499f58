// auth/contact.hpp: the address that somebody signs in with: an e-mail address or a phone number.
#pragma once
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::auth {

struct Contact {
    enum class Kind { email, phone };
    Kind kind = Kind::email;
    std::string text;  // an address in lower case; a phone number's digits without '+'
    bool operator==(const Contact&) const = default;
};

/// Something before and after one '@', at most 254 bytes, without white space. Errors: bad_request validation_failed.
Result<Contact> parse_email(std::string_view text);
/// E.164: one leading '+' and spaces are dropped, then [1-9][0-9]{1,14}. Errors: bad_request validation_failed.
Result<Contact> parse_phone(std::string_view text);

}  // namespace orderline::auth
