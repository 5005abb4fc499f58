// tests/fuzz/fuzz_client_address.cpp: whatever X-Forwarded-For holds, the client is one address, and only a trusted proxy can say another.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>
#include "http/client_address.hpp"

namespace {

using namespace orderline;

void check(bool holds) {
    if (!holds) std::abort();
}

/// Networks read from any text are written as they are read, and hold their first address.
void check_network(std::string_view text) {
    const auto network = parse_ip_network(text);
    if (!network) return;
    check(*parse_ip_network(to_text(*network)) == *network);
    check(network->contains(network->first));
}

void check_client(std::string_view peer, const http::Headers& headers, const std::vector<IpNetwork>& trusted) {
    const auto client = http::client_address(peer, headers, trusted);
    const auto read = parse_ip_address(client);
    check(read && to_text(*read) == client);
    if (!is_in_any(trusted, *parse_ip_address(peer))) check(client == peer);
    // What is written to the left of a client changes nothing.
    http::Headers more;
    more.add("x-forwarded-for", "10.0.0.1, 6.6.6.6");
    for (const auto& [name, value] : headers.fields()) more.add(name, value);
    if (!is_in_any(trusted, *read)) check(http::client_address(peer, more, trusted) == client);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text{reinterpret_cast<const char*>(data), size};
    http::Headers headers;
    for (;;) {
        const auto line = text.substr(0, text.find('\n'));
        check_network(line);
        headers.add("x-forwarded-for", std::string{line});
        if (line.size() == text.size()) break;
        text.remove_prefix(line.size() + 1);
    }
    const std::vector trusted{*parse_ip_network("10.0.0.0/8"), *parse_ip_network("2001:db8::/32")};
    for (const auto* const peer : {"10.0.0.9", "2001:db8::9", "192.0.2.1"}) check_client(peer, headers, trusted);
    return 0;
}
