// endpoints/rest/read_sql.cpp: selects with lateral joins, one for each embedded resource.
#include "endpoints/rest/read_sql.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace orderline::rest {
namespace {

constexpr std::string_view tenant_column = "tenant_id", body = "body", found = "found";

// Types whose values C++ writes as JSON from what PostgreSQL sends; all others are written by PostgreSQL.
constexpr std::string_view rendered_types[] = {"bool", "int2", "int4", "int8", "text", "varchar", "uuid", "timestamptz", "timestamp", "date", "json", "jsonb"};

const schema::Type* type_of(const schema::Relation& relation, const Field& field) {
    const auto* column = relation.column(field.name);
    return column ? &column->type : nullptr;
}

bool is_rendered(const Output& output) {
    if (!output.column || !output.what.field.path.empty() || output.what.cast || output.what.aggregate) return false;
    const auto& type = output.column->type;
    return !type.array && type.name.schema == "pg_catalog" && std::ranges::find(rendered_types, type.name.name) != std::end(rendered_types);
}

class ReadWriter {
public:
    explicit ReadWriter(const ReadLimits& limits) : limits_{limits} {}

    Sql root(const Resource& resource) {
        std::string members;
        append_members(members, resource, true);
        sql_.text = "SELECT " + members + from_where(resource, {});
        return std::move(sql_);
    }

private:
    static void append(std::string& list, std::string_view one) {
        if (!list.empty()) list += ", ";
        list += one;
    }

    /// Once for each output: to PostgreSQL, two parameters of one value are not the same expression.
    const std::string& output_sql(const Resource& resource, const Output& output) {
        auto& text = outputs_[&output];
        if (!text.empty()) return text;
        const auto& what = output.what;
        static constexpr std::string_view names[] = {"sum", "avg", "count", "max", "min"};
        text = what.field.name.empty() ? "*" : field_sql(sql_, resource.alias, what.field, type_of(*resource.relation, what.field));
        if (what.cast) text = cast_to(text, *what.cast);
        if (what.aggregate) text = fmt::format("{}({})", names[static_cast<std::size_t>(*what.aggregate)], text);
        if (what.aggregate_cast) text = cast_to(text, *what.aggregate_cast);
        return text;
    }

    /// "expression AS name" of all members. At the root, what C++ does not render is made JSON here.
    void append_members(std::string& list, const Resource& resource, bool at_root) {
        for (const auto& one : resource.shown) {
            if (const auto* output = std::get_if<Output>(&one)) {
                auto text = output_sql(resource, *output);
                if (at_root && !is_rendered(*output)) text = "to_json(" + text + ")";
                append(list, text + " AS " + quoted(output->name));
                continue;
            }
            const auto& child = resource.children[std::get<std::size_t>(one)];
            if (child.spread) {
                for (const auto& name : member_names(child)) append(list, spread_member(child, name, at_root) + " AS " + quoted(name));
            } else if (!child.shown.empty()) {
                const auto value = column_of(child.lateral, body);
                append(list, (child.link.to_many ? fmt::format("COALESCE({}, '[]'::json)", value) : value) + " AS " + quoted(child.name));
            }
        }
    }

    static std::string spread_member(const Resource& child, const std::string& name, bool at_root) {
        const auto value = column_of(child.lateral, name);
        if (child.link.to_many) return fmt::format("COALESCE({}, '[]'::json)", value);
        return at_root ? "to_json(" + value + ")" : value;
    }

    std::string from_where(const Resource& resource, std::vector<std::string> conditions) {
        std::string text = fmt::format(" FROM {} AS {}", quoted(resource.relation->name), quoted(resource.alias));
        for (const auto& child : resource.children) text += join(resource, child);
        hold_to_tenant(conditions, *resource.relation, resource.alias);
        for (const auto& filter : resource.narrowing.filters) conditions.push_back(filter_sql(resource, filter));
        if (!conditions.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
        text += group_by(resource) + order_by(resource);
        return text + window(resource.narrowing);
    }

    std::string window(const Narrowing& narrowing) {
        const auto limit = std::min(narrowing.limit.value_or(limits_.rows_max), limits_.rows_max);
        std::string text = " LIMIT " + sql_.bind(std::to_string(limit)) + "::bigint";
        if (narrowing.offset) text += " OFFSET " + sql_.bind(std::to_string(*narrowing.offset)) + "::bigint";
        return text;
    }

    void hold_to_tenant(std::vector<std::string>& conditions, const schema::Relation& relation, const std::string& alias) {
        if (!limits_.tenant || !relation.column(tenant_column)) return;
        if (tenant_.empty()) tenant_ = sql_.bind(*limits_.tenant);
        conditions.push_back(fmt::format("{} = {}::uuid", column_of(alias, tenant_column), tenant_));
    }

    /// A lateral join whose row holds the embedded JSON as "body", or, spread, a column for each member and "found".
    std::string join(const Resource& parent, const Resource& child) {
        const std::string row = "orderline_row";
        std::string members;
        append_members(members, child, false);
        const auto rows = "SELECT " + members + from_where(child, tie(parent, child));
        std::string outer;
        if (child.spread) {
            for (const auto& name : member_names(child)) {
                const auto value = column_of(row, name);
                append(outer, (child.link.to_many ? fmt::format("json_agg({})", value) : value) + " AS " + quoted(name));
            }
            append(outer, (child.link.to_many ? "NULLIF(count(*), 0) AS " : "true AS ") + quoted(found));
        } else {
            outer = fmt::format("{}({}) AS {}", child.link.to_many ? "json_agg" : "row_to_json", quoted(row), quoted(body));
        }
        const auto presence = presence_of(child);
        return fmt::format(" {} JOIN LATERAL (SELECT {} FROM ({}) AS {}) AS {} ON {}", child.inner ? "INNER" : "LEFT", outer, rows, quoted(row),
                           quoted(child.lateral), child.inner ? presence + " IS NOT NULL" : "TRUE");
    }

    static std::string presence_of(const Resource& child) { return column_of(child.lateral, child.spread ? found : body); }

    /// What ties a child's rows to its parent's.
    std::vector<std::string> tie(const Resource& parent, const Resource& child) {
        std::vector<std::string> conditions;
        if (!child.link.junction) {
            for (const auto& [left, right] : child.link.on) conditions.push_back(column_of(child.alias, right) + " = " + column_of(parent.alias, left));
            return conditions;
        }
        const auto alias = child.alias + "_junction";
        for (const auto& [left, right] : child.link.on) conditions.push_back(column_of(alias, right) + " = " + column_of(parent.alias, left));
        for (const auto& [left, right] : child.link.far) conditions.push_back(column_of(alias, left) + " = " + column_of(child.alias, right));
        hold_to_tenant(conditions, *child.link.junction, alias);
        return {fmt::format("EXISTS (SELECT FROM {} AS {} WHERE {})", quoted(child.link.junction->name), quoted(alias), fmt::join(conditions, " AND "))};
    }

    std::string filter_sql(const Resource& resource, const Filter& filter) {
        if (const auto* logic = std::get_if<Logic>(&filter)) {
            std::vector<std::string> terms;
            for (const auto& term : logic->terms) terms.push_back(filter_sql(resource, term));
            const auto text = fmt::format("({})", fmt::join(terms, logic->any ? " OR " : " AND "));
            return logic->negated ? "NOT " + text : text;
        }
        const auto& one = std::get<Condition>(filter);
        if (const auto* child = one.field.path.empty() ? resource.child(one.field.name) : nullptr) {
            return condition_sql(sql_, presence_of(*child), one, nullptr);
        }
        const auto* type = type_of(*resource.relation, one.field);
        return condition_sql(sql_, field_sql(sql_, resource.alias, one.field, type), one, one.field.path.empty() ? type : nullptr);
    }

    /// With an aggregate, everything else that is shown makes the groups.
    std::string group_by(const Resource& resource) {
        const auto is_aggregate = [](const auto& one) { const auto* output = std::get_if<Output>(&one); return output && output->what.aggregate; };
        if (std::ranges::none_of(resource.shown, is_aggregate)) return {};
        std::string list;
        for (const auto& one : resource.shown) {
            const auto* output = std::get_if<Output>(&one);
            if (output && !output->what.aggregate) append(list, output_sql(resource, *output));
        }
        return list.empty() ? list : " GROUP BY " + list;
    }

    std::string order_by(const Resource& resource) {
        std::string list;
        for (const auto& term : resource.narrowing.order) {
            auto text = term.relation ? related_sql(resource, *resource.child(*term.relation), term.field)
                                      : field_sql(sql_, resource.alias, term.field, type_of(*resource.relation, term.field));
            if (term.descending) text += " DESC";
            if (term.nulls != Nulls::as_postgres) text += term.nulls == Nulls::first ? " NULLS FIRST" : " NULLS LAST";
            append(list, text);
        }
        return list.empty() ? list : " ORDER BY " + list;
    }

    /// A value of a to-one resource, in its own type and whether or not it is shown.
    std::string related_sql(const Resource& parent, const Resource& child, const Field& field) {
        auto conditions = tie(parent, child);
        hold_to_tenant(conditions, *child.relation, child.alias);
        return fmt::format("(SELECT {} FROM {} AS {} WHERE {})", field_sql(sql_, child.alias, field, type_of(*child.relation, field)),
                           quoted(child.relation->name), quoted(child.alias), fmt::join(conditions, " AND "));
    }

    const ReadLimits& limits_;
    Sql sql_;
    std::string tenant_;  // the parameter's place, once it is bound
    std::unordered_map<const Output*, std::string> outputs_;
};

}  // namespace

std::vector<std::string> member_names(const Resource& root) {
    std::vector<std::string> names;
    for (const auto& one : root.shown) {
        if (const auto* output = std::get_if<Output>(&one)) {
            names.push_back(output->name);
            continue;
        }
        const auto& child = root.children[std::get<std::size_t>(one)];
        if (child.spread) std::ranges::copy(member_names(child), std::back_inserter(names));
        else if (!child.shown.empty()) names.push_back(child.name);
    }
    return names;
}

Sql read_sql(const Resource& root, const ReadLimits& limits) { return ReadWriter{limits}.root(root); }

}  // namespace orderline::rest
