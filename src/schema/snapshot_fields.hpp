// schema/snapshot_fields.hpp: which fields a snapshot has: the one list that its writer and its reader both follow.
#pragma once
#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include "schema/model.hpp"

namespace orderline::schema {

/// `Thing`, const for the writer.
template <class Type, class Thing>
concept Some = std::same_as<std::remove_const_t<Type>, Thing>;

// visit.must(key, value): always there. visit.may(key, value, standard): left out if it has the standard value.
// visit.must_lines, visit.may_lines: a text that is better read line by line.

void fields(auto& visit, Some<Type> auto& type) {  // if its text does not say it all (parse_type)
    visit.must("name", type.name);
    visit.may("array", type.array);
    visit.may("modifiers", type.modifiers);
    visit.must("text", type.text);
}

void fields(auto& visit, Some<Column> auto& column) {
    visit.must("name", column.name);
    visit.must("type", column.type);
    visit.may("nullable", column.nullable, true);
    visit.may("default", column.default_value);
    visit.may("generated", column.generated);
    visit.may("identity", column.identity, Identity::none);
    visit.may("collation", column.collation);
    visit.may("updatable", column.updatable, true);
    visit.may("origin", column.origin);
    visit.may("comment", column.comment);
}

void fields(auto& visit, Some<Key> auto& key) {
    visit.may("name", key.name);
    visit.must("columns", key.columns);
    visit.may("nulls_not_distinct", key.nulls_not_distinct);
    visit.may("deferrable", key.deferrable);
    visit.may("initially_deferred", key.initially_deferred);
    visit.may("comment", key.comment);
}

void fields(auto& visit, Some<Check> auto& check) {
    visit.must("name", check.name);
    visit.must("expression", check.expression);
    visit.may("columns", check.columns);
    visit.may("valid", check.valid, true);
    visit.may("no_inherit", check.no_inherit);
    visit.may("comment", check.comment);
}

void fields(auto& visit, Some<Exclusion> auto& exclusion) {
    visit.must("name", exclusion.name);
    visit.must("definition", exclusion.definition);
    visit.may("columns", exclusion.columns);
    visit.may("comment", exclusion.comment);
}

void fields(auto& visit, Some<ForeignKey> auto& key) {
    visit.must("name", key.name);
    visit.must("columns", key.columns);
    visit.must("target", key.target);
    visit.must("target_columns", key.target_columns);
    visit.may("on_delete", key.on_delete, OnChange::no_action);
    visit.may("on_update", key.on_update, OnChange::no_action);
    visit.may("set_columns", key.set_columns);
    visit.may("match_full", key.match_full);
    visit.may("deferrable", key.deferrable);
    visit.may("initially_deferred", key.initially_deferred);
    visit.may("valid", key.valid, true);
    visit.may("comment", key.comment);
}

void fields(auto& visit, Some<IndexPart> auto& part) {  // if it is more than an ascending column
    visit.must("text", part.text);
    visit.may("expression", part.expression);
    visit.may("descending", part.descending);
    visit.may("nulls_first", part.nulls_first);
}

void fields(auto& visit, Some<Index> auto& index) {
    visit.must("name", index.name);
    visit.may("method", index.method, "btree");
    visit.must("parts", index.parts);
    visit.may("include", index.include);
    visit.may("predicate", index.predicate);
    visit.may("unique", index.unique);
    visit.may("nulls_not_distinct", index.nulls_not_distinct);
    visit.may("valid", index.valid, true);
    visit.may("constraint", index.constraint);
    visit.must("definition", index.definition);
    visit.may("comment", index.comment);
}

void fields(auto& visit, Some<Trigger> auto& trigger) {
    visit.must("name", trigger.name);
    visit.must("timing", trigger.timing);
    visit.must("events", trigger.events);
    visit.may("each_row", trigger.each_row);
    visit.must("function", trigger.function);
    visit.must("definition", trigger.definition);
    visit.may("enabled", trigger.enabled, true);
    visit.may("comment", trigger.comment);
}

void fields(auto& visit, Some<Policy> auto& policy) {
    visit.must("name", policy.name);
    visit.must("command", policy.command);
    visit.may("permissive", policy.permissive, true);
    visit.must("roles", policy.roles);
    visit.may("using", policy.using_expression);
    visit.may("check", policy.check_expression);
    visit.may("comment", policy.comment);
}

void fields(auto& visit, Some<Grant> auto& grant) {
    visit.must("grantee", grant.grantee);
    visit.must("privileges", grant.privileges);
    visit.may("columns", grant.columns);
}

// The row estimate is no field: it changes while nobody changes the schema.
void fields(auto& visit, Some<Relation> auto& relation) {
    visit.must("name", relation.name);
    visit.may("kind", relation.kind, RelationKind::table);
    visit.may("comment", relation.comment);
    visit.may("inherits", relation.inherits);
    visit.may("partition_key", relation.partition_key);
    visit.may("partition_bound", relation.partition_bound);
    visit.may("foreign_server", relation.foreign_server);
    visit.may("row_security", relation.row_security);
    visit.may("row_security_forced", relation.row_security_forced);
    visit.may("security_invoker", relation.security_invoker);
    visit.may("insertable", relation.insertable, true);
    visit.may("updatable", relation.updatable, true);
    visit.must("columns", relation.columns);
    visit.may("primary_key", relation.primary_key);
    visit.may("unique_keys", relation.unique_keys);
    visit.may("checks", relation.checks);
    visit.may("exclusions", relation.exclusions);
    visit.may("foreign_keys", relation.foreign_keys);
    visit.may("indexes", relation.indexes);
    visit.may("triggers", relation.triggers);
    visit.may("policies", relation.policies);
    visit.may("grants", relation.grants);
    visit.may_lines("definition", relation.definition);
}

void fields(auto& visit, Some<Enum> auto& one) {
    visit.must("name", one.name);
    visit.may("comment", one.comment);
    visit.must("values", one.values);
}

void fields(auto& visit, Some<Domain> auto& domain) {
    visit.must("name", domain.name);
    visit.must("base", domain.base);
    visit.may("comment", domain.comment);
    visit.may("not_null", domain.not_null);
    visit.may("default", domain.default_value);
    visit.may("collation", domain.collation);
    visit.may("checks", domain.checks);
}

void fields(auto& visit, Some<Composite> auto& composite) {
    visit.must("name", composite.name);
    visit.may("comment", composite.comment);
    visit.must("attributes", composite.attributes);
}

void fields(auto& visit, Some<Range> auto& range) {
    visit.must("name", range.name);
    visit.must("multirange", range.multirange);
    visit.must("subtype", range.subtype);
    visit.may("comment", range.comment);
}

void fields(auto& visit, Some<ExternalType> auto& type) {
    visit.must("name", type.name);
    visit.may("category", type.category, 'U');
    visit.must("extension", type.extension);
}

void fields(auto& visit, Some<Argument> auto& argument) {
    visit.may("name", argument.name);
    visit.must("type", argument.type);
    visit.may("mode", argument.mode, ArgumentMode::in);
    visit.may("default", argument.default_value);
}

void fields(auto& visit, Some<Function> auto& function) {
    visit.must("name", function.name);
    visit.must("signature", function.signature);
    visit.may("comment", function.comment);
    visit.may("kind", function.kind, FunctionKind::function);
    visit.may("arguments", function.arguments);
    visit.may("returns", function.returns);
    visit.may("returns_set", function.returns_set);
    visit.may("volatility", function.volatility, Volatility::volatile_);
    visit.may("strict", function.strict);
    visit.may("security_definer", function.security_definer);
    visit.may("settings", function.settings);
    visit.must("language", function.language);
    visit.may("grants", function.grants);
    visit.must_lines("body", function.body);
}

void fields(auto& visit, Some<Sequence> auto& sequence) {
    visit.must("name", sequence.name);
    visit.must("type", sequence.type);
    visit.may("comment", sequence.comment);
    visit.may("start", sequence.start, std::int64_t{1});
    visit.may("minimum", sequence.minimum, std::int64_t{1});
    visit.must("maximum", sequence.maximum);
    visit.may("increment", sequence.increment, std::int64_t{1});
    visit.may("cycle", sequence.cycle);
    visit.may("owner", sequence.owner);
}

void fields(auto& visit, Some<Schema> auto& schema) {
    visit.must("name", schema.name);
    visit.may("comment", schema.comment);
    visit.may("grants", schema.grants);
}

void fields(auto& visit, Some<Model> auto& model) {
    visit.may("schemas", model.schemas);
    visit.may("relations", model.relations);
    visit.may("enums", model.enums);
    visit.may("domains", model.domains);
    visit.may("composites", model.composites);
    visit.may("ranges", model.ranges);
    visit.may("external_types", model.external_types);
    visit.may("functions", model.functions);
    visit.may("sequences", model.sequences);
}

/// What is an object in the JSON.
template <class Thing>
concept HasFields = requires(Thing& thing, int& any_visitor) { fields(any_visitor, thing); };

// The words for the values of an enumeration, in their order.
inline constexpr std::array<std::string_view, 3> words_of(Identity) { return {"none", "always", "by default"}; }
inline constexpr std::array<std::string_view, 5> words_of(OnChange) {
    return {"no action", "restrict", "cascade", "set null", "set default"};
}
inline constexpr std::array<std::string_view, 5> words_of(RelationKind) {
    return {"table", "partitioned table", "foreign table", "view", "materialized view"};
}
inline constexpr std::array<std::string_view, 5> words_of(ArgumentMode) { return {"in", "out", "inout", "variadic", "table"}; }
inline constexpr std::array<std::string_view, 4> words_of(FunctionKind) {
    return {"function", "procedure", "aggregate", "window"};
}
inline constexpr std::array<std::string_view, 3> words_of(Volatility) { return {"immutable", "stable", "volatile"}; }

template <class Word>
    requires std::is_enum_v<Word>
std::string_view word_of(Word value) {
    return words_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace orderline::schema
