// tests/fuzz/fuzz_rest_query.cpp: any bytes as a query string: read or refused, with a place inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include "endpoints/rest/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto query = rest::parse_query(text); !query && query.error().message.empty()) std::abort();
    const auto mine = rest::parse_query(text, [](std::string_view name) { return name.size() % 2 == 0; });
    if (mine && mine->arguments.size() > size) std::abort();
    return 0;
}
