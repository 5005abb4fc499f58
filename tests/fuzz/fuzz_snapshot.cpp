// tests/fuzz/fuzz_snapshot.cpp: no text makes the reader of snapshots crash, and what it lets in all others can work with.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include "schema/coverage.hpp"
#include "schema/diff.hpp"
#include "schema/lint.hpp"
#include "schema/relations.hpp"
#include "schema/snapshot.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline::schema;
    const auto model = read_snapshot({reinterpret_cast<const char*>(data), size});
    if (!model) return 0;
    const auto again = read_snapshot(to_snapshot(*model));
    if (!again || *again != *model || !diff(*model, *again).empty()) std::abort();
    many_to_many(*model, relationships(*model));
    if (!lint(*model)) std::abort();
    if (coverage(*model).commented() > coverage(*model).all()) std::abort();
    return 0;
}
