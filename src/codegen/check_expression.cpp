// codegen/check_expression.cpp: recursive descent in the precedence of PostgreSQL (manual, 4.1.6).
#include "codegen/check_expression.hpp"
#include <algorithm>
#include <span>
#include "base/text.hpp"
#include "codegen/check_token.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;
using Kind = Expression::Kind;
using Parsed = std::optional<Expression>;

constexpr int depth_max = 100;
constexpr std::size_t tokens_max = 10'000;  // a - b - c … is a tree as deep as it is long

constexpr string_view comparisons[]{"=", "<>", "<", ">", "<=", ">="};
constexpr string_view matches[]{"~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*"};
constexpr string_view sums[]{"+", "-"};
constexpr string_view products[]{"*", "/", "%"};
/// Go on a type's name: character varying, timestamp without time zone.
constexpr string_view type_words[]{"precision", "time", "varying", "with", "without", "zone"};

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_{std::move(tokens)} {}

    Parsed whole() {
        auto found = disjunction();
        return here().kind == Token::Kind::end ? found : std::nullopt;
    }

private:
    const Token& here() const { return tokens_[at_]; }
    bool is_sign(string_view text) const { return here().kind == Token::Kind::sign && here().text == text; }
    bool is_word(string_view word) const { return here().kind == Token::Kind::word && ascii_lower(here().text) == word; }
    bool take_sign(string_view text) { return is_sign(text) && ++at_; }
    bool take_word(string_view word) { return is_word(word) && ++at_; }

    Parsed disjunction() { return chain(Kind::disjunction, "or", &Parser::conjunction); }
    Parsed conjunction() { return chain(Kind::conjunction, "and", &Parser::negation); }

    Parsed chain(Kind kind, string_view word, Parsed (Parser::*next)()) {
        auto first = (this->*next)();
        if (!first || !is_word(word)) return first;
        Expression all{kind, {}, {*std::move(first)}};
        while (take_word(word)) {
            auto part = (this->*next)();
            if (!part) return std::nullopt;
            all.parts.push_back(*std::move(part));
        }
        return all;
    }

    Parsed negation() {
        if (!take_word("not")) return is_test();
        if (++depth_ > depth_max) return std::nullopt;
        auto part = negation();
        --depth_;
        return negated(std::move(part));
    }

    static Parsed negated(Parsed part) {
        if (!part) return std::nullopt;
        return Expression{Kind::negation, {}, {*std::move(part)}};
    }

    Parsed is_test() {
        auto left = comparison();
        while (left && take_word("is")) {
            const bool without = take_word("not");
            if (take_word("distinct")) {
                if (!take_word("from")) return std::nullopt;
                left = pair(Kind::operation, "is distinct from", std::move(left), comparison());
            } else {
                const auto kind = take_word("null")    ? Kind::is_null
                                  : take_word("true")  ? Kind::is_true
                                  : take_word("false") ? Kind::is_false
                                                       : Kind::null;
                if (kind == Kind::null) return std::nullopt;
                left = Expression{kind, {}, {*std::move(left)}};
            }
            if (without) left = negated(std::move(left));
        }
        return left;
    }

    static Parsed pair(Kind kind, string_view sign, Parsed left, Parsed right) {
        if (!left || !right) return std::nullopt;
        return Expression{kind, std::string{sign}, {*std::move(left), *std::move(right)}};
    }

    Parsed comparison() { return operations(comparisons, &Parser::match); }
    Parsed match() { return operations(matches, &Parser::sum); }
    Parsed sum() { return operations(sums, &Parser::product); }
    Parsed product() { return operations(products, &Parser::prefixed); }

    Parsed operations(std::span<const string_view> signs, Parsed (Parser::*next)()) {
        auto left = (this->*next)();
        while (left && here().kind == Token::Kind::sign && std::ranges::find(signs, here().text) != signs.end()) {
            const auto sign = here().text;
            ++at_;
            const bool any = is_word("any"), all = is_word("all");
            if (any || all) {
                ++at_;
                left = pair(any ? Kind::any : Kind::all, sign, std::move(left), in_parentheses());
            } else {
                left = pair(Kind::operation, sign, std::move(left), (this->*next)());
            }
        }
        return left;
    }

    Parsed prefixed() {
        if (!take_sign("-")) return postfixed();
        if (++depth_ > depth_max) return std::nullopt;
        auto part = prefixed();
        --depth_;
        if (!part) return std::nullopt;
        return Expression{Kind::negative, {}, {*std::move(part)}};
    }

    Parsed postfixed() {
        auto left = atom();
        while (left) {
            if (take_sign("::")) {
                auto type = type_name();
                if (type.empty()) return std::nullopt;
                left = Expression{Kind::cast, std::move(type), {*std::move(left)}};
            } else if (take_word("collate")) {
                take_name();
                if (take_sign(".")) take_name();
            } else {
                return left;
            }
        }
        return left;
    }

    void take_name() {
        if (here().kind == Token::Kind::word || here().kind == Token::Kind::name) ++at_;
    }

    /// Empty if there is none.
    std::string type_name() {
        std::string type;
        if (here().kind != Token::Kind::word && here().kind != Token::Kind::name) return type;
        type = tokens_[at_++].text;
        while (take_sign(".")) type.append(".").append(tokens_[at_].text), take_name();
        for (;;) {
            if (here().kind == Token::Kind::word && std::ranges::find(type_words, here().text) != std::end(type_words)) {
                type.append(" ").append(tokens_[at_++].text);
            } else if (is_sign("(")) {
                while (!take_sign(")")) {
                    if (here().kind == Token::Kind::end) return {};
                    ++at_;
                }
            } else {
                break;
            }
        }
        while (take_sign("[")) {
            if (!take_sign("]")) return {};
            type += "[]";
        }
        return type;
    }

    Parsed in_parentheses() {
        if (!take_sign("(") || ++depth_ > depth_max) return std::nullopt;
        auto inner = disjunction();
        --depth_;
        return take_sign(")") ? inner : std::nullopt;
    }

    Parsed atom() {
        const auto token = here();
        if (token.kind == Token::Kind::text) return ++at_, Expression{Kind::text, token.text, {}};
        if (token.kind == Token::Kind::number) return ++at_, Expression{Kind::number, token.text, {}};
        if (token.kind == Token::Kind::name) return ++at_, named(token.text);
        if (token.kind == Token::Kind::word) return ++at_, word(token.text);
        return in_parentheses();
    }

    Parsed named(std::string name) {
        if (is_sign("(") || is_sign(".")) return std::nullopt;  // functions of one's own
        return Expression{Kind::column, std::move(name), {}};
    }

    Parsed word(const std::string& text) {
        const auto lower = ascii_lower(text);
        if (lower == "true" || lower == "false") return Expression{Kind::boolean, lower, {}};
        if (lower == "null") return Expression{Kind::null, {}, {}};
        if (lower == "array") return array();
        if (lower == "trim" && is_sign("(")) return trim_call();
        if (is_sign("(")) return call(lower);
        if (lower != text && text != "VALUE") return std::nullopt;  // CURRENT_DATE, CASE: a keyword
        return named(text);
    }

    Parsed array() {
        if (!take_sign("[")) return std::nullopt;
        return list("]", {Kind::array, {}, {}});
    }

    Parsed call(std::string name) {
        ++at_;
        return list(")", {Kind::call, std::move(name), {}});
    }

    Parsed list(string_view end, Expression found) {
        if (++depth_ > depth_max) return std::nullopt;
        while (!take_sign(end)) {
            if (!found.parts.empty() && !take_sign(",")) return std::nullopt;
            auto part = disjunction();
            if (!part) return std::nullopt;
            found.parts.push_back(*std::move(part));
        }
        --depth_;
        return found;
    }

    /// TRIM(BOTH FROM x), which is what btrim(x) becomes when it was written so.
    Parsed trim_call() {
        ++at_;
        const auto name = take_word("leading") ? "ltrim" : take_word("trailing") ? "rtrim" : "btrim";
        take_word("both");
        Expression found{Kind::call, name, {}};
        if (!is_word("from")) {
            auto signs = disjunction();
            if (!signs) return std::nullopt;
            found.parts.push_back(*std::move(signs));
        }
        if (!take_word("from")) return std::nullopt;
        auto trimmed = disjunction();
        if (!trimmed || !take_sign(")")) return std::nullopt;
        found.parts.insert(found.parts.begin(), *std::move(trimmed));
        return found;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Parsed parse_expression(string_view text) {
    auto tokens = tokens_of(text);
    if (!tokens || tokens->size() > tokens_max) return std::nullopt;
    return Parser{*std::move(tokens)}.whole();
}

}  // namespace orderline::codegen
