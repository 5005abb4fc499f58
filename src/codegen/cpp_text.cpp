// codegen/cpp_text.cpp: literals, identifiers and comments of C++ and SQL.
#include "codegen/cpp_text.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "base/text.hpp"
#include "codegen/names.hpp"
#include "codegen/name_signs.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

/// C++'s words, the names that generated code itself uses, and macros of the usual headers.
constexpr string_view not_for_members[]{
    "EOF", "INFINITY", "NAN", "NULL", "alignas", "alignof", "and", "and_eq", "asm", "assert", "auto", "bitand", "bitor",
    "bool", "break", "case", "catch", "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return",
    "co_yield", "compl", "concept", "const", "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype",
    "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "errno", "explicit", "export", "extern", "false",
    "float", "for", "friend", "goto", "if", "inline", "int", "linux", "long", "major", "makedev", "minor", "mutable",
    "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "offsetof", "operator", "or", "or_eq", "orderline",
    "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "rows", "short", "signed",
    "sizeof", "static", "static_assert", "static_cast", "std", "stderr", "stdin", "stdout", "struct", "switch", "tables",
    "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unix",
    "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
};
static_assert(std::ranges::is_sorted(not_for_members));

/// What cannot be a column's name without quotes (PostgreSQL's appendix C: reserved, and "can be function or type").
constexpr string_view reserved_in_sql[]{
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary", "both",
    "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create", "cross",
    "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
    "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for",
    "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect",
    "into", "is", "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp",
    "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps", "placing", "primary",
    "references", "returning", "right", "select", "session_user", "similar", "some", "symmetric", "system_user", "table",
    "tablesample", "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose", "when",
    "where", "window", "with",
};
static_assert(std::ranges::is_sorted(reserved_in_sql));

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool is_lower(char sign) { return sign >= 'a' && sign <= 'z'; }
bool is_upper(char sign) { return sign >= 'A' && sign <= 'Z'; }

/// Without the forms that belong to the compiler: "__" anywhere, "_" and a capital in front.
bool is_plain_identifier(string_view name) {
    const auto fits = [](char sign) { return is_lower(sign) || is_upper(sign) || is_digit(sign) || sign == '_'; };
    if (name.empty() || is_digit(name.front()) || !std::ranges::all_of(name, fits)) return false;
    return name.find("__") == string_view::npos && !(name.size() > 1 && name[0] == '_' && is_upper(name[1]));
}

std::string made_identifier(string_view name) {
    std::string made;
    for (const auto& word : words(name)) {
        if (!made.empty()) made += '_';
        made += ascii_lower(word);
    }
    if (made.empty()) {
        for (std::size_t at = 0; at < name.size();) {
            made += fmt::format("u{:x}_", static_cast<std::uint32_t>(next_sign(name, at).code));
        }
    }
    if (made.empty()) return "unnamed";
    return is_digit(made.front()) ? "_" + made : made;
}

}  // namespace

std::string cpp_string(string_view text) {
    std::string out = "\"";
    char before = 0;
    for (const char sign : text) {
        const auto code = static_cast<unsigned char>(sign);
        if (sign == '"' || sign == '\\') out.append(1, '\\').append(1, sign);
        else if (sign == '\n') out += "\\n";
        else if (code < 0x20 || code == 0x7f) out += fmt::format("\\{:03o}", code);
        else if (sign == '?' && before == '?') out += "\\?";
        else out += sign;
        before = sign;
    }
    return out + '"';
}

std::string cpp_raw_string(string_view text) {
    std::string mark = "sql";
    while (text.find(")" + mark + "\"") != string_view::npos) mark += 'x';
    return fmt::format("R\"{}({}){}\"", mark, text, mark);
}

std::string sql_identifier(string_view name) {
    const auto fits = [](char sign) { return is_lower(sign) || is_digit(sign) || sign == '_'; };
    const bool bare = !name.empty() && !is_digit(name.front()) && std::ranges::all_of(name, fits) &&
                      !std::ranges::binary_search(reserved_in_sql, name);
    if (bare) return std::string{name};
    std::string out = "\"";
    for (const char sign : name) out.append(sign == '"' ? 2 : 1, sign);
    return out + '"';
}

std::string sql_string(string_view text) {
    const bool escapes = text.find('\\') != string_view::npos;
    std::string out = escapes ? "E'" : "'";
    for (const char sign : text) out.append(sign == '\'' || sign == '\\' ? 2 : 1, sign);
    return out + '\'';
}

std::string sql_name(string_view schema, string_view name) { return sql_identifier(schema) + "." + sql_identifier(name); }

bool CppScope::is_free(string_view name) const {
    if (outer_ && outer_->contains(name)) return false;
    return !taken_.contains(name) && !std::ranges::binary_search(not_for_members, name);
}

std::vector<std::string> CppScope::identifiers(std::span<const std::string> names) {
    std::vector<std::string> found(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (is_plain_identifier(names[i]) && is_free(names[i])) found[i] = unique(names[i]);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!found[i].empty()) continue;
        auto made = is_plain_identifier(names[i]) ? names[i] : made_identifier(names[i]);
        found[i] = unique(is_free(made) ? made : made + "_");
    }
    return found;
}

std::string CppScope::unique(std::string name) {
    auto found = name;
    for (int number = 2; !is_free(found); ++number) found = fmt::format("{}{}", name, number);
    taken_.insert(found);
    return found;
}

void append_wrapped(std::string& out, string_view begin, std::span<const std::string> items, string_view end,
                    std::size_t indent) {
    out += begin;
    auto column = out.size() - (out.rfind('\n') + 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto separator = i + 1 < items.size() ? string_view{","} : end;
        const auto length = items[i].size() + separator.size();
        if (i > 0 && column + 1 + length > cpp_columns_max) {
            out.append("\n").append(indent, ' ');
            column = indent;
        } else if (i > 0) {
            out += ' ';
            ++column;
        }
        out.append(items[i]).append(separator);
        column += length;
    }
    if (items.empty()) out += end;
}

namespace {

/// A comment that ends so would swallow the next line.
bool runs_on(string_view line) { return line.ends_with('\\') || line.ends_with("?\?/"); }

}  // namespace

std::string one_line(string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto code = static_cast<std::uint32_t>(next_sign(text, at).code);
        const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) ||
                             (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f || code == 0x61c;
        const bool doubled = code == ' ' && line.ends_with(' ');
        if (doubled) continue;
        if (!control) line += text.substr(begin, at - begin);
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    line = trim(line);
    if (runs_on(line)) line += '.';
    return line;
}

void append_comment(std::string& out, string_view indent, string_view slashes, string_view text) {
    const auto line = one_line(text);
    string_view rest = line;
    const auto room = cpp_columns_max - indent.size() - slashes.size() - 1;
    while (!rest.empty()) {
        auto count = rest.size();
        if (count > room) {
            count = rest.rfind(' ', room);
            if (count == string_view::npos || count == 0) count = std::min(rest.find(' '), rest.size());
        }
        auto part = std::string{trim(rest.substr(0, count))};
        if (runs_on(part)) part += '.';
        out.append(indent).append(slashes).append(" ").append(part).append("\n");
        rest = trim(rest.substr(count));
    }
}

}  // namespace orderline::codegen
