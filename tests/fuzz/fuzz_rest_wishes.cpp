// tests/fuzz/fuzz_rest_wishes.cpp: any bytes as the headers Prefer, Accept and Range.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>
#include "endpoints/rest/wishes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline::rest;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto wishes = parse_prefer(text); wishes && wishes->applied().size() > 3 * size + 100) std::abort();
    if (const auto accepted = parse_accept(text); accepted && accepted->plan_options.size() > size) std::abort();
    const auto window = parse_range(text);
    if (!window || !*window) return 0;
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    for (const auto limit : {std::int64_t{10}, most}) {
        for (const auto offset : {std::int64_t{5}, most}) {
            const auto both = narrowed(**window, limit, offset);
            if (both.offset < 0 || both.limit.value_or(0) < 0 || both.limit.value_or(0) > limit) std::abort();
        }
    }
    return 0;
}
