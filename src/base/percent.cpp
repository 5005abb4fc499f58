// base/percent.cpp: percent decoding, whole escapes only.
#include "base/percent.hpp"
#include "base/encoding.hpp"

namespace orderline {

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    if (text.find_first_of(plus_is_space ? "%+" : "%") == std::string_view::npos) return std::string{text};
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high << 4 | low);
            i += 2;
        } else {
            decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

}  // namespace orderline
