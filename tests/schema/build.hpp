// tests/schema/build.hpp: small models for tests, written as one would say them: table("orders", {column("id", "uuid")}).
#pragma once
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#include "schema/model.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {

using Names = std::vector<std::string>;

inline Type type_of(const std::string& text) {
    const auto type = parse_type(text);
    if (!type) throw std::invalid_argument{"no type: " + text};
    return *type;
}

/// A name of the schema public.
inline Name public_name(std::string name) { return {"public", std::move(name)}; }

inline Column column(std::string name, const std::string& type, bool nullable = false) {
    Column made;
    made.name = std::move(name);
    made.type = type_of(type);
    made.nullable = nullable;
    return made;
}

/// A view's column.
inline Column shown(std::string name, const std::string& of_table, std::string of_column) {
    auto made = column(std::move(name), "uuid", true);
    made.origin = Origin{public_name(of_table), std::move(of_column)};
    return made;
}

inline Key key(std::string name, Names columns) {
    Key made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    return made;
}

inline ForeignKey foreign_key(std::string name, Names columns, std::string target, Names target_columns) {
    ForeignKey made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    made.target = public_name(std::move(target));
    made.target_columns = std::move(target_columns);
    return made;
}

inline Index index(std::string name, const Names& columns) {
    Index made;
    made.name = std::move(name);
    for (const auto& text : columns) made.parts.push_back(IndexPart{.text = text});
    return made;
}

inline Relation table(std::string name, std::vector<Column> columns) {
    Relation made;
    made.name = public_name(std::move(name));
    made.columns = std::move(columns);
    return made;
}

inline Relation view(std::string name, std::vector<Column> columns) {
    auto made = table(std::move(name), std::move(columns));
    made.kind = RelationKind::view;
    return made;
}

inline Enum enumeration(std::string name, Names values) {
    Enum made;
    made.name = public_name(std::move(name));
    made.values = std::move(values);
    return made;
}

/// Sorted.
inline Model model_of(std::vector<Relation> relations, std::vector<Enum> enums = {}) {
    Model made;
    made.server_version = 150'000;
    made.relations = std::move(relations);
    made.enums = std::move(enums);
    made.sort();
    return made;
}

}  // namespace orderline::schema
