// endpoints/rest/scanner.cpp: the smallest pieces of the dialect.
#include "endpoints/rest/scanner.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include "base/text.hpp"

namespace orderline::rest {
namespace {

bool is_name_sign(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == ' ' || byte >= 0x80;
}

}  // namespace

bool Scanner::take(std::string_view sign) {
    if (!starts_with(sign)) return false;
    at_ += sign.size();
    return true;
}

std::string_view Scanner::take_until(std::string_view ends) {
    const auto end = std::min(text_.find_first_of(ends, at_), text_.size());
    const auto taken = text_.substr(at_, end - at_);
    at_ = end;
    return taken;
}

std::string_view Scanner::rest() {
    const auto taken = text_.substr(at_);
    at_ = text_.size();
    return taken;
}

std::optional<std::string> Scanner::quoted(std::string_view ends, bool lenient) {
    if (peek() != '"') return std::nullopt;
    std::string value;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
        const char c = text_[i];
        if (c == '\\' && i + 1 < text_.size()) {
            value += text_[++i];
        } else if (c == '"') {
            const bool ends_here = i + 1 == text_.size() || ends.contains(text_[i + 1]);
            if (ends_here) {
                at_ = i + 1;
                return value;
            }
            if (!lenient) return std::nullopt;
            value += c;
        } else {
            value += c;
        }
    }
    return std::nullopt;
}

Outcome<std::string> Scanner::name(std::string_view what) {
    if (peek() == '"') {
        std::string value;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            if (text_[i] == '\\' && i + 1 < text_.size()) {
                value += text_[++i];
            } else if (text_[i] != '"') {
                value += text_[i];
            } else if (value.empty()) {
                break;
            } else {
                at_ = i + 1;
                return value;
            }
        }
        return expected(what);
    }
    const auto begin = at_;
    while (!done() && (is_name_sign(peek()) || (peek() == '-' && peek(1) != '>'))) ++at_;
    const auto found = trim(text_.substr(begin, at_ - begin));
    if (found.empty()) {
        at_ = begin;
        return expected(what);
    }
    return std::string{found};
}

Outcome<JsonStep> Scanner::json_step() {
    JsonStep step;
    step.as_text = take(">");
    const auto begin = at_;
    take("-");
    while (peek() >= '0' && peek() <= '9') ++at_;
    const auto digits = text_.substr(begin, at_ - begin);
    const bool ends = done() || std::string_view{",.:)-"}.contains(peek());
    if (int index = 0; ends && std::from_chars(digits.data(), digits.data() + digits.size(), index).ec == std::errc{}) {
        step.key = index;
        return step;
    }
    at_ = begin;
    if (auto key = quoted(",.:)-", false)) {
        step.key = *std::move(key);
        return step;
    }
    while (!done() && !std::string_view{",.:()"}.contains(peek()) && !starts_with("->")) ++at_;
    if (at_ == begin) return expected("a key or an index after the arrow");
    step.key = std::string{text_.substr(begin, at_ - begin)};
    return step;
}

Outcome<Field> Scanner::field() {
    auto found = name("a column's name");
    if (!found) return std::unexpected(found.error());
    Field field{*std::move(found), {}};
    while (take("->")) {
        auto step = json_step();
        if (!step) return std::unexpected(step.error());
        field.path.push_back(*std::move(step));
    }
    return field;
}

std::unexpected<Refusal> Scanner::expected(std::string_view what) const {
    const std::string next = done() ? "end of input" : fmt::format("\"{}\"", peek());
    return refuse(400, "PGRST100", fmt::format("\"failed to parse {} ({})\" (line 1, column {})", parameter_, text_, at_ + 1),
                  fmt::format("unexpected {} expecting {}", next, what));
}

}  // namespace orderline::rest
