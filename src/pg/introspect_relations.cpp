// pg/introspect_relations.cpp: tables and views, their columns, and what inherits from what.
#include "base/text.hpp"
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

schema::RelationKind kind_of(char relkind) {
    switch (relkind) {
        case 'p': return schema::RelationKind::partitioned_table;
        case 'f': return schema::RelationKind::foreign_table;
        case 'v': return schema::RelationKind::view;
        case 'm': return schema::RelationKind::materialized_view;
        default: return schema::RelationKind::table;
    }
}

/// Before PostgreSQL 14 a table that was never analysed has no rows on no pages, like one that is empty.
std::optional<std::int64_t> row_estimate(std::int64_t rows, std::int64_t pages, int server_version) {
    if (rows < 0 || (server_version < 140000 && rows == 0 && pages == 0)) return std::nullopt;
    return rows;
}

/// "SELECT …;" as pg_get_viewdef prints it, without the blank before and the semicolon behind.
std::optional<std::string> statement_of(const std::optional<std::string>& printed) {
    if (!printed) return std::nullopt;
    auto text = trim(*printed);
    if (text.ends_with(';')) text.remove_suffix(1);
    return std::string{text};
}

Result<void> read_inheritance(Catalogue& catalogue) {
    TRY(rows, catalogue.session.query(std::string{sql::introspect_inheritance.text}));
    for (int row = 0; row < rows.size(); ++row) {
        const auto parent = catalogue.relations.find(rows.integer(row, 1));
        if (parent == catalogue.relations.end()) continue;
        if (!rows.boolean(row, 2)) parent->second.children.push_back(rows.integer(row, 0));
        if (auto* child = catalogue.relation(rows.integer(row, 0))) child->inherits.push_back(parent->second.name);
    }
    return {};
}

schema::Column column_of(const Rows& rows, int row) {
    schema::Column column;
    column.name = rows.text(row, 2);
    const auto generated = rows.text(row, 6), identity = rows.text(row, 7);
    if (identity == "a") column.identity = schema::Identity::always;
    if (identity == "d") column.identity = schema::Identity::by_default;
    // An empty "char" travels as one byte 0.
    if (generated == "s" || generated == "v") column.generated = maybe_without_parentheses(rows.maybe_text(row, 8));
    else column.default_value = rows.maybe_text(row, 8);
    column.collation = rows.maybe_text(row, 9);
    column.comment = rows.maybe_text(row, 11);
    return column;
}

bool updatable(const schema::Relation& relation, const Rows& rows, int row) {
    if (relation.kind == schema::RelationKind::materialized_view) return false;
    return rows.null(row, 10) || rows.boolean(row, 10);
}

}  // namespace

Result<void> read_relations(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_relations));
    constexpr std::int64_t insert = 1 << 3, update = 1 << 2;  // of pg_relation_is_updatable: 1 << CmdType
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0);
        const schema::Name name{std::string{rows.text(row, 1)}, std::string{rows.text(row, 2)}};
        auto& known = catalogue.relations[oid];
        known.name = name;
        known.action = rows.maybe_text(row, 16).value_or("");
        if (!rows.boolean(row, 4)) continue;
        auto& relation = catalogue.wanted[oid];
        relation.name = name;
        relation.kind = kind_of(rows.text(row, 3).front());
        relation.row_security = rows.boolean(row, 5);
        relation.row_security_forced = rows.boolean(row, 6);
        if (relation.kind != schema::RelationKind::view) {
            relation.row_estimate = row_estimate(rows.integer(row, 7), rows.integer(row, 8), catalogue.server_version);
        }
        relation.comment = rows.maybe_text(row, 9);
        relation.partition_key = rows.maybe_text(row, 10);
        relation.partition_bound = rows.maybe_text(row, 11);
        relation.foreign_server = rows.maybe_text(row, 12);
        relation.definition = statement_of(rows.maybe_text(row, 13));
        const bool fixed = relation.kind == schema::RelationKind::materialized_view;
        const auto events = rows.maybe_integer(row, 14).value_or(fixed ? 0 : insert | update);
        relation.insertable = (events & insert) != 0;
        relation.updatable = (events & update) != 0;
        relation.security_invoker = !rows.null(row, 17) && rows.boolean(row, 17);
        if (rows.boolean(row, 15)) catalogue.freely_written.insert(oid);
    }
    return read_inheritance(catalogue);
}

Result<void> read_columns(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_columns));
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0), type = rows.integer(row, 3);
        auto column = column_of(rows, row);
        column.nullable = !rows.boolean(row, 5) && !catalogue.types.refuses_null(type);
        const auto known = catalogue.relations.find(oid);
        if (known == catalogue.relations.end()) {
            catalogue.types.add_attribute(oid, std::move(column), type, rows.text(row, 4));
            continue;
        }
        auto& columns = known->second.columns;
        columns.resize(static_cast<std::size_t>(rows.integer(row, 1)));
        columns.back() = {column.name, !column.nullable};
        auto* relation = catalogue.relation(oid);
        if (!relation) continue;
        column.type = catalogue.types.use(type, rows.text(row, 4));
        column.updatable = catalogue.freely_written.contains(oid) || updatable(*relation, rows, row);
        relation->columns.push_back(std::move(column));
    }
    return {};
}

}  // namespace orderline::pg
