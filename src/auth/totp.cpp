// auth/totp.cpp: TOTP by liboath.
#include "auth/totp.hpp"
#include <liboath/oath.h>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include "auth/secret.hpp"
#include "base/encoding.hpp"
#include "base/percent.hpp"

namespace orderline::auth {
namespace {

constexpr int digits = 6;
constexpr std::int64_t step_seconds = 30, steps_beside = 1;

}  // namespace

std::int64_t totp_step(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / step_seconds;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    std::array<char, digits + 1> code{};
    const int outcome = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                                           OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    if (outcome != OATH_OK) throw std::bad_alloc();  // HMAC-SHA1 of a short text: only memory can be missing
    return code.data();
}

std::optional<std::int64_t> totp_step_of(std::string_view code, std::string_view secret, Instant at) {
    std::optional<std::int64_t> found;
    for (auto step = totp_step(at) - steps_beside; step <= totp_step(at) + steps_beside; ++step) {
        if (equal_in_constant_time(as_bytes(totp_code(secret, step)), as_bytes(code))) found = step;
    }
    return found;
}

std::string totp_secret_text(std::string_view secret) {
    char* text = nullptr;
    if (oath_base32_encode(secret.data(), secret.size(), &text, nullptr) != OATH_OK) throw std::bad_alloc();
    const std::unique_ptr<char, void (*)(void*)> owned{text, std::free};
    return text;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
    const auto from = percent_encode(issuer);
    return "otpauth://totp/" + from + ":" + percent_encode(account) + "?algorithm=SHA1&digits=6&issuer=" + from + "&period=30&secret=" +
           totp_secret_text(secret);
}

}  // namespace orderline::auth
