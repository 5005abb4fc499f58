// codegen/mermaid_words.cpp: fits names and texts into the lexer of Mermaid's erDiagram.
#include "codegen/mermaid_words.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include "base/text.hpp"

namespace orderline::codegen {
namespace {

constexpr std::size_t quoted_bytes_max = 80;
/// To its lexer ("%~\#), to the Markdown of labels (*`) and to the HTML that comes of it (<>).
constexpr std::string_view signs_with_meaning = "\"%~\\#*`<>";

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool is_word(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || is_digit(sign) || sign == '_';
}
bool is_letter(char sign) { return is_word(sign) && sign != '_'; }
bool is_ascii(char sign) { return static_cast<unsigned char>(sign) < 0x80; }
/// The first byte of a sign below U+00C0, none of which the grammar takes in an attribute.
bool begins_latin_sign(char sign) { return sign == '\xC2'; }

/// Words with which a line of the diagram may begin, or a cardinality: the lexer knows them in any case.
bool is_keyword(std::string_view name) {
    static constexpr std::array words{"acctitle", "accdescr", "class",  "classdef", "direction", "end",  "erdiagram", "many",
                                      "one",      "only",     "optionally", "style", "subgraph", "title", "to",       "u", "zero"};
    return std::ranges::find(words, ascii_lower(name)) != words.end();
}

bool is_bare(std::string_view title) {
    return !title.empty() && !is_digit(title.front()) && std::ranges::all_of(title, is_word) && !is_keyword(title);
}

/// PK, FK and UK are markers wherever a word begins with them and does not go on.
bool reads_as_marker(std::string_view name) {
    const auto head = ascii_lower(name.substr(0, 2));
    return (head == "pk" || head == "fk" || head == "uk") && (name.size() == 2 || !is_word(name[2]));
}

}  // namespace

std::string mermaid_entity(std::string_view title, bool with_label) {
    if (is_bare(title)) return std::string{title};
    std::string id = "t-";  // no bare title has a hyphen
    for (const char sign : title) {
        if (is_word(sign)) id += sign;
        else fmt::format_to(std::back_inserter(id), "-{:02x}", static_cast<unsigned char>(sign));
    }
    return with_label ? fmt::format("{}[\"{}\"]", id, mermaid_quoted(title)) : id;
}

std::string mermaid_attribute(std::string_view name) {
    std::string word;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (begins_latin_sign(name[i]) && i + 1 < name.size()) {
            word += '_';
            ++i;
        } else {
            word += is_word(name[i]) || !is_ascii(name[i]) ? name[i] : '_';
        }
    }
    if (word.empty() || is_digit(word.front()) || reads_as_marker(word)) word.insert(0, 1, '_');
    return word;
}

std::string mermaid_type(const schema::Type& type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> friendly{
        {{"int2", "smallint"}, {"int4", "integer"}, {"int8", "bigint"}, {"float4", "real"},
         {"float8", "double"}, {"bool", "boolean"}, {"bpchar", "char"}}};
    std::string_view name = type.name.name;
    if (type.name.schema == "pg_catalog") {
        const auto* found = std::ranges::find(friendly, name, [](const auto& pair) { return pair.first; });
        if (found != friendly.end()) name = found->second;
    }
    auto word = mermaid_attribute(name);
    // Older versions of Mermaid take no comma in a type: numeric(10,2) is told in full in the table of columns.
    if (type.modifiers.size() == 1) fmt::format_to(std::back_inserter(word), "({})", type.modifiers.front());
    if (type.array) word += "[]";
    return word;
}

std::string mermaid_quoted(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i >= quoted_bytes_max && (is_ascii(text[i]) || static_cast<unsigned char>(text[i]) >= 0xC0)) {
            out += "…";
            break;
        }
        const bool inside_word = i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
        if (static_cast<unsigned char>(text[i]) < 0x20) {
            out += ' ';
        } else if (signs_with_meaning.find(text[i]) != std::string_view::npos || (text[i] == '_' && !inside_word)) {
            fmt::format_to(std::back_inserter(out), "#{};", static_cast<int>(text[i]));
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace orderline::codegen
