// app/table.hpp: rows for people (columns in line) or for programs (JSON).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::app {

class Table {
public:
    explicit Table(std::vector<std::string_view> columns) : columns_{std::move(columns)} {}
    void add(std::vector<std::optional<std::string>> row) { rows_.push_back(std::move(row)); }

    /// Columns in line, headings in capitals, "-" for none; control characters are shown as '?', so that a name in the
    /// database cannot play with the terminal.
    std::string text() const;
    /// A list of objects, one line each.
    std::string json() const;

private:
    std::vector<std::string_view> columns_;  // names in JSON: "created_at"
    std::vector<std::vector<std::optional<std::string>>> rows_;
};

/// On standard output, in one of the two forms.
void print(const Table& table, bool json);
/// One object of texts, {"id": "…"}: what a program reads after `create`.
void print_json_object(const std::vector<std::pair<std::string_view, std::optional<std::string>>>& fields);

/// Control characters replaced by '?'.
std::string printable(std::string_view text);

}  // namespace orderline::app
