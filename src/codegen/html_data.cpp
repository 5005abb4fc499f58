// codegen/html_data.cpp: writes the JSON of the HTML page.
#include "codegen/html_data.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "base/json.hpp"
#include "codegen/neighbourhood.hpp"
#include "codegen/phrases.hpp"
#include "codegen/titles.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation;
using Text = std::optional<std::string>;

struct Writing {
    const schema::Model& model;
    Neighbours neighbours;
    Titles titles;
    JsonWriter out;
};

/// Left out if empty: most of them are, and the page is to stay small.
void write_text(JsonWriter& out, std::string_view key, std::string_view text) {
    if (!text.empty()) out.key(key).text(text);
}
void write_maybe(JsonWriter& out, std::string_view key, const Text& text) {
    if (text) out.key(key).text(*text);
}
void write_flag(JsonWriter& out, std::string_view key, bool flag) {
    if (flag) out.key(key).boolean(true);
}
void write_list(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out.key(key).open('[');
    for (const auto& text : texts) out.text(text);
    out.close(']');
}

std::string_view word_of(schema::RelationKind kind) {
    switch (kind) {
        case schema::RelationKind::table: return "table";
        case schema::RelationKind::partitioned_table: return "partitioned table";
        case schema::RelationKind::foreign_table: return "foreign table";
        case schema::RelationKind::view: return "view";
        case schema::RelationKind::materialized_view: return "materialized view";
    }
    return "";
}

std::string default_of(const schema::Column& column) {
    if (column.generated) return "generated: " + *column.generated;
    if (column.identity == schema::Identity::always) return "identity (always)";
    if (column.identity == schema::Identity::by_default) return "identity (by default)";
    return column.default_value.value_or("");
}

void write_type(Writing& to, const schema::Type& type) {
    const auto& model = to.model;
    const bool own = model.enumeration(type.name) || model.domain(type.name) || model.composite(type.name) || model.range(type.name);
    to.out.key("type").text(own ? to.titles.of(type.name) + (type.array ? "[]" : "") : type.text);
    if (own) to.out.key("typeId").text("type." + fragment(type.name));
}

void write_columns(Writing& to, const Relation& relation) {
    auto& out = to.out;
    out.key("columns").open('[');
    for (const auto& column : relation.columns) {
        out.open('{').key("name").text(column.name);
        write_type(to, column.type);
        write_flag(out, "nullable", column.nullable);
        const auto& key = relation.primary_key;
        write_flag(out, "primary", key && std::ranges::find(key->columns, column.name) != key->columns.end());
        write_text(out, "default", default_of(column));
        write_maybe(out, "collation", column.collation);
        write_maybe(out, "comment", column.comment);
        if (column.origin) {
            out.key("origin").open('{').key("id").text(fragment(column.origin->relation));
            out.key("text").text(to.titles.of(*column.origin)).close('}');
        }
        out.close('}');
    }
    out.close(']');
}

void write_references(Writing& to, const Relation& relation) {
    if (relation.foreign_keys.empty()) return;
    auto& out = to.out;
    out.key("references").open('[');
    for (const auto& key : relation.foreign_keys) {
        const auto& links = to.neighbours.from(relation);
        const auto link = std::ranges::find(links, &key, &Link::key);
        out.open('{').key("name").text(key.name);
        out.key("to").text(fragment(key.target)).key("title").text(to.titles.of(key.target));
        write_list(out, "columns", key.columns);
        write_list(out, "targets", key.target_columns);
        write_text(out, "rules", rules_of(key));
        if (link != links.end()) out.key("cardinality").text(cardinality_of(**link));
        write_maybe(out, "comment", key.comment);
        out.close('}');
    }
    out.close(']');
}

/// One line of a section: a name, a phrase, SQL, a comment, each of which may be missing.
void write_item(JsonWriter& out, std::string_view name, std::string_view text, std::string_view code, const Text& comment) {
    out.open('{');
    write_text(out, "name", name);
    write_text(out, "text", text);
    write_text(out, "code", code);
    write_maybe(out, "comment", comment);
    out.close('}');
}

/// A titled list of what hangs on a relation; nothing if there is none of it.
template <class Things, class Write>
void write_section(JsonWriter& out, std::string_view title, const Things& things, Write write) {
    if (things.empty()) return;
    out.open('{').key("title").text(title).key("items").open('[');
    for (const auto& one : things) write(one);
    out.close(']').close('}');
}

std::string columns_of(std::string_view kind, const schema::Key& key) {
    return fmt::format("{} ({}){}{}", kind, fmt::join(key.columns, ", "), key.nulls_not_distinct ? ", NULLs are equal" : "", timing_of(key));
}

std::string conditions_of(const schema::Policy& policy) {
    std::string code;
    if (policy.using_expression) code += "USING " + *policy.using_expression;
    if (policy.check_expression) code += (code.empty() ? "" : "\n") + ("WITH CHECK " + *policy.check_expression);
    return code;
}

void write_grants(JsonWriter& out, const std::vector<schema::Grant>& grants) {
    write_section(out, "Grants", grants, [&](const auto& grant) {
        const auto columns = grant.columns.empty() ? "" : fmt::format(" of {}", fmt::join(grant.columns, ", "));
        write_item(out, grant.grantee, privileges_of(grant) + columns, "", {});
    });
}

void write_sections(JsonWriter& out, const Relation& relation) {
    out.key("sections").open('[');
    auto keys = relation.unique_keys;
    if (relation.primary_key) keys.insert(keys.begin(), *relation.primary_key);
    write_section(out, "Keys", keys, [&](const auto& key) {
        write_item(out, key.name, columns_of(relation.primary_key == key ? "primary key" : "unique", key), "", key.comment);
    });
    auto indexes = relation.indexes;
    std::erase_if(indexes, [](const auto& index) { return index.constraint.has_value(); });
    write_section(out, "Indexes", indexes, [&](const auto& index) {
        write_item(out, index.name, index.valid ? "" : "invalid", index.definition, index.comment);
    });
    write_section(out, "Checks", relation.checks, [&](const auto& check) {
        const auto* inherited = check.no_inherit ? "not inherited" : "";
        write_item(out, check.name, check.valid ? inherited : "not validated", check.expression, check.comment);
    });
    write_section(out, "Exclusions", relation.exclusions, [&](const auto& one) { write_item(out, one.name, "", one.definition, one.comment); });
    write_section(out, "Policies", relation.policies, [&](const auto& policy) {
        write_item(out, policy.name, phrase_of(policy), conditions_of(policy), policy.comment);
    });
    write_section(out, "Triggers", relation.triggers, [&](const auto& trigger) {
        const auto text = fmt::format("{} runs {}{}", phrase_of(trigger), trigger.function.name, trigger.enabled ? "" : ", switched off");
        write_item(out, trigger.name, text, "", trigger.comment);
    });
    write_grants(out, relation.grants);
    out.close(']');
}

void write_kin(Writing& to, std::string_view key, const std::vector<schema::Name>& names) {
    if (names.empty()) return;
    to.out.key(key).open('[');
    for (const auto& name : names) to.out.open('{').key("id").text(fragment(name)).key("title").text(to.titles.of(name)).close('}');
    to.out.close(']');
}

void write_relation(Writing& to, const Relation& relation) {
    auto& out = to.out;
    out.open('{').key("id").text(fragment(relation.name)).key("title").text(to.titles.of(relation.name));
    out.key("schema").text(relation.name.schema).key("kind").text(word_of(relation.kind));
    write_maybe(out, "comment", relation.comment);
    if (relation.row_estimate) out.key("rows").integer(*relation.row_estimate);
    write_maybe(out, "server", relation.foreign_server);
    write_maybe(out, "partitionedBy", relation.partition_key);
    write_maybe(out, "bound", relation.partition_bound);
    write_text(out, "security", row_security_of(relation));
    write_columns(to, relation);
    write_references(to, relation);
    write_sections(out, relation);
    write_kin(to, "inherits", relation.inherits);
    std::vector<schema::Name> children;
    for (const auto* child : to.neighbours.children(relation)) children.push_back(child->name);
    write_kin(to, "children", children);
    write_maybe(out, "definition", relation.definition);
    out.close('}');
}

template <class Thing>
void open_type(Writing& to, std::string_view kind, const Thing& one) {
    to.out.open('{').key("id").text("type." + fragment(one.name)).key("title").text(to.titles.of(one.name)).key("kind").text(kind);
    write_maybe(to.out, "comment", one.comment);
}

void write_types(Writing& to) {
    auto& out = to.out;
    for (const auto& one : to.model.enums) {
        open_type(to, "enum", one);
        write_list(out, "values", one.values);
        out.close('}');
    }
    for (const auto& one : to.model.domains) {
        open_type(to, "domain", one);
        out.key("text").text(fmt::format("over {}{}", one.base.text, one.not_null ? ", not null" : ""));
        out.key("sections").open('[');
        write_section(out, "Checks", one.checks, [&](const auto& check) { write_item(out, check.name, "", check.expression, check.comment); });
        out.close(']').close('}');
    }
    for (const auto& one : to.model.composites) {
        open_type(to, "composite", one);
        out.key("sections").open('[');
        write_section(out, "Attributes", one.attributes, [&](const auto& part) { write_item(out, part.name, part.type.text, "", part.comment); });
        out.close(']').close('}');
    }
    for (const auto& one : to.model.ranges) {
        open_type(to, "range", one);
        out.key("text").text("of " + one.subtype.text).close('}');
    }
}

std::string argument_of(const schema::Argument& argument) {
    auto text = argument.type.text;
    if (argument.mode != schema::ArgumentMode::in) text += fmt::format(", {}", told(argument.mode));
    if (argument.default_value) text += ", default " + *argument.default_value;
    return text;
}

void write_function(Writing& to, const schema::Function& function) {
    auto& out = to.out;
    const auto title = fmt::format("{}({})", to.titles.of(function.name), function.signature);
    out.open('{').key("id").text(fmt::format("function.{}", fragment({function.name.schema, function.name.name + "(" + function.signature + ")"})));
    out.key("title").text(title).key("kind").text("function");
    write_maybe(out, "comment", function.comment);
    const auto returned = function.returns ? fmt::format(", returns {}{}", function.returns_set ? "a set of " : "", function.returns->text) : "";
    out.key("text").text(phrase_of(function) + returned);
    out.key("sections").open('[');
    write_section(out, "Arguments", function.arguments, [&](const auto& one) { write_item(out, one.name, argument_of(one), "", {}); });
    write_grants(out, function.grants);
    out.close(']').close('}');
}

}  // namespace

std::string html_data(const schema::Model& model, const std::string& title, const std::string& made_by) {
    Writing to{model, Neighbours{model}, Titles{model}, {}};
    auto& out = to.out;
    out.open('{').key("title").text(title).key("madeBy").text(made_by).key("version").integer(model.server_version / 10000);
    out.key("relations").open('[');
    for (const auto& relation : model.relations) write_relation(to, relation);
    out.close(']').key("types").open('[');
    write_types(to);
    out.close(']').key("functions").open('[');
    for (const auto& function : model.functions) write_function(to, function);
    out.close(']').key("sequences").open('[');
    for (const auto& one : model.sequences) {
        const auto owner = one.owner ? "of " + to.titles.of(*one.owner) : "";
        write_item(out, to.titles.of(one.name), fmt::format("{}, from {} by {} {}", one.type.text, one.start, one.increment, owner), "", one.comment);
    }
    out.close(']').close('}');
    std::string safe;
    for (const char sign : out.view()) {
        if (sign == '<') safe += "\\u003c";  // no text can end the script that holds it
        else safe += sign;
    }
    return safe;
}

}  // namespace orderline::codegen
