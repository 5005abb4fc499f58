// pg/sql_token.cpp: one token at a time. Source: PostgreSQL 15, src/backend/parser/scan.l and psqlscan.l.
#include "pg/sql_token.hpp"
#include <algorithm>

namespace orderline::pg {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_tag(char c) { return begins_word(c) || is_digit(c); }

std::size_t end_of_run(std::string_view sql, std::size_t at, auto belongs) {
    while (at < sql.size() && belongs(sql[at])) ++at;
    return at;
}

SqlToken cut(SqlToken::Kind kind, std::string_view sql, std::size_t begin, std::size_t end) {
    return end == npos ? SqlToken{kind, sql.substr(begin), false} : SqlToken{kind, sql.substr(begin, end - begin), true};
}

/// Block comments nest. npos: it never ends.
std::size_t after_block_comment(std::string_view sql, std::size_t at) {
    for (int depth = 0; at + 1 < sql.size();) {
        const auto two = sql.substr(at, 2);
        if (two == "/*") ++depth;
        else if (two == "*/") --depth;
        else { ++at; continue; }
        at += 2;
        if (depth == 0) return at;
    }
    return npos;
}

/// `at` stands on the quote. A doubled quote is one inside; with `escapes` a backslash takes the next byte with it.
std::size_t after_quote(std::string_view sql, std::size_t at, bool escapes) {
    const char quote = sql[at++];
    while (at < sql.size()) {
        if (escapes && sql[at] == '\\') { at += 2; continue; }
        if (sql[at++] != quote) continue;
        if (at == sql.size() || sql[at] != quote) return at;
        ++at;
    }
    return npos;
}

/// E'a' and 'b' on the next line are one string to PostgreSQL, so the second has escapes as well.
std::size_t after_escape_string(std::string_view sql, std::size_t at) {
    while ((at = after_quote(sql, at, true)) != npos) {
        const auto next = end_of_run(sql, at, is_space);
        const auto between = sql.substr(at, next - at);
        if (next == sql.size() || sql[next] != '\'' || between.find_first_of("\n\r") == npos) return at;
        at = next;
    }
    return npos;
}

/// After $tag$…$tag$; `at` itself if no tag begins there ($1, a lone dollar).
std::size_t after_dollar(std::string_view sql, std::size_t at) {
    const auto end = end_of_run(sql, at + 1, is_tag);
    if (end == sql.size() || sql[end] != '$' || is_digit(sql[at + 1])) return at;
    const auto tag = sql.substr(at, end + 1 - at);
    const auto closed = sql.find(tag, end + 1);
    return closed == npos ? npos : closed + tag.size();
}

bool has_escapes(std::string_view sql, std::size_t quote) {
    if (quote == 0 || (sql[quote - 1] != 'E' && sql[quote - 1] != 'e')) return false;
    return quote == 1 || (!is_tag(sql[quote - 2]) && sql[quote - 2] != '$');
}

}  // namespace

SqlToken token_at(std::string_view sql, std::size_t at) {
    using enum SqlToken::Kind;
    const char c = sql[at];
    if (is_space(c)) return cut(space, sql, at, end_of_run(sql, at, is_space));
    if (sql.substr(at, 2) == "--") return cut(comment, sql, at, std::min(sql.find('\n', at), sql.size()));
    if (sql.substr(at, 2) == "/*") return cut(comment, sql, at, after_block_comment(sql, at));
    if (is_tag(c)) return cut(word, sql, at, end_of_run(sql, at, [](char one) { return is_tag(one) || one == '$'; }));
    if (c == '"') return cut(quoted_name, sql, at, after_quote(sql, at, false));
    if (c == '\'') return cut(string, sql, at, has_escapes(sql, at) ? after_escape_string(sql, at) : after_quote(sql, at, false));
    if (c == '$') {
        if (const auto end = after_dollar(sql, at); end != at) return cut(dollar, sql, at, end);
    }
    return {sign, sql.substr(at, 1), true};
}

}  // namespace orderline::pg
