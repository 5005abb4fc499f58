// schema/diff_words.hpp: how a comparison calls things and their values: for diff.cpp alone.
#pragma once
#include <fmt/format.h>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "schema/fields.hpp"
#include "schema/model.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {

using Names = std::vector<std::string>;

/// What a thing of a list is found again by in another model.
inline std::string identity(const Function& function) { return fmt::format("{}({})", spell(function.name), function.signature); }
inline std::string identity(const Key& key) { return key.name.empty() ? "(" + spell_list(key.columns) + ")" : spell(key.name); }
inline std::string identity(const Grant&) = delete;
inline std::string identity(const Argument&) = delete;
std::string identity(const auto& thing)
    requires requires { spell(thing.name); }
{
    return spell(thing.name);
}

template <class Thing>
concept HasIdentity = HasFields<Thing> && requires(const Thing& thing) { identity(thing); };

template <class Thing>
inline constexpr bool is_constraint = std::same_as<Thing, Check> || std::same_as<Thing, Exclusion> || std::same_as<Thing, ForeignKey>;
template <class Thing>
inline constexpr bool is_type =
    std::same_as<Thing, Enum> || std::same_as<Thing, Domain> || std::same_as<Thing, Composite> || std::same_as<Thing, Range>;

inline std::string kind_of(const Column&) { return "column"; }
inline std::string kind_of(const Key&) { return "unique key"; }
inline std::string kind_of(const Check&) { return "check"; }
inline std::string kind_of(const Exclusion&) { return "exclusion"; }
inline std::string kind_of(const ForeignKey&) { return "foreign key"; }
inline std::string kind_of(const Index&) { return "index"; }
inline std::string kind_of(const Trigger&) { return "trigger"; }
inline std::string kind_of(const Policy&) { return "policy"; }
inline std::string kind_of(const Relation& relation) { return std::string{word_of(relation.kind)}; }
inline std::string kind_of(const Enum&) { return "enum"; }
inline std::string kind_of(const Domain&) { return "domain"; }
inline std::string kind_of(const Composite&) { return "composite type"; }
inline std::string kind_of(const Range&) { return "range type"; }
inline std::string kind_of(const ExternalType&) { return "type of an extension"; }
inline std::string kind_of(const Function& function) { return std::string{word_of(function.kind)}; }
inline std::string kind_of(const Sequence&) { return "sequence"; }
inline std::string kind_of(const Schema&) { return "schema"; }

/// The same whichever is the older one.
std::string kind_of_both(const auto& before, const auto& after) {
    const auto kind = kind_of(before);
    if (kind == kind_of(after)) return kind;
    return std::same_as<decltype(before), const Function&> ? "function" : "relation";
}

// A value in words.
inline std::string in_words(bool value) { return value ? "true" : "false"; }
inline std::string in_words(char value) { return {value}; }
inline std::string in_words(std::integral auto value) { return std::to_string(value); }
inline std::string in_words(const std::string& value) { return value; }
inline std::string in_words(const Name& name) { return spell(name); }
inline std::string in_words(const Origin& origin) { return spell(origin); }
inline std::string in_words(const Type& type) { return type.text; }
std::string in_words(const IndexPart& part);
std::string in_words(const Argument& argument);
template <class Word>
    requires std::is_enum_v<Word>
std::string in_words(Word word) {
    return std::string{word_of(word)};
}
template <class Value>
std::string in_words(const std::optional<Value>& value) {
    return value ? in_words(*value) : "none";
}
template <class Item>
std::string in_words(const std::vector<Item>& items) {
    std::string list;
    for (const auto& item : items) list += (list.empty() ? "" : ", ") + in_words(item);
    return items.empty() ? "none" : list;
}

/// "type integer -> bigint"; only "definition changed" for what is too long for a line or looks the same.
std::string change_in_words(std::string_view key, const std::string& before, const std::string& after);
std::string change_in_words(std::string_view key, const auto& before, const auto& after) {
    return change_in_words(key, in_words(before), in_words(after));
}

// What something is, where that is worth a line.
std::string in_short(const Column& column);
std::string in_short(const Key& key);
std::string in_short(const Check& check);
std::string in_short(const ForeignKey& key);
std::string in_short(const Index& index);
std::string in_short(const Enum& one);
std::string in_short(const Domain& domain);
std::string in_short(const std::pair<std::string, std::string>& privilege_of_column);
std::string in_short(const auto&) { return ""; }

/// Those of `others` that `names` has not.
Names missing_from(const Names& names, const Names& others);
/// What both have stands in another order.
bool is_moved(const Names& before, const Names& after);

}  // namespace orderline::schema
