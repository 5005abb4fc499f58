// tests/fuzz/fuzz_http_query.cpp: no query string and no target crashes its decoder, and decoding never makes text longer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include "base/percent.hpp"
#include "http/message.hpp"
#include "http/request_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline::http;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const bool plus_is_space : {false, true}) {
        const auto decoded = orderline::percent_decode(text, plus_is_space);
        if (decoded && decoded->size() > text.size()) std::abort();
    }
    // The first byte's worth of the text is the name that is looked for.
    const auto name = text.substr(0, size == 0 ? 0 : data[0] % 8);
    const auto value = query_value(text, name);
    if (value && value->size() > text.size()) std::abort();
    Request request;
    if (read_target(text, request) && !request.path.starts_with('/')) std::abort();
    return 0;
}
