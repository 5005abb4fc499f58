// codegen/names.cpp: words of a name, how they are put together, and who gets a name that two want.
#include "codegen/names.hpp"
#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <fmt/format.h>
#include "base/text.hpp"
#include "codegen/name_signs.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

/// Words of C++ and TypeScript that no variable can be called, and macros.
constexpr string_view reserved_words[]{
    "alignas", "alignof", "and", "and_eq", "arguments", "asm", "auto", "await", "bitand", "bitor", "bool", "break",
    "case", "catch", "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl",
    "concept", "const", "const_cast", "consteval", "constexpr", "constinit", "continue", "debugger", "decltype",
    "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "errno", "eval", "explicit", "export",
    "extends", "extern", "false", "finally", "float", "for", "friend", "function", "goto", "if", "implements",
    "import", "in", "inline", "instanceof", "int", "interface", "let", "linux", "long", "mutable", "namespace", "new",
    "noexcept", "not", "not_eq", "null", "nullptr", "operator", "or", "or_eq", "package", "private", "protected",
    "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
    "static_assert", "static_cast", "std", "struct", "super", "switch", "template", "this", "thread_local", "throw",
    "true", "try", "typedef", "typeid", "typename", "typeof", "undefined", "union", "unix", "unsigned", "using",
    "var", "virtual", "void", "volatile", "wchar_t", "while", "with", "xor", "xor_eq", "yield",
};
static_assert(std::ranges::is_sorted(reserved_words));

/// Types that generated code itself uses or brings, and those of the language that a reader would take a table's for.
constexpr string_view reserved_types[]{
    "Array", "BigInt", "Boolean", "Buffer", "CompositeTypes", "Constants", "Database", "DatabaseWithoutInternals", "Date", "Deadline", "DefaultSchema", "Enums",
    "Error", "Function", "Infinity", "Json", "Map", "Never", "NonNullable", "Number", "Object", "Omit", "PartOf", "Partial", "Pick", "Promise",
    "Record", "RelationsOf", "RepositoryError", "Result", "Set", "String", "SupabaseClient", "Symbol", "Tables", "TablesInsert",
    "TablesUpdate", "Task", "Transaction",
};
static_assert(std::ranges::is_sorted(reserved_types));

/// What goes with a name, and must be free too.
constexpr string_view with_relation[]{"", "Insert", "Update", "Id", "Repository", "Schema", "InsertSchema", "UpdateSchema"};
constexpr string_view with_type[]{"", "Schema"};

std::string of_signs(string_view name) {
    std::string found;
    for (std::size_t at = 0; at < name.size();) {
        fmt::format_to(std::back_inserter(found), "U{:x}", static_cast<std::uint32_t>(next_sign(name, at).code));
    }
    return found.empty() ? "Unnamed" : found;
}

std::string with_capital(string_view word) {
    std::string found;
    for (std::size_t at = 0; at < word.size();) {
        const auto letter = next_sign(word, at).code;
        found += to_utf8(found.empty() ? upper_case(letter) : lower_case(letter));
    }
    return found;
}

std::string without_capital(string_view word) {
    std::size_t at = 0;
    const auto first = next_sign(word, at);
    return to_utf8(lower_case(first.code)).append(word.substr(at));
}

std::string joined(std::span<const std::string> parts) {
    std::string found;
    for (const auto& part : parts) found += with_capital(part);
    if (found.front() >= '0' && found.front() <= '9') found.insert(0, 1, '_');
    return found;
}

std::string singular_pascal(string_view name, const Overrides& overrides) {
    auto parts = words(name);
    if (parts.empty()) return of_signs(name);
    const auto last = words(singular(ascii_lower(parts.back()), overrides));  // an override may be any text
    if (!last.empty()) parts.pop_back();
    parts.insert(parts.end(), last.begin(), last.end());
    return joined(parts);
}

std::string as_value(string_view pascal_name) {
    auto found = without_capital(pascal_name);
    if (std::ranges::binary_search(reserved_words, found)) found += '_';
    return found;
}

/// Gives names away, each once, with all that goes with it.
class Register {
public:
    bool take(const std::string& name, std::span<const string_view> endings) {
        if (std::ranges::binary_search(reserved_types, name)) return false;
        const auto taken = [&](string_view ending) { return taken_.contains(name + std::string{ending}); };
        if (std::ranges::any_of(endings, taken)) return false;
        for (const auto ending : endings) taken_.insert(name + std::string{ending});
        return true;
    }

private:
    std::set<std::string> taken_;
};

struct Claim {
    const schema::Name* thing;
    std::map<schema::Name, std::string>* names;
    std::span<const string_view> endings;
    std::string first, second;  // what it would be called, and what if that is gone
};

std::vector<Claim> sorted_claims(std::vector<Claim> claims, const std::string& home) {
    std::ranges::stable_sort(claims, {}, [&](const Claim& claim) { return claim.thing->schema != home; });
    return claims;
}

void settle(std::vector<Claim> claims, Register& names) {
    std::vector<Claim*> late;
    for (auto& claim : claims) {
        if (names.take(claim.first, claim.endings)) claim.names->emplace(*claim.thing, claim.first);
        else late.push_back(&claim);
    }
    for (auto* claim : late) {
        auto name = claim->second;
        for (int number = 2; !names.take(name, claim->endings); ++number) name = fmt::format("{}{}", claim->second, number);
        claim->names->emplace(*claim->thing, std::move(name));
    }
}

}  // namespace

std::vector<std::string> words(string_view name) {
    std::vector<std::string> found;
    auto before = Kind::other;
    for (std::size_t at = 0; at < name.size();) {
        const auto start = at;
        const auto sign = next_sign(name, at);
        if (sign.kind == Kind::mark) continue;
        if (sign.kind != Kind::other) {
            auto ahead = at;
            const bool last_of_capitals = before == Kind::upper && sign.kind == Kind::upper && at < name.size() &&
                                          next_sign(name, ahead).kind == Kind::lower;
            const bool case_changes = sign.kind == Kind::upper && (before == Kind::lower || before == Kind::digit);
            if (before == Kind::other || case_changes || last_of_capitals) found.emplace_back();
            found.back() += name.substr(start, at - start);
        }
        before = sign.kind;
    }
    return found;
}

std::string pascal(string_view name) {
    const auto parts = words(name);
    return parts.empty() ? of_signs(name) : joined(parts);
}

std::string camel(string_view name) { return as_value(pascal(name)); }

Names::Names(const schema::Model& model, const Overrides& overrides, std::string home) {
    std::vector<Claim> relations, types;
    const auto elsewhere = [&](const schema::Name& thing, std::string own, std::string name) {
        return thing.schema == home ? std::move(own) : pascal(thing.schema) + std::move(name);
    };
    for (const auto& relation : model.relations) {
        auto name = singular_pascal(relation.name.name, overrides);
        auto second = elsewhere(relation.name, pascal(relation.name.name), name);
        relations.push_back({&relation.name, &types_, with_relation, std::move(name), std::move(second)});
    }
    const auto add = [&](const schema::Name& type) {
        auto name = pascal(type.name);
        auto second = elsewhere(type, name, name);
        types.push_back({&type, &others_, with_type, std::move(name), std::move(second)});
    };
    for (const auto& type : model.enums) add(type.name);
    for (const auto& type : model.domains) add(type.name);
    for (const auto& type : model.composites) add(type.name);
    for (const auto& type : model.ranges) {
        add(type.name);
        if (!type.multirange.name.empty()) add(type.multirange);
    }
    Register names;
    settle(sorted_claims(std::move(relations), home), names);
    settle(sorted_claims(std::move(types), home), names);
    for (const auto& [relation, name] : types_) values_.emplace(relation, as_value(name));
}

const std::string& Names::type(const schema::Name& relation) const { return types_.at(relation); }
const std::string& Names::value(const schema::Name& relation) const { return values_.at(relation); }
const std::string& Names::of_type(const schema::Name& type) const {
    const auto found = others_.find(type);
    return found != others_.end() ? found->second : types_.at(type);
}

}  // namespace orderline::codegen
