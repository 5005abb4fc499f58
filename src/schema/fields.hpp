// schema/fields.hpp: the fields of everything in a model: the one list that snapshots and comparisons follow.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include "schema/model.hpp"

namespace orderline::schema {

/// Says whose fields are asked for.
template <class Thing>
struct Of {};

// visit.must(key, member): always in a snapshot. visit.may(key, member, standard): left out if it has the standard value.
// visit.must_lines, visit.may_lines: a text that is better read line by line.

void fields(auto& visit, Of<Type>) {  // if its text does not say it all (parse_type)
    visit.must("name", &Type::name);
    visit.may("array", &Type::array);
    visit.may("modifiers", &Type::modifiers);
    visit.must("text", &Type::text);
}

void fields(auto& visit, Of<Column>) {
    visit.must("name", &Column::name);
    visit.must("type", &Column::type);
    visit.may("nullable", &Column::nullable, true);
    visit.may("default", &Column::default_value);
    visit.may("generated", &Column::generated);
    visit.may("identity", &Column::identity, Identity::none);
    visit.may("collation", &Column::collation);
    visit.may("updatable", &Column::updatable, true);
    visit.may("origin", &Column::origin);
    visit.may("comment", &Column::comment);
}

void fields(auto& visit, Of<Key>) {
    visit.may("name", &Key::name);
    visit.must("columns", &Key::columns);
    visit.may("nulls_not_distinct", &Key::nulls_not_distinct);
    visit.may("deferrable", &Key::deferrable);
    visit.may("initially_deferred", &Key::initially_deferred);
    visit.may("comment", &Key::comment);
}

void fields(auto& visit, Of<Check>) {
    visit.must("name", &Check::name);
    visit.must("expression", &Check::expression);
    visit.may("columns", &Check::columns);
    visit.may("valid", &Check::valid, true);
    visit.may("no_inherit", &Check::no_inherit);
    visit.may("comment", &Check::comment);
}

void fields(auto& visit, Of<Exclusion>) {
    visit.must("name", &Exclusion::name);
    visit.must("definition", &Exclusion::definition);
    visit.may("columns", &Exclusion::columns);
    visit.may("comment", &Exclusion::comment);
}

void fields(auto& visit, Of<ForeignKey>) {
    visit.must("name", &ForeignKey::name);
    visit.must("columns", &ForeignKey::columns);
    visit.must("target", &ForeignKey::target);
    visit.must("target_columns", &ForeignKey::target_columns);
    visit.may("on_delete", &ForeignKey::on_delete, OnChange::no_action);
    visit.may("on_update", &ForeignKey::on_update, OnChange::no_action);
    visit.may("set_columns", &ForeignKey::set_columns);
    visit.may("match_full", &ForeignKey::match_full);
    visit.may("deferrable", &ForeignKey::deferrable);
    visit.may("initially_deferred", &ForeignKey::initially_deferred);
    visit.may("valid", &ForeignKey::valid, true);
    visit.may("comment", &ForeignKey::comment);
}

void fields(auto& visit, Of<IndexPart>) {  // if it is more than an ascending column
    visit.must("text", &IndexPart::text);
    visit.may("expression", &IndexPart::expression);
    visit.may("descending", &IndexPart::descending);
    visit.may("nulls_first", &IndexPart::nulls_first);
}

void fields(auto& visit, Of<Index>) {
    visit.must("name", &Index::name);
    visit.may("method", &Index::method, "btree");
    visit.must("parts", &Index::parts);
    visit.may("include", &Index::include);
    visit.may("predicate", &Index::predicate);
    visit.may("unique", &Index::unique);
    visit.may("nulls_not_distinct", &Index::nulls_not_distinct);
    visit.may("valid", &Index::valid, true);
    visit.may("constraint", &Index::constraint);
    visit.must("definition", &Index::definition);
    visit.may("comment", &Index::comment);
}

void fields(auto& visit, Of<Trigger>) {
    visit.must("name", &Trigger::name);
    visit.must("timing", &Trigger::timing);
    visit.must("events", &Trigger::events);
    visit.may("each_row", &Trigger::each_row);
    visit.must("function", &Trigger::function);
    visit.must("definition", &Trigger::definition);
    visit.may("enabled", &Trigger::enabled, true);
    visit.may("comment", &Trigger::comment);
}

void fields(auto& visit, Of<Policy>) {
    visit.must("name", &Policy::name);
    visit.must("command", &Policy::command);
    visit.may("permissive", &Policy::permissive, true);
    visit.must("roles", &Policy::roles);
    visit.may("using", &Policy::using_expression);
    visit.may("check", &Policy::check_expression);
    visit.may("comment", &Policy::comment);
}

void fields(auto& visit, Of<Grant>) {
    visit.must("grantee", &Grant::grantee);
    visit.must("privileges", &Grant::privileges);
    visit.may("columns", &Grant::columns);
}

// The row estimate is no field: it changes while nobody changes the schema.
void fields(auto& visit, Of<Relation>) {
    visit.must("name", &Relation::name);
    visit.may("kind", &Relation::kind, RelationKind::table);
    visit.may("comment", &Relation::comment);
    visit.may("inherits", &Relation::inherits);
    visit.may("partition_key", &Relation::partition_key);
    visit.may("partition_bound", &Relation::partition_bound);
    visit.may("foreign_server", &Relation::foreign_server);
    visit.may("row_security", &Relation::row_security);
    visit.may("row_security_forced", &Relation::row_security_forced);
    visit.may("security_invoker", &Relation::security_invoker);
    visit.may("insertable", &Relation::insertable, true);
    visit.may("updatable", &Relation::updatable, true);
    visit.must("columns", &Relation::columns);
    visit.may("primary_key", &Relation::primary_key);
    visit.may("unique_keys", &Relation::unique_keys);
    visit.may("checks", &Relation::checks);
    visit.may("exclusions", &Relation::exclusions);
    visit.may("foreign_keys", &Relation::foreign_keys);
    visit.may("indexes", &Relation::indexes);
    visit.may("triggers", &Relation::triggers);
    visit.may("policies", &Relation::policies);
    visit.may("grants", &Relation::grants);
    visit.may_lines("definition", &Relation::definition);
}

void fields(auto& visit, Of<Enum>) {
    visit.must("name", &Enum::name);
    visit.may("comment", &Enum::comment);
    visit.must("values", &Enum::values);
}

void fields(auto& visit, Of<Domain>) {
    visit.must("name", &Domain::name);
    visit.must("base", &Domain::base);
    visit.may("comment", &Domain::comment);
    visit.may("not_null", &Domain::not_null);
    visit.may("default", &Domain::default_value);
    visit.may("collation", &Domain::collation);
    visit.may("checks", &Domain::checks);
}

void fields(auto& visit, Of<Composite>) {
    visit.must("name", &Composite::name);
    visit.may("comment", &Composite::comment);
    visit.must("attributes", &Composite::attributes);
}

void fields(auto& visit, Of<Range>) {
    visit.must("name", &Range::name);
    visit.must("multirange", &Range::multirange);
    visit.must("subtype", &Range::subtype);
    visit.may("comment", &Range::comment);
}

void fields(auto& visit, Of<ExternalType>) {
    visit.must("name", &ExternalType::name);
    visit.may("category", &ExternalType::category, 'U');
    visit.must("extension", &ExternalType::extension);
}

void fields(auto& visit, Of<Argument>) {
    visit.may("name", &Argument::name);
    visit.must("type", &Argument::type);
    visit.may("mode", &Argument::mode, ArgumentMode::in);
    visit.may("default", &Argument::default_value);
}

void fields(auto& visit, Of<Function>) {
    visit.must("name", &Function::name);
    visit.must("signature", &Function::signature);
    visit.may("comment", &Function::comment);
    visit.may("kind", &Function::kind, FunctionKind::function);
    visit.may("arguments", &Function::arguments);
    visit.may("returns", &Function::returns);
    visit.may("returns_set", &Function::returns_set);
    visit.may("returns_one", &Function::returns_one);
    visit.may("volatility", &Function::volatility, Volatility::volatile_);
    visit.may("strict", &Function::strict);
    visit.may("security_definer", &Function::security_definer);
    visit.may("settings", &Function::settings);
    visit.must("language", &Function::language);
    visit.may("grants", &Function::grants);
    visit.must_lines("body", &Function::body);
}

void fields(auto& visit, Of<Sequence>) {
    visit.must("name", &Sequence::name);
    visit.must("type", &Sequence::type);
    visit.may("comment", &Sequence::comment);
    visit.may("start", &Sequence::start, std::int64_t{1});
    visit.may("minimum", &Sequence::minimum, std::int64_t{1});
    visit.must("maximum", &Sequence::maximum);
    visit.may("increment", &Sequence::increment, std::int64_t{1});
    visit.may("cycle", &Sequence::cycle);
    visit.may("owner", &Sequence::owner);
}

void fields(auto& visit, Of<Schema>) {
    visit.must("name", &Schema::name);
    visit.may("comment", &Schema::comment);
    visit.may("grants", &Schema::grants);
}

void fields(auto& visit, Of<Model>) {
    visit.may("schemas", &Model::schemas);
    visit.may("relations", &Model::relations);
    visit.may("enums", &Model::enums);
    visit.may("domains", &Model::domains);
    visit.may("composites", &Model::composites);
    visit.may("ranges", &Model::ranges);
    visit.may("external_types", &Model::external_types);
    visit.may("functions", &Model::functions);
    visit.may("sequences", &Model::sequences);
}

/// What is an object in the JSON.
template <class Thing>
concept HasFields = requires(int& any_visitor) { fields(any_visitor, Of<Thing>{}); };

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
