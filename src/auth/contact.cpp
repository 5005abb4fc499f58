// auth/contact.cpp: which texts are addresses.
#include "auth/contact.hpp"
#include <algorithm>
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t email_bytes_max = 254, phone_digits_min = 2, phone_digits_max = 15;

bool is_digit(char one) { return one >= '0' && one <= '9'; }
bool is_white_or_control(char one) { return static_cast<unsigned char>(one) <= ' ' || one == '\x7f'; }

}  // namespace

Result<Contact> parse_email(std::string_view text) {
    const auto given = trim(text);
    const auto at = given.find('@');
    if (at == 0 || at == given.npos || at + 1 == given.size() || given.find('@', at + 1) != given.npos ||
        given.size() > email_bytes_max || !is_storable_text(given) || std::ranges::any_of(given, is_white_or_control)) {
        return fail(Code::bad_request, "validation_failed", "Unable to validate email address: invalid format");
    }
    return Contact{Contact::Kind::email, ascii_lower(given)};
}

Result<Contact> parse_phone(std::string_view text) {
    std::string digits{text.substr(text.starts_with('+') ? 1 : 0)};
    std::erase(digits, ' ');
    if (digits.size() < phone_digits_min || digits.size() > phone_digits_max || digits.front() == '0' ||
        !std::ranges::all_of(digits, is_digit)) {
        return fail(Code::bad_request, "validation_failed", "Invalid phone number format (E.164 required)");
    }
    return Contact{Contact::Kind::phone, std::move(digits)};
}

}  // namespace orderline::auth
