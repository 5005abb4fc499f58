// base/id.cpp: UUIDs as text.
#include "base/id.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"

namespace orderline {

std::string to_text(const Uuid& uuid) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text(36, '-');
    std::size_t at = 0;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
        const auto value = std::to_integer<unsigned>(uuid[i]);
        text[at++] = digits[value >> 4];
        text[at++] = digits[value & 15];
    }
    return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid uuid{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-') return std::nullopt;
        }
        const int high = hex_value(text[at]), low = hex_value(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        uuid[i] = static_cast<std::byte>(high << 4 | low);
        at += 2;
    }
    return uuid;
}

Uuid random_uuid() {
    Uuid uuid;
    fill_random(uuid);
    uuid[6] = (uuid[6] & std::byte{0x0f}) | std::byte{0x40};  // RFC 9562, 5.4: version 4
    uuid[8] = (uuid[8] & std::byte{0x3f}) | std::byte{0x80};  // variant 10
    return uuid;
}

}  // namespace orderline
