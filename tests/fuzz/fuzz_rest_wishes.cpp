// tests/fuzz/fuzz_rest_wishes.cpp: any bytes as the headers Prefer, Accept and Range.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include "endpoints/rest/wishes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline::rest;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto wishes = parse_prefer(text); wishes && wishes->applied().size() > 3 * size + 100) std::abort();
    if (const auto accepted = parse_accept(text); accepted && accepted->plan_options.size() > size) std::abort();
    const auto window = parse_range(text);
    if (window && *window && narrowed(**window, 10, 5).limit.value_or(0) < 0) std::abort();
    return 0;
}
