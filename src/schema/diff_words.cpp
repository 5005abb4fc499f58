// schema/diff_words.cpp: how a comparison calls things and their values.
#include "schema/diff_words.hpp"
#include <algorithm>
#include <unordered_set>

namespace orderline::schema {
namespace {

constexpr std::size_t line_max = 80;

bool fits_a_line(const std::string& text) { return text.size() <= line_max && !text.contains('\n'); }

std::string if_short(const std::string& text) { return fits_a_line(text) ? text : ""; }

Names those_in(const Names& names, const Names& others) {
    const std::unordered_set<std::string_view> known{others.begin(), others.end()};
    Names both;
    std::ranges::copy_if(names, std::back_inserter(both), [&](const auto& name) { return known.contains(name); });
    return both;
}

}  // namespace

std::string in_words(const IndexPart& part) {
    return part.text + (part.descending ? " DESC" : "") + (part.nulls_first != part.descending ? (part.nulls_first ? " NULLS FIRST" : " NULLS LAST") : "");
}

std::string in_words(const Argument& argument) {
    std::string text{argument.mode == ArgumentMode::in ? "" : word_of(argument.mode)};
    for (const auto& word : {argument.name, argument.type.text}) {
        if (!word.empty()) text += (text.empty() ? "" : " ") + word;
    }
    return argument.default_value ? text + " DEFAULT " + *argument.default_value : text;
}

std::string change_in_words(std::string_view key, const std::string& before, const std::string& after) {
    std::string label{key};
    std::ranges::replace(label, '_', ' ');
    if (before == after || !fits_a_line(before) || !fits_a_line(after)) return label + " changed";
    return fmt::format("{} {} -> {}", label, before, after);
}

std::string in_short(const Column& column) {
    auto text = column.type.text;
    if (!column.nullable) text += ", not null";
    if (column.default_value && fits_a_line(*column.default_value)) text += ", default " + *column.default_value;
    if (column.generated) text += ", generated";
    if (column.identity != Identity::none) text += fmt::format(", identity {}", word_of(column.identity));
    return text;
}

std::string in_short(const Key& key) { return "(" + spell_list(key.columns) + ")"; }
std::string in_short(const Check& check) { return if_short(check.expression); }
std::string in_short(const ForeignKey& key) {
    return fmt::format("({}) -> {} ({})", spell_list(key.columns), spell(key.target), spell_list(key.target_columns));
}
std::string in_short(const Index& index) {
    return fmt::format("{}{} ({})", index.unique ? "unique " : "", index.method, in_words(index.parts));
}
std::string in_short(const Enum& one) { return if_short(in_words(one.values)); }
std::string in_short(const Domain& domain) { return domain.base.text; }
std::string in_short(const std::pair<std::string, std::string>& privilege_of_column) {
    const auto& [column, privilege] = privilege_of_column;
    return column.empty() ? privilege : fmt::format("{} ({})", privilege, spell(column));
}

Names missing_from(const Names& names, const Names& others) {
    const std::unordered_set<std::string_view> known{names.begin(), names.end()};
    Names missing;
    std::ranges::copy_if(others, std::back_inserter(missing), [&](const auto& name) { return !known.contains(name); });
    return missing;
}

bool is_moved(const Names& before, const Names& after) { return those_in(before, after) != those_in(after, before); }

}  // namespace orderline::schema
