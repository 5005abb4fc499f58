// app/table.cpp: rows on a terminal.
#include "app/table.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/json.hpp"
#include "base/text.hpp"

namespace orderline::app {
namespace {

std::string padded(std::string text, std::size_t width) {
    const auto length = length_in_characters(text);
    if (length < width) text.append(width - length, ' ');
    return text;
}

std::string heading(std::string_view name) {
    std::string text;
    for (const char c : name) text += c == '_' ? ' ' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out{text};
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    }
    return out;
}

std::string Table::text() const {
    std::vector<std::vector<std::string>> lines;
    lines.emplace_back();
    for (const auto name : columns_) lines.back().push_back(heading(name));
    for (const auto& row : rows_) {
        lines.emplace_back();
        for (const auto& cell : row) lines.back().push_back(cell ? printable(*cell) : "-");
    }
    std::vector<std::size_t> widths(columns_.size(), 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], length_in_characters(line[i]));
    }
    std::string out;
    for (auto& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) out += padded(std::move(line[i]), widths[i]) + "  ";
        out += line.back() + "\n";
    }
    return out;
}

std::string Table::json() const {
    std::string out = "[";
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        JsonWriter object;
        object.open('{');
        for (std::size_t i = 0; i < columns_.size(); ++i) object.key(columns_[i]).maybe_text(rows_[r][i]);
        object.close('}');
        out += (r == 0 ? "\n " : ",\n ") + object.take();
    }
    return out + (rows_.empty() ? "]\n" : "\n]\n");
}

void print(const Table& table, bool json) { fmt::print("{}", json ? table.json() : table.text()); }

void print_json_object(const std::vector<std::pair<std::string_view, std::optional<std::string>>>& fields) {
    JsonWriter object;
    object.open('{');
    for (const auto& [name, value] : fields) object.key(name).maybe_text(value);
    object.close('}');
    fmt::print("{}\n", object.view());
}

}  // namespace orderline::app
