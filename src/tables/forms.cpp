// tables/forms.cpp: times without a zone, addresses and networks.
#include "tables/forms.hpp"
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include "base/time.hpp"

namespace orderline::tables {
namespace {

struct Network {
    std::array<unsigned char, 16> address{};
    int bits = 0, bits_max = 0;
};

std::optional<Network> parse_network(std::string_view text) {
    Network network;
    const auto slash = text.find('/');
    const std::string address{text.substr(0, slash)};
    if (address.find('\0') != std::string::npos) return std::nullopt;
    const bool six = address.find(':') != std::string::npos;
    if (inet_pton(six ? AF_INET6 : AF_INET, address.c_str(), network.address.data()) != 1) return std::nullopt;
    network.bits = network.bits_max = six ? 128 : 32;
    if (slash == std::string_view::npos) return network;
    const auto prefix = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(prefix.data(), prefix.data() + prefix.size(), network.bits);
    const bool whole = error == std::errc{} && end == prefix.data() + prefix.size();
    if (!whole || network.bits < 0 || network.bits > network.bits_max) return std::nullopt;
    return network;
}

}  // namespace

bool is_timestamp(std::string_view text) {
    // A time of UTC is a time without its zone and a Z; the year 0 does not exist.
    return !text.starts_with("0000") && !text.empty() && text.back() >= '0' && text.back() <= '9' &&
           text.find_first_of("+zZ", 10) == std::string_view::npos && text.find('-', 10) == std::string_view::npos &&
           parse_instant(std::string{text} + "Z").has_value();
}

bool is_time(std::string_view text) {
    if (text == "24:00:00") return true;
    return is_timestamp(std::string{"2000-01-01T"} + std::string{text});
}

bool is_inet(std::string_view text) { return parse_network(text).has_value(); }

bool is_cidr(std::string_view text) {
    const auto network = parse_network(text);
    if (!network) return false;
    for (int bit = network->bits; bit < network->bits_max; ++bit) {
        if ((network->address[static_cast<std::size_t>(bit / 8)] >> (7 - bit % 8)) & 1) return false;
    }
    return true;
}

}  // namespace orderline::tables
