// endpoints/rest/write_sql.cpp: INSERT, UPDATE and DELETE whose values come from the body, which is one parameter.
#include "endpoints/rest/write_sql.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include "endpoints/rest/resource_sql.hpp"
#include "endpoints/rest/tenancy.hpp"

namespace orderline::rest {
namespace {

using Names = std::vector<std::string>;

class WriteWriter {
public:
    WriteWriter(const Writing& writing, const ReadOptions& options) : writing_{writing}, options_{options}, relation_{*writing.root.relation} {}

    Sql whole() {
        if (writing_.kind != Writing::Kind::remove) body_ = sql_.bind(writing_.body.rows) + "::json";
        if (writing_.tenant) tenant_ = sql_.bind(*writing_.tenant) + "::uuid";
        const bool merges = writing_.conflict && writing_.conflict->merge;
        auto text = statement();
        if (writing_.back != Writing::Back::nothing) {
            text = fmt::format("WITH {} AS ({} RETURNING {}) ", written, text, fmt::join(returned(), ", "));
            const auto before = merges ? already_there() : std::string{};
            sql_.text = text + (merges ? fmt::format("SELECT kept.count, true, page.* FROM ({}) AS kept CROSS JOIN (", before) : "");
            append_read(sql_, writing_.root, {std::string{written}, true}, options_);
            if (merges) sql_.text += ") AS page";
            return std::move(sql_);
        }
        if (merges) {
            text = fmt::format("WITH {} AS ({} RETURNING {}) SELECT kept.count, (SELECT count(*) FROM {}) FROM ({}) AS kept", written, text,
                               fmt::join(own(writing_.conflict->columns), ", "), written, already_there());
        }
        sql_.text = std::move(text);
        return std::move(sql_);
    }

private:
    static constexpr std::string_view written = "\"written\"";

    std::string target() const { return quoted(relation_.name); }
    std::string own(std::string_view column) const { return column_of(writing_.root.alias, column); }
    Names own(const Names& columns) const {
        Names found;
        for (const auto& column : columns) found.push_back(own(column));
        return found;
    }
    // Of the body's rows: beside the table's own name, so never the same.
    std::string body_alias() const { return writing_.root.alias + "_body"; }
    std::string row_alias() const { return writing_.root.alias + "_row"; }
    std::string tenant_name() const { return std::string{*tenant_column(relation_)}; }

    std::string statement() {
        switch (writing_.kind) {
            case Writing::Kind::insert: return insert();
            case Writing::Kind::update: return update();
            case Writing::Kind::remove: return fmt::format("DELETE FROM {}{}", target(), where());
        }
        return {};
    }

    std::string insert() {
        Names names, values;
        if (writing_.tenant) {
            names.push_back(quoted(tenant_name()));
            values.push_back(tenant_);
        }
        for (const auto& one : writing_.given) {
            names.push_back(quoted(one.column->name));
            values.push_back(value(one));
        }
        auto text = "INSERT INTO " + target();
        if (!names.empty()) text += fmt::format(" ({})", fmt::join(names, ", "));
        text += fmt::format(" SELECT {} FROM {}", fmt::join(values, ", "), source());
        text += put_conditions();
        return writing_.conflict ? text + on_conflict(*writing_.conflict) : text;
    }

    std::string update() {
        Names assignments;
        for (const auto& one : writing_.given) assignments.push_back(quoted(one.column->name) + " = " + value(one));
        return fmt::format("UPDATE {} SET {} FROM {}{}", target(), fmt::join(assignments, ", "), source(), where());
    }

    /// The body as rows of the columns' types.
    std::string source() const {
        if (writing_.given.empty()) return fmt::format("json_array_elements({}) AS {}", body_, quoted(row_alias()));
        Names columns;
        for (const auto& one : writing_.given) columns.push_back(quoted(one.column->name) + " " + one.column->type.text);
        const auto typed = fmt::format("{}({})", quoted(body_alias()), fmt::join(columns, ", "));
        if (!writing_.some_lack) return fmt::format("json_to_recordset({}) AS {}", body_, typed);
        return fmt::format("json_array_elements({}) AS {}(value) CROSS JOIN LATERAL json_to_record({}) AS {}", body_, quoted(row_alias()),
                           column_of(row_alias(), "value"), typed);
    }

    std::string value(const Given& one) {
        const auto given = column_of(body_alias(), one.column->name);
        if (one.otherwise == "NULL") return given;
        return fmt::format("CASE WHEN {} -> {}::text IS NULL THEN {} ELSE {} END", column_of(row_alias(), "value"), sql_.bind(one.column->name), one.otherwise, given);
    }

    std::string where() {
        Names conditions;
        if (writing_.tenant) conditions.push_back(own(tenant_name()) + " = " + tenant_);
        for (const auto& filter : writing_.root.narrowing.filters) {
            conditions.push_back(filter_sql(filter, [&](const Condition& one) { return value_condition_sql(sql_, writing_.root, one); }));
        }
        return conditions.empty() ? std::string{} : fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
    }

    /// Of a PUT: its body must be the row that its address names.
    std::string put_conditions() {
        if (!writing_.replaces) return {};
        Names conditions;
        for (const auto& filter : writing_.root.narrowing.filters) {
            const auto& one = std::get<Condition>(filter);
            const bool tenants = writing_.tenant && one.field.name == tenant_name();
            conditions.push_back(condition_sql(sql_, tenants ? tenant_ : column_of(body_alias(), one.field.name), one, nullptr));
        }
        return fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
    }

    std::string on_conflict(const Conflict& conflict) const {
        const auto is_key = [&](std::string_view column) { return std::ranges::find(conflict.columns, column) != conflict.columns.end(); };
        Names names, assignments;
        for (const auto& column : conflict.columns) names.push_back(quoted(column));
        const auto set = [&](std::string_view column) { assignments.push_back(fmt::format("{0} = EXCLUDED.{0}", quoted(column))); };
        for (const auto& one : writing_.given) {
            if (!is_key(one.column->name)) set(one.column->name);
        }
        // A row that has nothing to be changed comes back all the same.
        if (assignments.empty()) {
            const auto other = std::ranges::find_if(conflict.columns, [&](const auto& column) { return column != tenant_column(relation_); });
            if (other != conflict.columns.end()) set(*other);
        }
        const auto text = fmt::format(" ON CONFLICT ({}) DO ", fmt::join(names, ", "));
        if (!conflict.merge || assignments.empty()) return text + "NOTHING";
        return text + fmt::format("UPDATE SET {}", fmt::join(assignments, ", "));
    }

    /// How many rows of the body there were before: a statement sees what was there when it began.
    std::string already_there() const {
        Names conditions;
        for (const auto& column : writing_.conflict->columns) {
            const bool tenants = writing_.tenant && column == tenant_name();
            const bool given = std::ranges::any_of(writing_.given, [&](const auto& one) { return one.column->name == column; });
            if (!tenants && !given) return "SELECT 0::bigint AS count";
            conditions.push_back(own(column) + " = " + (tenants ? tenant_ : column_of(body_alias(), column)));
        }
        return fmt::format("SELECT count(*) FROM {} JOIN {} ON {}", source(), target(), fmt::join(conditions, " AND "));
    }

    /// What the rest of the statement reads of the written rows.
    Names returned() const {
        const auto& root = writing_.root;
        bool whole = !root.computed.empty();
        Names used;
        const auto use = [&](const std::string& column) {
            if (relation_.column(column) && std::ranges::find(used, column) == used.end()) used.push_back(column);
        };
        for (const auto& one : root.shown) {
            if (const auto* output = std::get_if<Output>(&one)) use(output->what.field.name);
        }
        for (const auto& term : root.narrowing.order) {
            if (!term.relation) use(term.field.name);
        }
        for (const auto& child : root.children) {
            whole = whole || child.link.computed;
            for (const auto& [left, right] : child.link.on) use(left);
        }
        if (whole) {  // in the relation's order, so that functions get a row of its type
            used.clear();
            for (const auto& column : relation_.columns) used.push_back(column.name);
        }
        if (used.empty()) used.push_back(relation_.columns.front().name);
        return own(used);
    }

    const Writing& writing_;
    const ReadOptions& options_;
    const schema::Relation& relation_;
    Sql sql_;
    std::string body_, tenant_;  // the parameters' places, with their types
};

}  // namespace

Sql write_sql(const Writing& writing, const ReadOptions& options) { return WriteWriter{writing, options}.whole(); }

}  // namespace orderline::rest
