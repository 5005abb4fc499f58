// tests/fuzz/fuzz_http_request.cpp: whatever arrives on a connection, the reader of requests does not crash, keeps its
// limits, gives the same however the bytes are cut, and lets no path through that breaks the rules of Request::path.
// The first byte of the input says how the rest is cut.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include "base/text.hpp"
#include "http/request_reader.hpp"

namespace {

using namespace orderline::http;

constexpr std::size_t header_max = 1024, body_max = 256;

void require(bool held) {
    if (!held) std::abort();
}

void check(const Request& request) {
    require(request.path.starts_with('/'));
    require(orderline::is_storable_text(request.path));
    const auto path = request.path + "/";
    require(path.find("/../") == std::string::npos && path.find("/./") == std::string::npos);
    require(request.body.size() <= body_max);
    for (const auto& [name, value] : request.headers.fields()) {
        require(!name.empty() && orderline::ascii_lower(name) == name);
        require(value.find_first_of(std::string_view{"\r\n\0", 3}) == std::string::npos);
    }
}

/// All that was understood, as one text.
std::string read(std::string_view bytes, std::size_t piece) {
    RequestReader reader{header_max, body_max};
    std::string unread, understood;
    while (!bytes.empty()) {
        unread += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        for (bool more = true; more && !unread.empty();) {
            const auto taken = reader.feed(unread);
            require(taken <= unread.size());
            unread.erase(0, taken);
            if (reader.refusal()) return understood + std::to_string(reader.refusal()->status);
            more = reader.done();
            if (!more) continue;
            understood += reader.keep_alive() ? 'k' : 'c';
            const auto request = reader.take();
            check(request);
            understood += request.path + '?' + request.query + '\n';
            for (const auto& [name, value] : request.headers.fields()) understood += name + ':' + value + '\n';
            understood += request.body;
        }
        require(unread.size() <= header_max + piece);
    }
    return understood;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    require(read(bytes, bytes.size()) == read(bytes, 1 + data[0] % 32));
    return 0;
}
