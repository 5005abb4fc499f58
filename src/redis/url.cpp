// redis/url.cpp: redis:// and rediss://, as other clients read them.
#include "redis/url.hpp"
#include <algorithm>
#include <charconv>
#include <optional>
#include "base/percent.hpp"
#include "base/text.hpp"

namespace orderline::redis {
namespace {

constexpr int database_max = 65535;

std::unexpected<Error> wrong(std::string_view what) {
    return fail(Code::bad_request, "invalid_config",
                "The address of Redis " + std::string{what} + ": redis://user:password@host:6379/0, or rediss:// for TLS.");
}

std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

Result<void> read_credentials(Address& address, std::string_view text) {
    const auto colon = text.find(':');
    const auto user = percent_decode(text.substr(0, colon), false);
    const auto password = percent_decode(colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1), false);
    if (!user || !password) return wrong("has a percent sign that is none");
    if (password->empty()) return wrong("names a user without a password");
    address.user = *user;
    address.password = *password;
    return {};
}

Result<void> read_host(Address& address, std::string_view text) {
    std::string_view port;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) return wrong("has no end of its [host]");
        address.host = text.substr(1, end - 1);
        port = text.substr(end + 1);
    } else {
        const auto colon = text.find(':');
        address.host = text.substr(0, colon);
        if (colon != std::string_view::npos) port = text.substr(colon);
    }
    if (address.host.empty()) return wrong("has no host");
    const bool odd = std::ranges::any_of(address.host, [](unsigned char c) { return c <= ' ' || c == 0x7f; });
    if (odd) return wrong("has a host that is none");
    if (port.empty()) return {};
    const auto value = port.front() == ':' ? number(port.substr(1), 1, 65535) : std::nullopt;
    if (!value) return wrong("has a port that is none");
    address.port = static_cast<std::uint16_t>(*value);
    return {};
}

}  // namespace

Result<Address> parse_url(std::string_view url) {
    Address address;
    const auto scheme = url.find("://");
    const auto name = ascii_lower(url.substr(0, scheme == std::string_view::npos ? 0 : scheme));
    if (name != "redis" && name != "rediss") return wrong("does not begin with redis:// or rediss://");
    address.tls = name == "rediss";
    std::string_view rest = url.substr(scheme + 3);
    if (const auto slash = rest.find('/'); slash != std::string_view::npos) {
        const auto path = rest.substr(slash + 1);
        const auto database = path.empty() ? std::optional{0} : number(path, 0, database_max);
        if (!database) return wrong("has a database that is no number");
        address.database = *database;
        rest = rest.substr(0, slash);
    }
    if (const auto at = rest.rfind('@'); at != std::string_view::npos) {
        TRY_VOID(read_credentials(address, rest.substr(0, at)));
        rest = rest.substr(at + 1);
    }
    TRY_VOID(read_host(address, rest));
    return address;
}

}  // namespace orderline::redis
