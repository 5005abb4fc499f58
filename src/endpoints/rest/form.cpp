// endpoints/rest/form.cpp: forms and CSV, taken apart.
#include "endpoints/rest/form.hpp"
#include <algorithm>
#include <optional>
#include "base/json.hpp"
#include "base/percent.hpp"
#include "http/message.hpp"

namespace orderline::rest {
namespace {

std::unexpected<Refusal> invalid(std::string message) { return refuse(400, "PGRST102", std::move(message)); }

/// A value of a line of CSV; none: NULL, without quotes.
using Line = std::vector<std::optional<std::string>>;

/// The lines of RFC 4180, with CRLF or LF.
Outcome<std::vector<Line>> read_lines(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty()) {
        Line line;
        for (bool more = true; more;) {
            std::string value;
            bool quoted = false;
            if (text.starts_with('"')) {
                quoted = true;
                for (text.remove_prefix(1);; text.remove_prefix(1)) {
                    if (text.empty()) return invalid("A quoted value of the CSV does not end");
                    if (text.starts_with("\"\"")) text.remove_prefix(1);
                    else if (text.starts_with('"')) break;
                    value += text.front();
                }
                text.remove_prefix(1);
            } else {
                value = text.substr(0, text.find_first_of(",\r\n"));
                text.remove_prefix(value.size());
            }
            if (!quoted && value == "NULL") line.emplace_back(std::nullopt);
            else line.emplace_back(std::move(value));
            more = text.starts_with(',');
            if (more) text.remove_prefix(1);
        }
        if (text.starts_with('\r')) text.remove_prefix(1);
        if (!text.empty() && !text.starts_with('\n')) return invalid("A quoted value of the CSV is followed by something else");
        if (!text.empty()) text.remove_prefix(1);
        lines.push_back(std::move(line));
    }
    return lines;
}

void append_field(std::string& object, std::string_view name, const std::optional<std::string>& value) {
    object += object.empty() ? '{' : ',';
    append_json_text(object, name);
    object += ':';
    if (value) append_json_text(object, *value);
    else object += "null";
}

}  // namespace

Outcome<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view body) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!body.empty()) {
        const auto one = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(one.size() + 1, body.size()));
        if (one.empty()) continue;
        const auto sign = std::min(one.find('='), one.size());
        auto name = percent_decode(one.substr(0, sign), true), value = percent_decode(one.substr(std::min(sign + 1, one.size())), true);
        if (!name || !value) return invalid("The form's fields cannot be read: a percent sign is not followed by two hex digits");
        fields.emplace_back(*std::move(name), *std::move(value));
    }
    return fields;
}

Outcome<std::string> json_of_form(std::string_view body) {
    const auto fields = form_fields(body);
    if (!fields) return std::unexpected(fields.error());
    std::string object;
    for (const auto& [name, value] : *fields) append_field(object, name, value);
    return object.empty() ? "{}" : object + "}";
}

Outcome<std::string> json_of_csv(std::string_view body) {
    const auto lines = read_lines(body);
    if (!lines) return std::unexpected(lines.error());
    if (lines->empty()) return invalid("The CSV has no header line");
    const auto& names = lines->front();
    std::string rows = "[";
    for (auto line = lines->begin() + 1; line != lines->end(); ++line) {
        if (line->size() != names.size()) return invalid("All lines must have same number of fields");
        std::string object;
        for (std::size_t i = 0; i < line->size(); ++i) append_field(object, names[i].value_or("NULL"), (*line)[i]);
        rows += (rows.size() > 1 ? "," : "") + object + "}";
    }
    return rows + "]";
}

}  // namespace orderline::rest
