// schema/spelling.cpp: names and types as short text for people and snapshots, and back.
#include "schema/spelling.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace orderline::schema {
namespace {

using namespace std::string_view_literals;

/// What format_type calls the types that have a name in the SQL standard; every other keeps its own.
constexpr std::array sql_names{
    std::pair{"bigint"sv, "int8"sv},
    std::pair{"bit varying"sv, "varbit"sv},
    std::pair{"boolean"sv, "bool"sv},
    std::pair{"character"sv, "bpchar"sv},
    std::pair{"character varying"sv, "varchar"sv},
    std::pair{"double precision"sv, "float8"sv},
    std::pair{"integer"sv, "int4"sv},
    std::pair{"real"sv, "float4"sv},
    std::pair{"smallint"sv, "int2"sv},
    std::pair{"time with time zone"sv, "timetz"sv},
    std::pair{"time without time zone"sv, "time"sv},
    std::pair{"timestamp with time zone"sv, "timestamptz"sv},
    std::pair{"timestamp without time zone"sv, "timestamp"sv},
};

bool is_plain_letter(char letter) { return (letter >= 'a' && letter <= 'z') || letter == '_'; }
bool is_plain(std::string_view text) {
    return !text.empty() && is_plain_letter(text.front()) && std::ranges::all_of(text, [](char letter) {
        return is_plain_letter(letter) || (letter >= '0' && letter <= '9');
    });
}

/// Takes one identifier off the front of `rest`.
std::optional<std::string> take_identifier(std::string_view& rest) {
    if (!rest.starts_with('"')) {
        const auto plain = rest.substr(0, rest.find('.'));
        if (!is_plain(plain)) return std::nullopt;
        rest.remove_prefix(plain.size());
        return std::string{plain};
    }
    std::string name;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] != '"') {
            name += rest[at];
        } else if (rest.substr(at).starts_with("\"\"")) {
            name += rest[at++];
        } else {
            rest.remove_prefix(at + 1);
            return name;
        }
    }
    return std::nullopt;
}

/// "10,2" -> {10, 2}
std::optional<std::vector<int>> parse_modifiers(std::string_view text) {
    std::vector<int> modifiers;
    for (;;) {
        const auto one = text.substr(0, text.find(','));
        const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), modifiers.emplace_back());
        if (error != std::errc{} || end != one.data() + one.size()) return std::nullopt;
        if (one.size() == text.size()) return modifiers;
        text.remove_prefix(one.size() + 1);
    }
}

/// The typname of one of PostgreSQL's own types.
std::optional<std::string> own_name(std::string_view text) {
    const auto* at = std::ranges::find(sql_names, text, [](const auto& pair) { return pair.first; });
    if (at != sql_names.end()) return std::string{at->second};
    if (text == "\"char\"") return "char";
    return is_plain(text) ? std::optional{std::string{text}} : std::nullopt;
}

}  // namespace

std::string spell(std::string_view identifier) {
    if (is_plain(identifier)) return std::string{identifier};
    std::string quoted = "\"";
    for (const char letter : identifier) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

std::string spell(const Name& name) { return spell(name.schema) + '.' + spell(name.name); }
std::string spell(const Origin& origin) { return spell(origin.relation) + '.' + spell(origin.column); }

std::string spell_list(const std::vector<std::string>& identifiers) {
    std::string list;
    for (const auto& one : identifiers) list += (list.empty() ? "" : ", ") + spell(one);
    return list;
}

std::optional<std::vector<std::string>> parse_path(std::string_view text) {
    std::vector<std::string> path;
    for (;;) {
        auto identifier = take_identifier(text);
        if (!identifier) return std::nullopt;
        path.push_back(*std::move(identifier));
        if (text.empty()) return path;
        if (text.front() != '.') return std::nullopt;
        text.remove_prefix(1);
    }
}

std::optional<Type> parse_type(std::string_view text) {
    Type type;
    type.text = text;
    if (text.ends_with("[]")) {
        type.array = true;
        text.remove_suffix(2);
    }
    if (auto path = parse_path(text); path && path->size() == 2) {
        type.name = {std::move((*path)[0]), std::move((*path)[1])};
        return type;
    }
    std::string base{text};  // the modifiers may stand within: "timestamp(3) with time zone"
    if (const auto open = text.find('('); open != text.npos) {
        const auto close = text.find(')', open);
        if (close == text.npos) return std::nullopt;
        auto modifiers = parse_modifiers(text.substr(open + 1, close - open - 1));
        if (!modifiers) return std::nullopt;
        type.modifiers = *std::move(modifiers);
        base.erase(open, close - open + 1);
    }
    auto name = own_name(base);
    if (!name) return std::nullopt;
    type.name = {"pg_catalog", *std::move(name)};
    return type;
}

}  // namespace orderline::schema
