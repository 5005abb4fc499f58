// codegen/zod_regex.cpp: reads an advanced regular expression (manual, 9.7.3) sign by sign and writes what means the same.
#include "codegen/zod_regex.hpp"
#include "codegen/name_signs.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

/// White space as glibc counts it; JavaScript's \s has more.
constexpr string_view space = R"(\t-\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000)";
constexpr string_view syntax = "^$\\.*+?()[]{}|/";

bool digit(char c) { return c >= '0' && c <= '9'; }

void append_literal(std::string& out, string_view sign, bool in_class) {
    if (sign == "\n") out += "\\n";
    else if (sign == "\r") out += "\\r";
    else if (sign == "\u2028") out += "\\u2028";
    else if (sign == "\u2029") out += "\\u2029";
    else if (syntax.contains(sign) || (in_class && sign == "-")) out.append("\\").append(sign);
    else out += sign;
}

class Translator {
public:
    explicit Translator(string_view pattern) : pattern_{pattern} {}

    std::optional<std::string> translate() {
        if (pattern_.starts_with("***") || pattern_.starts_with("(?") ) {
            if (!pattern_.starts_with("(?:") && !pattern_.starts_with("(?=") && !pattern_.starts_with("(?!")) return std::nullopt;
        }
        while (at_ < pattern_.size()) {
            if (!next()) return std::nullopt;
        }
        return out_;
    }

private:
    char here(std::size_t by = 0) const { return at_ + by < pattern_.size() ? pattern_[at_ + by] : '\0'; }

    string_view sign() {
        const auto begin = at_;
        next_sign(pattern_, at_);
        return pattern_.substr(begin, at_ - begin);
    }

    bool next() {
        const char c = here();
        if (c == '\\') return escape(false);
        if (c == '[') return bracket();
        if (c == '(' && here(1) == '?') return group();
        if (c == '{') return bound();
        if (c == ']' || c == '}' || c == '/') return append_literal(out_, sign(), false), true;
        if (string_view{"^$.*+?()|"}.contains(c)) return out_ += c, ++at_, true;
        append_literal(out_, sign(), false);
        return true;
    }

    bool group() {
        for (const string_view opening : {"(?:", "(?=", "(?!", "(?<=", "(?<!"}) {
            if (!pattern_.substr(at_).starts_with(opening)) continue;
            out_ += opening;
            at_ += opening.size();
            return true;
        }
        return false;
    }

    /// {2}, {2,}, {2,3}; before anything else a brace is a brace.
    bool bound() {
        if (!digit(here(1))) return append_literal(out_, sign(), false), true;
        const auto end = pattern_.find('}', at_);
        if (end == string_view::npos) return false;
        const auto inner = pattern_.substr(at_ + 1, end - at_ - 1);
        if (inner.find_first_not_of("0123456789,") != string_view::npos) return false;
        out_ += pattern_.substr(at_, end + 1 - at_);
        at_ = end + 1;
        return true;
    }

    bool escape(bool in_class) {
        ++at_;
        const char c = here();
        if (at_ == pattern_.size()) return false;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c);
        if (!letter) return append_literal(out_, sign(), in_class), true;
        ++at_;
        switch (c) {
            case 'd': out_ += "\\d"; return true;
            case 'D': out_ += "\\D"; return !in_class;
            case 's': out_ += in_class ? std::string{space} : "[" + std::string{space} + "]"; return true;
            case 'S': out_ += "[^" + std::string{space} + "]"; return !in_class;
            case 'n': case 'r': case 't': case 'f': case 'v': out_ += {'\\', c}; return true;
            case 'A': out_ += "^"; return !in_class;
            case 'Z': out_ += "$"; return !in_class;
            default: return false;
        }
    }

    bool bracket() {
        out_ += '[';
        ++at_;
        if (here() == '^') out_ += '^', ++at_;
        for (bool first = true; first || here() != ']'; first = false) {
            if (at_ >= pattern_.size()) return false;
            if (here() == '[' && string_view{":.="}.contains(here(1))) {
                if (!named_class()) return false;
            } else if (here() == '\\') {
                if (!escape(true)) return false;
            } else if (here() == '-' && !first && here(1) != ']') {
                out_ += '-';  // of a range
                ++at_;
            } else {
                append_literal(out_, sign(), true);
            }
        }
        out_ += ']';
        ++at_;
        return true;
    }

    bool named_class() {
        for (const auto& [name, meaning] : {std::pair<string_view, string_view>{"[:digit:]", "\\d"}, {"[:space:]", space}}) {
            if (!pattern_.substr(at_).starts_with(name)) continue;
            out_ += meaning;
            at_ += name.size();
            return true;
        }
        return false;
    }

    string_view pattern_;
    std::size_t at_ = 0;
    std::string out_;
};

std::string literal(std::string body, bool ignore_case) {
    if (body.empty()) body = "(?:)";
    return "/" + std::move(body) + (ignore_case ? "/isu" : "/su");
}

}  // namespace

std::optional<std::string> javascript_regex(string_view pattern, bool ignore_case) {
    auto body = Translator{pattern}.translate();
    if (!body) return std::nullopt;
    return literal(*std::move(body), ignore_case);
}

std::optional<std::string> javascript_like(string_view pattern, bool ignore_case) {
    std::string body = "^";
    for (std::size_t at = 0; at < pattern.size();) {
        const auto begin = at;
        next_sign(pattern, at);
        auto sign = pattern.substr(begin, at - begin);
        if (sign == "%") body += ".*";
        else if (sign == "_") body += '.';
        else {
            if (sign == "\\") {
                if (at == pattern.size()) return std::nullopt;
                const auto escaped = at;
                next_sign(pattern, at);
                sign = pattern.substr(escaped, at - escaped);
            }
            append_literal(body, sign, false);
        }
    }
    return literal(body + "$", ignore_case);
}

}  // namespace orderline::codegen
