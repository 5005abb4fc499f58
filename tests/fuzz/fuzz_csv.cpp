// tests/fuzz/fuzz_csv.cpp: no file makes the CSV reader or the checks of an import crash, and what is read in one piece is
// read the same byte by byte; a record that is read and written again is the same record. The first byte says which kind of file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include "app/csv.hpp"
#include "app/import_rows.hpp"

namespace {

using namespace orderline;
using namespace orderline::app;

std::vector<CsvRecord> read(std::string_view text, std::size_t piece) {
    std::vector<CsvRecord> records;
    CsvReader reader{','};
    const auto keep = [&](CsvRecord& record) { records.push_back(record); };
    for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece), keep);
    reader.finish(keep);
    return records;
}

void check_rows(const std::vector<CsvRecord>& records, ImportKind kind) {
    if (records.empty()) return;
    const auto mapping = map_columns(kind, records.front().fields, {});
    if (!mapping) return;
    static const Known known;
    RowCheck check{kind, *mapping, {}, known};
    for (std::size_t i = 1; i < records.size(); ++i) {
        const auto row = check.check(records[i]);
        if (!row && row.error().message.empty()) std::abort();  // a row is never refused without a reason
        (void)check.group_of(records[i]);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto whole = read(text, text.size() + 1), bytes = read(text, 1);
    if (whole.size() != bytes.size()) std::abort();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (whole[i].fields != bytes[i].fields || whole[i].problem != bytes[i].problem || whole[i].line != bytes[i].line) std::abort();
        if (!whole[i].problem.empty()) continue;
        const auto again = read(csv_line(whole[i].fields), 1 << 20);
        if (again.size() != 1 || again[0].fields != whole[i].fields) std::abort();
    }
    check_rows(whole, static_cast<ImportKind>(data[0] % 3));
    return 0;
}
