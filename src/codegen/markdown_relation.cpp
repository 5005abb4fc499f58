// codegen/markdown_relation.cpp: one table or view of the Markdown document, with everything that hangs on it.
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include "codegen/markdown_book.hpp"
#include "codegen/phrases.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation;
using Lines = std::vector<std::string>;

std::string commented(std::string line, const std::optional<std::string>& comment) {
    if (comment) line += " — " + markdown(*comment);
    return line;
}

/// What stands in a column's place for "Default".
std::string default_cell(const schema::Column& column) {
    if (column.generated) return "generated: " + markdown_code(*column.generated);
    if (column.identity == schema::Identity::always) return "identity (always)";
    if (column.identity == schema::Identity::by_default) return "identity (by default)";
    return column.default_value ? markdown_code(*column.default_value) : "";
}

std::string description_cell(const Book& book, const schema::Column& column, const std::string& page) {
    Lines parts;
    if (column.comment) parts.push_back(markdown(*column.comment));
    if (column.collation) parts.push_back("collation " + markdown_code(*column.collation));
    if (column.origin) {
        parts.push_back(fmt::format("shows {} of {}", markdown_code(column.origin->column),
                                    link_to_relation(book, column.origin->relation, page)));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

void write_columns(std::string& out, const Book& book, const Relation& relation, const std::string& page) {
    out += "\n| Column | Type | Nullable | Primary Key | Default | Description |\n"
           "| ------ | ---- | -------- | ----------- | ------- | ----------- |\n";
    for (const auto& column : relation.columns) {
        const auto& key = relation.primary_key;
        const bool in_key = key && std::ranges::find(key->columns, column.name) != key->columns.end();
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} | {} |\n", markdown(column.name),
                       link_to_type(book, column.type, page), column.nullable ? "✅" : "❌", in_key ? "✅" : "❌",
                       default_cell(column), description_cell(book, column, page));
    }
}

std::string key_line(std::string_view kind, const schema::Key& key) {
    auto line = fmt::format("{} ({})", kind, code_list(key.columns));
    if (key.nulls_not_distinct) line += ", NULLs are equal";
    line += timing_of(key);
    if (!key.name.empty()) line += ": " + markdown_code(key.name);
    return commented(std::move(line), key.comment);
}

void write_keys(std::string& out, const Relation& relation) {
    Lines lines;
    if (relation.primary_key) lines.push_back(key_line("primary key", *relation.primary_key));
    for (const auto& key : relation.unique_keys) lines.push_back(key_line("unique", key));
    write_list(out, "Keys", lines);
}

void write_references(std::string& out, const Book& book, const Relation& relation, const std::string& page) {
    Lines lines;
    for (const auto& key : relation.foreign_keys) {
        const auto rules = rules_of(key);
        auto line = fmt::format("({}) → {} ({}){}{}: {}", code_list(key.columns), link_to_relation(book, key.target, page),
                                code_list(key.target_columns), rules.empty() ? "" : ", ", markdown(rules), markdown_code(key.name));
        lines.push_back(commented(std::move(line), key.comment));
    }
    write_list(out, "References", lines);
    lines.clear();
    for (const auto* link : book.neighbours.to(relation)) {
        lines.push_back(fmt::format("{} ({}) → ({}), {}: {}", link_to_relation(book, link->child->name, page),
                                    code_list(link->key->columns), code_list(link->key->target_columns), cardinality_of(*link),
                                    markdown_code(link->key->name)));
    }
    write_list(out, "Referenced by", lines);
}

/// A view stands for the tables whose key columns it shows.
void write_related_by_view(std::string& out, const Book& book, const Relation& view, const std::string& page) {
    Lines lines;
    if (!view.is_view()) return;
    for (const auto& one : std::ranges::equal_range(book.relationships, view.name, {}, &schema::Relationship::from)) {
        lines.push_back(fmt::format("({}) {} {} ({}), by {} of {}", code_list(one.from_columns), one.forward ? "→" : "←",
                                    link_to_relation(book, one.to, page), code_list(one.to_columns), markdown_code(one.name),
                                    link_to_relation(book, one.table, page)));
    }
    write_list(out, "Related through its columns", lines);
}

void write_rules(std::string& out, const Relation& relation) {
    Lines indexes, checks, exclusions;
    for (const auto& index : relation.indexes) {
        if (index.constraint) continue;  // told as the key or exclusion that it serves
        auto line = markdown_code(index.definition);
        if (!index.valid) line += ", invalid";
        indexes.push_back(commented(std::move(line), index.comment));
    }
    for (const auto& check : relation.checks) {
        auto line = markdown_code(check.name) + ": " + markdown_code(check.expression);
        if (check.no_inherit) line += ", not inherited";
        if (!check.valid) line += ", not validated";
        checks.push_back(commented(std::move(line), check.comment));
    }
    for (const auto& exclusion : relation.exclusions) {
        exclusions.push_back(commented(markdown_code(exclusion.name) + ": " + markdown_code(exclusion.definition), exclusion.comment));
    }
    write_list(out, "Indexes", indexes);
    write_list(out, "Checks", checks);
    write_list(out, "Exclusions", exclusions);
}

void write_row_security(std::string& out, const Relation& relation) {
    const auto state = row_security_of(relation);
    if (state.empty()) return;
    Lines lines;
    for (const auto& policy : relation.policies) {
        auto line = markdown_code(policy.name) + ": " + markdown(phrase_of(policy));
        if (policy.using_expression) line += ", using " + markdown_code(*policy.using_expression);
        if (policy.check_expression) line += ", with check " + markdown_code(*policy.check_expression);
        lines.push_back(commented(std::move(line), policy.comment));
    }
    fmt::format_to(std::back_inserter(out), "\n{}\n", state);
    write_list(out, "Policies", lines);
}

void write_triggers(std::string& out, const Book& book, const Relation& relation, const std::string& page) {
    Lines lines;
    for (const auto& trigger : relation.triggers) {
        auto line = fmt::format("{}: {} runs {}", markdown_code(trigger.name), phrase_of(trigger), link_to_function(book, trigger.function, page));
        if (!trigger.enabled) line += ", switched off";
        lines.push_back(commented(std::move(line), trigger.comment));
    }
    write_list(out, "Triggers", lines);
}

void write_kin(std::string& out, const Book& book, const Relation& relation, const std::string& page) {
    Lines parents, children;
    for (const auto& parent : relation.inherits) parents.push_back(link_to_relation(book, parent, page));
    for (const auto* child : book.neighbours.children(relation)) {
        auto line = link_to_relation(book, child->name, page);
        if (child->partition_bound) line += ": " + markdown_code(*child->partition_bound);
        children.push_back(std::move(line));
    }
    if (!relation.partition_bound) write_list(out, "Inherits", parents);
    write_list(out, relation.partition_key ? "Partitions" : "Inherited by", children);
}

/// What kind of a thing it is, if it is no plain table.
void write_kind(std::string& out, const Book& book, const Relation& relation, const std::string& page) {
    Lines facts;
    if (relation.kind == schema::RelationKind::materialized_view) facts.push_back("Materialized view.");
    if (relation.kind == schema::RelationKind::view) {
        facts.push_back(relation.updatable ? "View that can be written." : "View.");
    }
    if (relation.foreign_server) facts.push_back("Foreign table of the server " + markdown_code(*relation.foreign_server) + ".");
    if (relation.partition_key) facts.push_back("Partitioned by " + markdown_code(*relation.partition_key) + ".");
    if (relation.partition_bound && !relation.inherits.empty()) {
        facts.push_back(fmt::format("Partition of {}: {}.", link_to_relation(book, relation.inherits.front(), page),
                                    markdown_code(*relation.partition_bound)));
    }
    if (!facts.empty()) fmt::format_to(std::back_inserter(out), "\n{}\n", fmt::join(facts, " "));
}

}  // namespace

std::string relation_body(const Book& book, const Relation& relation, const std::string& page) {
    std::string out;
    write_comment(out, relation.comment);
    write_kind(out, book, relation, page);
    if (relation.columns.empty()) out += "\nIt has no columns.\n";
    else write_columns(out, book, relation, page);
    write_keys(out, relation);
    write_references(out, book, relation, page);
    write_related_by_view(out, book, relation, page);
    write_rules(out, relation);
    write_row_security(out, relation);
    write_triggers(out, book, relation, page);
    write_grants(out, relation.grants);
    write_kin(out, book, relation, page);
    if (relation.definition) out += "\n**Definition**\n\n" + markdown_block("sql", *relation.definition);
    return out;
}

}  // namespace orderline::codegen
