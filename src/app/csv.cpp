// app/csv.cpp: the states of a CSV text.
#include "app/csv.hpp"
#include <algorithm>
#include <utility>
#include "base/text.hpp"

namespace orderline::app {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

void CsvReader::feed(std::string_view bytes, const OnRecord& on_record) {
    if (!started_) {
        start_.append(bytes);
        if (start_.size() < byte_order_mark.size() && byte_order_mark.starts_with(start_)) return;  // wait for more
        started_ = true;
        const std::string whole = std::exchange(start_, {});
        std::string_view rest = whole;
        if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
        for (const char c : rest) take(c, on_record);
        return;
    }
    for (const char c : bytes) take(c, on_record);
}

void CsvReader::finish(const OnRecord& on_record) {
    if (!started_) {
        started_ = true;
        for (const char c : std::exchange(start_, {})) take(c, on_record);
    }
    if (state_ == State::quoted) spoil("The quote opened in line " + std::to_string(opened_) + " is never closed.");
    if (any_) end_record(on_record);
}

void CsvReader::take(char c, const OnRecord& on_record) {
    const bool second_half = std::exchange(after_cr_, false) && c == '\n';  // of a CRLF whose CR ended the line
    if (state_ != State::quoted && (c == '\n' || c == '\r')) {
        if (second_half) return;
        after_cr_ = c == '\r';
        end_record(on_record);
        ++line_;
        return;
    }
    if (!any_) {
        any_ = true;
        record_.line = line_;
    }
    record_.raw += c;
    if (record_.raw.size() > record_bytes_max && state_ != State::broken) {
        spoil("This record is longer than 1 MiB. Is a quote not closed?");
    }
    switch (state_) {
        case State::field_start:
            if (c == '"') {
                state_ = State::quoted;
                opened_ = line_;
            } else if (c == delimiter_) {
                end_field();
            } else {
                state_ = State::plain;
                field_ += c;
            }
            break;
        case State::plain:
            if (c == delimiter_) end_field();
            else if (c == '"') spoil("There is a quote inside a field that does not begin with one.");
            else field_ += c;
            break;
        case State::quoted:
            if (c == '"') {
                state_ = State::quote_in_quoted;
                break;
            }
            if (c == '\r' || (c == '\n' && !second_half)) ++line_;
            after_cr_ = c == '\r';
            field_ += c;
            break;
        case State::quote_in_quoted:
            if (c == '"') {
                field_ += c;
                state_ = State::quoted;
            } else if (c == delimiter_) {
                end_field();
            } else {
                spoil("There is text behind a closing quote. A quote inside a field is written twice.");
            }
            break;
        case State::broken:
            if (record_.raw.size() > record_bytes_max) record_.raw.resize(record_bytes_max);
            break;
    }
}

void CsvReader::spoil(std::string problem) {
    record_.problem = std::move(problem);
    state_ = State::broken;
}

void CsvReader::end_field() {
    record_.fields.push_back(std::exchange(field_, {}));
    state_ = State::field_start;
    if (record_.fields.size() >= fields_max) spoil("This record has more than 1000 fields.");
}

void CsvReader::end_record(const OnRecord& on_record) {
    if (!std::exchange(any_, false)) return;  // an empty line
    if (state_ != State::broken) end_field();
    if (record_.problem.empty() && !std::ranges::all_of(record_.fields, is_storable_text)) {
        record_.problem = "This is not UTF-8. Save the file as UTF-8 (in Excel: \"CSV UTF-8\").";
    }
    state_ = State::field_start;
    field_.clear();
    on_record(record_);
    record_.fields.clear();
    record_.raw.clear();
    record_.problem.clear();
}

char detect_delimiter(std::string_view beginning) {
    constexpr std::string_view candidates = ",;\t|";
    std::size_t counts[candidates.size()] = {};
    bool quoted = false;
    for (const char c : beginning) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const auto at = candidates.find(c); at != std::string_view::npos) ++counts[at];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts)];
}

std::string csv_line(const std::vector<std::string>& fields, char delimiter) {
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += delimiter;
        const auto& field = fields[i];
        const bool alone_and_empty = fields.size() == 1 && field.empty();  // else it would be an empty line
        const bool like_a_mark = i == 0 && field.starts_with(byte_order_mark);
        if (!alone_and_empty && !like_a_mark && field.find(delimiter) == std::string::npos &&
            field.find_first_of("\"\r\n") == std::string::npos) {
            out += field;
            continue;
        }
        out += '"';
        for (const char c : field) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    return out + "\r\n";
}

}  // namespace orderline::app
