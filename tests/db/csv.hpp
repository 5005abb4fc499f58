// tests/db/csv.hpp: the CSV files that the database is compared with, as rows of text.
#pragma once
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace orderline::db {

inline std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>{file}, {}};
}

using Fields = std::vector<std::string>;

/// RFC 4180: fields in quotes may hold commas, line breaks and doubled quotes.
inline std::vector<Fields> parse_csv(const std::string& text) {
    std::vector<Fields> rows;
    Fields row;
    std::string field;
    bool quoted = false;
    const auto end_row = [&] {
        row.push_back(std::exchange(field, {}));
        rows.push_back(std::exchange(row, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
            else quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::exchange(field, {}));
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            field += c;
        }
    }
    if (!field.empty() || !row.empty()) end_row();
    return rows;
}

/// The rows below the header, which must be the expected one. `path` is from the project's root.
inline std::vector<Fields> read_csv(const std::string& path, const Fields& header) {
    auto rows = parse_csv(read_file(std::string{ORDERLINE_SOURCE_DIR "/"} + path));
    if (rows.empty() || rows.front() != header) throw std::runtime_error(path + " has another header than expected");
    rows.erase(rows.begin());
    for (const auto& row : rows) {
        if (row.size() != header.size()) throw std::runtime_error(path + ": a row has too few or too many fields");
    }
    return rows;
}

}  // namespace orderline::db
