// codegen/markdown_types.cpp: the enums, types, functions and sequences of the Markdown document.
#include <fmt/format.h>
#include <iterator>
#include "codegen/markdown_book.hpp"
#include "codegen/phrases.hpp"

namespace orderline::codegen {
namespace {

std::string returned(const Book& book, const schema::Function& function, const std::string& page) {
    if (!function.returns) return "";
    const bool columns = function.returns->name.name == "record";
    const auto type = columns ? std::string{"row"} : link_to_type(book, *function.returns, page);
    return fmt::format(", returns {}{}", function.returns_set ? "a set of " : "", type);
}

}  // namespace

std::string enum_body(const Book&, const schema::Enum& one) {
    std::string out;
    write_comment(out, one.comment);
    if (one.values.empty()) return out + "\nIt has no values.\n";
    out += "\n| Value |\n| ----- |\n";
    for (const auto& value : one.values) fmt::format_to(std::back_inserter(out), "| {} |\n", value.empty() ? "`''`" : markdown(value));
    return out;
}

std::string domain_body(const Book& book, const schema::Domain& domain, const std::string& page) {
    std::string out;
    write_comment(out, domain.comment);
    fmt::format_to(std::back_inserter(out), "\nDomain over {}{}.", link_to_type(book, domain.base, page), domain.not_null ? ", not null" : "");
    if (domain.default_value) out += " Default " + markdown_code(*domain.default_value) + ".";
    if (domain.collation) out += " Collation " + markdown_code(*domain.collation) + ".";
    out += "\n";
    std::vector<std::string> checks;
    for (const auto& check : domain.checks) checks.push_back(markdown_code(check.name) + ": " + markdown_code(check.expression));
    write_list(out, "Checks", checks);
    return out;
}

std::string composite_body(const Book& book, const schema::Composite& composite, const std::string& page) {
    std::string out;
    write_comment(out, composite.comment);
    out += "\n| Attribute | Type | Description |\n| --------- | ---- | ----------- |\n";
    for (const auto& attribute : composite.attributes) {
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} |\n", markdown(attribute.name),
                       link_to_type(book, attribute.type, page), attribute.comment ? markdown(*attribute.comment) : "");
    }
    return out;
}

std::string range_body(const Book& book, const schema::Range& range, const std::string& page) {
    std::string out;
    write_comment(out, range.comment);
    fmt::format_to(std::back_inserter(out), "\nRange of {}; its multirange is {}.\n", link_to_type(book, range.subtype, page),
                   markdown_code(range.multirange.name));
    return out;
}

std::string function_body(const Book& book, const schema::Function& function, const std::string& page) {
    std::string out;
    write_comment(out, function.comment);
    fmt::format_to(std::back_inserter(out), "\n{}{}.\n", markdown(phrase_of(function)), returned(book, function, page));
    if (!function.arguments.empty()) {
        out += "\n| Argument | Type | Mode | Default |\n| -------- | ---- | ---- | ------- |\n";
        for (const auto& argument : function.arguments) {
            fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} |\n", markdown(argument.name),
                           link_to_type(book, argument.type, page), told(argument.mode),
                           argument.default_value ? markdown_code(*argument.default_value) : "");
        }
    }
    write_grants(out, function.grants);
    return out;
}

std::string sequences_table(const Book& book, const std::string& page) {
    std::string out = "\n| Sequence | Type | Start | Step | Range | Belongs to | Description |\n"
                      "| -------- | ---- | ----- | ---- | ----- | ---------- | ----------- |\n";
    for (const auto& sequence : book.model.sequences) {
        std::string owner;
        if (sequence.owner) {
            owner = markdown_code(sequence.owner->column) + " of " + link_to_relation(book, sequence.owner->relation, page);
        }
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} to {}{} | {} | {} |\n", markdown(book.titles.of(sequence.name)),
                       markdown(sequence.type.text), sequence.start, sequence.increment, sequence.minimum, sequence.maximum,
                       sequence.cycle ? ", then again" : "", owner, sequence.comment ? markdown(*sequence.comment) : "");
    }
    return out;
}

std::string external_types_table(const Book& book) {
    std::string out = "\n| Type | Extension |\n| ---- | --------- |\n";
    for (const auto& type : book.model.external_types) {
        fmt::format_to(std::back_inserter(out), "| {} | {} |\n", markdown(book.titles.of(type.name)), markdown(type.extension));
    }
    return out;
}

}  // namespace orderline::codegen
