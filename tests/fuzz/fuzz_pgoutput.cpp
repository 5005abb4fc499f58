// tests/fuzz/fuzz_pgoutput.cpp: no stream of messages makes the decoder crash, grow without bound or give a row that
// does not fit its table. The input is a list of messages, each behind its length in two bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include "pg/pgoutput.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    orderline::pg::PgoutputDecoder decoder;
    orderline::Bytes left = std::as_bytes(std::span{data, size});
    while (left.size() >= 2) {
        const auto length = std::to_integer<std::size_t>(left[0]) << 8 | std::to_integer<std::size_t>(left[1]);
        left = left.subspan(2);
        const auto message = left.first(length < left.size() ? length : left.size());
        left = left.subspan(message.size());
        const auto changes = decoder.decode(message);
        if (!changes) continue;
        for (const auto& change : *changes) {
            const bool fits = change.relation && change.values.size() == change.relation->columns.size() &&
                              change.unchanged.size() == change.values.size();
            if (!fits) std::abort();
        }
    }
    return 0;
}
