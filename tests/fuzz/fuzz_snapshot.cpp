// tests/fuzz/fuzz_snapshot.cpp: no text makes the reader of snapshots crash, and what it reads it reads again from its own writing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include "schema/snapshot.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline::schema;
    const auto model = read_snapshot({reinterpret_cast<const char*>(data), size});
    if (!model) return 0;
    const auto again = read_snapshot(to_snapshot(*model));
    if (!again || *again != *model) std::abort();
    return 0;
}
