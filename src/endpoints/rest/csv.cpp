// endpoints/rest/csv.cpp: rows as text/csv, quoted as PostgreSQL quotes the fields of a record.
#include "endpoints/rest/csv.hpp"
#include "endpoints/rest/render.hpp"

namespace orderline::rest {
namespace {

void append_cell(std::string& out, const Found& found, const Shape& member, int row, int column) {
    if (found.rows.null(row, column)) {
        if (member.kind == Shape::Kind::objects || member.kind == Shape::Kind::values) out += "[]";
        return;
    }
    if (member.kind == Shape::Kind::value) return append_csv_field(out, found.rows.text(row, column));
    std::string text;
    append_member_value(text, member, found.rows, row, column);
    append_csv_field(out, text);
}

}  // namespace

void append_csv_field(std::string& out, std::string_view text) {
    if (!text.empty() && text.find_first_of(",()\"\\ \t\n\r\v\f") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += c;
        out += c;
    }
    out += '"';
}

std::string csv_of(const Found& found) {
    std::string text;
    for (const auto& member : found.shape.members) {
        if (&member != &found.shape.members.front()) text += ',';
        append_csv_field(text, member.key);
    }
    for (int row = 0; row < found.count; ++row) {
        text += '\n';
        int column = found.first_column;
        for (const auto& member : found.shape.members) {
            if (column > found.first_column) text += ',';
            append_cell(text, found, member, row, column++);
        }
    }
    return text;
}

}  // namespace orderline::rest
