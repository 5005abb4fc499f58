// tests/fuzz/fuzz_rest_parts.cpp: any bytes as select, order, condition, logic tree and names: refused at a place inside the
// text, or read; what was read, written with everything in quotes, is read as the same.
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include "endpoints/rest/parse.hpp"

namespace {

using namespace orderline::rest;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

/// Each of a list, with commas.
template <class List, class Write>
std::string joined(const List& list, Write write) {
    std::string out;
    bool first = true;
    for (const auto& one : list) {
        if (!first) out += ',';
        first = false;
        out += write(one);
    }
    return out;
}

std::string text_of(const Field& field) {
    std::string out = quoted(field.name);
    for (const auto& step : field.path) {
        out += step.as_text ? "->>" : "->";
        const auto* index = std::get_if<int>(&step.key);
        out += index ? std::to_string(*index) : quoted(std::get<std::string>(step.key));
    }
    return out;
}

std::string text_of(const SelectField& item) {
    constexpr std::string_view aggregates[] = {"sum()", "avg()", "count()", "max()", "min()"};
    std::string out = item.alias ? quoted(*item.alias) + ":" : "";
    if (!item.field.name.empty()) out += text_of(item.field);
    if (item.cast) out += "::" + quoted(*item.cast);
    if (item.aggregate && !item.field.name.empty()) out += '.';
    if (item.aggregate) out += aggregates[static_cast<std::size_t>(*item.aggregate)];
    if (item.aggregate_cast) out += "::" + quoted(*item.aggregate_cast);
    return out;
}

std::string text_of(const SelectItem& item) {
    if (std::holds_alternative<SelectStar>(item)) return "*";
    if (const auto* field = std::get_if<SelectField>(&item)) return text_of(*field);
    const auto& embed = std::get<Embed>(item);
    std::string out = embed.spread ? "..." : "";
    if (embed.alias) out += quoted(*embed.alias) + ":";
    out += quoted(embed.target);
    if (embed.hint) out += "!" + quoted(*embed.hint);
    if (embed.inner) out += "!inner";
    return out + "(" + joined(embed.select, [](const SelectItem& inside) { return text_of(inside); }) + ")";
}

std::string text_of(const OrderTerm& term) {
    std::string out = term.relation ? quoted(*term.relation) + "(" + text_of(term.field) + ")" : text_of(term.field);
    out += term.descending ? ".desc" : ".asc";
    if (term.nulls == Nulls::first) out += ".nullsfirst";
    if (term.nulls == Nulls::last) out += ".nullslast";
    return out;
}

/// Behind the field. In a tree a value is in quotes, else it is the rest as it came.
std::string text_of(const Condition& condition, bool in_tree) {
    constexpr std::string_view names[] = {"eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch", "is", "isdistinct", "in",
                                          "cs", "cd", "ov", "sl", "sr", "nxl", "nxr", "adj", "fts", "plfts", "phfts", "wfts"};
    std::string out = condition.negated ? "not." : "";
    out += names[static_cast<std::size_t>(condition.op)];
    if (condition.quantifier == Quantifier::any) out += "(any)";
    if (condition.quantifier == Quantifier::all) out += "(all)";
    if (condition.config) out += "(" + *condition.config + ")";
    out += '.';
    if (condition.op == Operator::in) return out + "(" + joined(condition.list, quoted) + ")";
    return out + (in_tree ? quoted(condition.value) : condition.value);
}

std::string text_of(const Logic& tree);

std::string text_of(const Filter& filter) {
    if (const auto* condition = std::get_if<Condition>(&filter)) return text_of(condition->field) + "." + text_of(*condition, true);
    const auto& tree = std::get<Logic>(filter);
    return std::string{tree.negated ? "not." : ""} + (tree.any ? "or" : "and") + text_of(tree);
}

std::string text_of(const Logic& tree) {
    return "(" + joined(tree.terms, [](const Filter& term) { return text_of(term); }) + ")";
}

/// "… (line 1, column 7)": from 1 to just behind the text.
void check_place(const Refusal& refusal, std::string_view text) {
    constexpr std::string_view sign = "(line 1, column ";
    const auto at = refusal.message.rfind(sign);
    if (at == std::string::npos || !refusal.details) std::abort();
    const std::string_view number = std::string_view{refusal.message}.substr(at + sign.size());
    std::size_t column = 0;
    std::from_chars(number.data(), number.data() + number.size(), column);
    if (column < 1 || column > text.size() + 1) std::abort();
}

/// `parse` reads a text, `write` writes what it read.
template <class Parse, class Write>
void check(std::string_view text, Parse parse, Write write) {
    const auto read = parse(text);
    if (!read) return check_place(read.error(), text);
    const std::string written = write(*read);
    const auto again = parse(written);
    if (!again || *again != *read) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto each = [](const auto& list) { return joined(list, [](const auto& one) { return text_of(one); }); };
    check(text, parse_select, each);
    check(text, parse_order, each);
    check(text, [](std::string_view value) { return parse_condition({"name", {}}, value); },
          [](const Condition& condition) { return text_of(condition, false); });
    check(text, [](std::string_view value) { return parse_logic(true, false, value); }, [](const Logic& tree) { return text_of(tree); });
    check(text, [](std::string_view value) { return parse_names(value, "columns parameter"); },
          [](const std::vector<std::string>& names) { return joined(names, quoted); });
    return 0;
}
