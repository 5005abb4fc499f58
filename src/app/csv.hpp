// app/csv.hpp: CSV (RFC 4180) as an incremental state machine: bytes in whatever pieces, records out. Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::app {

struct CsvRecord {
    std::uint64_t line = 0;  // where it begins; the first is 1
    std::vector<std::string> fields;
    std::string raw;         // as it stood in the file, without its line break
    std::string problem;     // empty, or why it cannot be read; the fields are then incomplete
};

/// Quoted fields may hold delimiters, doubled quotes and line breaks; records end with LF, CRLF or CR; a byte order mark is
/// skipped, empty lines too. Text must be UTF-8 without NUL. After a broken record reading goes on with the next line.
class CsvReader {
public:
    using OnRecord = std::function<void(CsvRecord&)>;
    static constexpr std::size_t record_bytes_max = 1 << 20;
    static constexpr std::size_t fields_max = 1000;

    explicit CsvReader(char delimiter) : delimiter_{delimiter} {}

    void feed(std::string_view bytes, const OnRecord& on_record);
    /// No more bytes: the last record may lack its line break.
    void finish(const OnRecord& on_record);

private:
    enum class State { field_start, plain, quoted, quote_in_quoted, broken };

    void take(char c, const OnRecord& on_record);
    void end_field();
    void end_record(const OnRecord& on_record);
    void spoil(std::string problem);

    char delimiter_;
    State state_ = State::field_start;
    std::uint64_t line_ = 1, opened_ = 0;  // where we are; where the quote was opened
    std::string start_;                    // the first bytes, while they may be a byte order mark
    bool started_ = false, after_cr_ = false, any_ = false;
    std::string field_;
    CsvRecord record_;
};

/// The delimiter of a file, from its first line: the most frequent of , ; tab | outside quotes; a comma if there is none.
char detect_delimiter(std::string_view beginning);

/// One record with CRLF, quoted where it must be; read again it gives the same fields.
std::string csv_line(const std::vector<std::string>& fields, char delimiter = ',');

}  // namespace orderline::app
