// auth/recovery_code.cpp: recovery codes are made, and read as people type them.
#include "auth/recovery_code.hpp"
#include <array>
#include <cstddef>
#include "base/random.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 10;

}  // namespace

std::string random_recovery_code() {
    std::array<std::byte, length> bytes;
    fill_random(bytes);
    std::string code;
    for (const auto byte : bytes) {
        if (code.size() == length / 2) code += '-';
        code += alphabet[std::to_integer<std::size_t>(byte) % alphabet.size()];  // 32 of 256: each as likely
    }
    return code;
}

std::string recovery_code_letters(std::string_view typed) {
    std::string letters;
    for (const char c : ascii_lower(typed)) {
        if (c == 'o') letters += '0';
        else if (c == 'i' || c == 'l') letters += '1';
        else if (c != '-' && c != ' ') letters += c;
    }
    return letters;
}

}  // namespace orderline::auth
