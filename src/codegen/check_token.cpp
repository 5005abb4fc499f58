// codegen/check_token.cpp: reads SQL as PostgreSQL prints it: no comments, no dollar quotes.
#include "codegen/check_token.hpp"
#include <algorithm>

namespace orderline::codegen {
namespace {

using std::string_view;

constexpr string_view punctuation = "()[],.";
constexpr string_view operator_signs = "+-*/<>=~!@#%^&|`?";

bool digit(char c) { return c >= '0' && c <= '9'; }
bool space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool begins_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool within_word(char c) { return begins_word(c) || digit(c) || c == '$'; }

class Reader {
public:
    explicit Reader(string_view text) : text_{text} {}

    bool at_end() {
        while (at_ < text_.size() && space(text_[at_])) ++at_;
        return at_ == text_.size();
    }

    /// None for what cannot be read.
    std::optional<Token> next() {
        const char c = text_[at_];
        if (c == '\'') return quoted(Token::Kind::text, '\'', false);
        if (c == 'E' && ahead(1) == '\'') return ++at_, quoted(Token::Kind::text, '\'', true);
        if (c == '"') return quoted(Token::Kind::name, '"', false);
        if (begins_word(c)) return run(Token::Kind::word, within_word);
        if (digit(c) || (c == '.' && digit(ahead(1)))) return number();
        if (c == ':' && ahead(1) == ':') return at_ += 2, Token{Token::Kind::sign, "::"};
        if (punctuation.contains(c)) return ++at_, Token{Token::Kind::sign, {c}};
        if (operator_signs.contains(c)) return run(Token::Kind::sign, [](char one) { return operator_signs.contains(one); });
        return std::nullopt;
    }

private:
    char ahead(std::size_t by) const { return at_ + by < text_.size() ? text_[at_ + by] : '\0'; }

    template <class Fits>
    Token run(Token::Kind kind, Fits fits) {
        const auto begin = at_;
        while (at_ < text_.size() && fits(text_[at_])) ++at_;
        return {kind, std::string{text_.substr(begin, at_ - begin)}};
    }

    Token number() {
        auto found = run(Token::Kind::number, [](char c) { return digit(c) || c == '.'; });
        const auto sign = ahead(1) == '+' || ahead(1) == '-' ? 1U : 0U;
        if ((ahead(0) == 'e' || ahead(0) == 'E') && digit(ahead(1 + sign))) {
            found.text.append(text_.substr(at_, 1 + sign));
            at_ += 1 + sign;
            found.text += run(Token::Kind::number, digit).text;
        }
        return found;
    }

    std::optional<Token> quoted(Token::Kind kind, char quote, bool escapes) {
        Token found{kind, {}};
        for (++at_; at_ < text_.size(); ++at_) {
            char c = text_[at_];
            if (c == quote && ahead(1) != quote) return ++at_, found;
            if (c == quote) ++at_;
            if (c == '\\' && escapes) {
                c = ahead(1);
                if (c != '\\' && c != '\'') return std::nullopt;  // PostgreSQL prints no others
                ++at_;
            }
            found.text += c;
        }
        return std::nullopt;
    }

    string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<Token>> tokens_of(string_view text) {
    std::vector<Token> found;
    for (Reader reader{text}; !reader.at_end();) {
        auto token = reader.next();
        if (!token) return std::nullopt;
        found.push_back(*std::move(token));
    }
    found.push_back({});
    return found;
}

}  // namespace orderline::codegen
