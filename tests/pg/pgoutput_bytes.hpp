// tests/pg/pgoutput_bytes.hpp: messages of pgoutput as the walsender writes them, for tests and the fuzzer's corpus.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::pg {

class PgoutputBytes {
public:
    explicit PgoutputBytes(char kind) { bytes_ += kind; }
    PgoutputBytes& number(std::uint64_t value, int size) {
        for (int i = size - 1; i >= 0; --i) bytes_ += static_cast<char>(value >> (8 * i));
        return *this;
    }
    PgoutputBytes& text(std::string_view value) {
        bytes_.append(value).push_back('\0');
        return *this;
    }
    PgoutputBytes& letter(char value) {
        bytes_ += value;
        return *this;
    }
    /// nullopt is NULL, "\xff" stands for an unchanged TOAST value.
    PgoutputBytes& tuple(const std::vector<std::optional<std::string>>& values) {
        number(values.size(), 2);
        for (const auto& value : values) {
            if (!value) letter('n');
            else if (*value == "\xff") letter('u');
            else letter('t').number(value->size(), 4).bytes_ += *value;
        }
        return *this;
    }
    operator const std::string&() const { return bytes_; }

private:
    std::string bytes_;
};

inline std::string begin_message() { return PgoutputBytes('B').number(1, 8).number(2, 8).number(3, 4); }
inline std::string commit_message() { return PgoutputBytes('C').number(0, 1).number(1, 8).number(2, 8).number(3, 8); }
inline std::string relation_message(std::uint32_t id, std::string_view table, const std::vector<std::string>& columns) {
    PgoutputBytes bytes('R');
    bytes.number(id, 4).text("public").text(table).letter('d').number(columns.size(), 2);
    for (const auto& column : columns) bytes.number(1, 1).text(column).number(25, 4).number(0xffffffff, 4);
    return bytes;
}

}  // namespace orderline::pg
