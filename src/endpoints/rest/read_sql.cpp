// endpoints/rest/read_sql.cpp: selects with lateral joins, one for each embedded resource.
#include "endpoints/rest/read_sql.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>
#include "endpoints/rest/resource_sql.hpp"
#include "endpoints/rest/shape.hpp"
#include "endpoints/rest/tenancy.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view body = "body", found = "found", row = "row";

// Types whose values render.cpp writes as JSON from what PostgreSQL sends; all others are made JSON by PostgreSQL.
constexpr std::string_view rendered_types[] = {"bool",    "int2", "int4",        "int8",      "numeric", "text", "varchar",
                                               "uuid", "timestamptz", "timestamp", "date",    "json", "jsonb"};

/// The type of an output that is one of those; empty for all others.
std::string_view rendered_type(const Resource& resource, const Output& output) {
    const auto* type = resource.type_of(output.what.field.name);
    if (!type || !output.what.field.path.empty() || output.what.cast || output.what.aggregate) return {};
    const bool known = !type->array && type->name.schema == "pg_catalog" && std::ranges::find(rendered_types, type->name.name) != std::end(rendered_types);
    return known ? std::string_view{type->name.name} : std::string_view{};
}

class ReadWriter {
public:
    ReadWriter(Sql& sql, const ReadOptions& options) : sql_{sql}, options_{options} {}

    void root(const Resource& resource, const Source& source) {
        const Source rows = source.sql.empty() ? Source{.sql = quoted(resource.relation->name), .narrowed = source.narrowed} : source;
        const auto conditions = [&] {
            std::vector<std::string> of_the_tenant;
            if (source.sql.empty()) hold_to_tenant(of_the_tenant, *resource.relation, resource.alias);
            if (!source.condition.empty()) of_the_tenant.push_back(source.condition);
            return of_the_tenant;
        };
        const auto page = [&] {
            std::string members;
            if (options_.total != Total::none) append(members, "true AS " + quoted(found));
            append_members(members, resource, options_.as_text);
            auto text = "SELECT " + members + from_where(resource, conditions(), rows, options_.as_text);
            text += order_by(resource, source.order);
            return source.narrowed ? text : text + window(resource.narrowing, true);
        };
        if (options_.total == Total::none) {
            sql_.text += page();
            return;
        }
        auto counted = "SELECT 1" + from_where(resource, conditions(), rows);
        if (options_.total == Total::capped) counted += " LIMIT " + std::to_string(options_.rows_max + 1);
        sql_.text += fmt::format(R"(SELECT total.count, page.* FROM (SELECT count(*) FROM ({}) AS counted) AS total LEFT JOIN ()", counted);
        sql_.text += page() + ") AS page ON TRUE";
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
        const bool handed_up = what.aggregate && hands_up(resource);
        if (what.field.name.empty()) text = handed_up ? "true" : "*";
        else text = value_sql(sql_, resource, what.field);
        if (what.cast) text = cast_to(text, *what.cast);
        if (what.aggregate && !handed_up) text = aggregate_sql(what, text);
        return text;
    }

    static std::string aggregate_sql(const SelectField& what, std::string_view of) {
        static constexpr std::string_view names[] = {"sum", "avg", "count", "max", "min"};
        const auto text = fmt::format("{}({})", names[static_cast<std::size_t>(*what.aggregate)], of);
        return what.aggregate_cast ? cast_to(text, *what.aggregate_cast) : text;
    }

    /// The same as what it is sent as.
    std::string leaf(const Resource& resource, const Output& output, bool as_text) {
        const auto& text = output_sql(resource, output);
        if (output.what.aggregate && hands_up(resource)) return text;
        const auto type = rendered_type(resource, output);
        // A record has "t" where a cast would write "true".
        if (as_text) return type == "bool" ? fmt::format("left({}, 1)", cast_to(text, "text")) : cast_to(text, "text");
        const bool plain = !type.empty() && !(options_.zone_asked && type == "timestamptz");
        if (!options_.without_nulls) return plain ? text : "to_json(" + text + ")";
        if (type == "jsonb") return "jsonb_strip_nulls(" + text + ")";
        return plain && type != "json" ? text : "json_strip_nulls(to_json(" + text + "))";
    }

    /// What a to-one spread hands up is aggregated where it arrives: there it belongs to groups.
    static bool hands_up(const Resource& resource) { return resource.spread && !resource.link.to_many; }

    /// One of the members that a spread resource gives its parent.
    struct Spread {
        std::string key, sql;
        bool aggregate = false;
    };

    std::vector<Spread> spread_members(const Resource& parent, const Resource& child) {
        std::vector<Spread> members;
        for (const auto& member : shape_of(child).members) members.push_back({member.key, column_of(child.lateral, member.key)});
        if (!hands_up(child) || hands_up(parent)) return members;
        std::vector<const Output*> outputs;
        collect_outputs(child, outputs);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!outputs[i] || !outputs[i]->what.aggregate) continue;
            members[i].aggregate = true;
            members[i].sql = aggregate_sql(outputs[i]->what, members[i].sql);
            members[i].sql = options_.as_text ? cast_to(members[i].sql, "text") : "to_json(" + members[i].sql + ")";
        }
        return members;
    }

    /// One for each of shape_of(resource).members; nullptr for what is no column.
    static void collect_outputs(const Resource& resource, std::vector<const Output*>& outputs) {
        for (const auto& one : resource.shown) {
            if (const auto* output = std::get_if<Output>(&one)) {
                outputs.push_back(output);
                continue;
            }
            const auto& child = resource.children[std::get<std::size_t>(one)];
            if (hands_up(child)) collect_outputs(child, outputs);
            else if (child.spread) outputs.insert(outputs.end(), shape_of(child).members.size(), nullptr);
            else if (!child.shown.empty()) outputs.push_back(nullptr);
        }
    }

    /// "expression AS name" of all members.
    void append_members(std::string& list, const Resource& resource, bool as_text) {
        for (const auto& one : resource.shown) {
            if (const auto* output = std::get_if<Output>(&one)) {
                append(list, leaf(resource, *output, as_text) + " AS " + quoted(output->name));
                continue;
            }
            const auto& child = resource.children[std::get<std::size_t>(one)];
            if (child.spread) {
                for (const auto& member : spread_members(resource, child)) append(list, member.sql + " AS " + quoted(member.key));
            } else if (!child.shown.empty()) {
                append(list, column_of(child.lateral, body) + " AS " + quoted(child.name));
            }
        }
    }

    /// The same without names, as one record.
    std::string record(const Resource& resource) {
        std::string values;
        for (const auto& one : resource.shown) {
            if (const auto* output = std::get_if<Output>(&one)) {
                append(values, leaf(resource, *output, false));
                continue;
            }
            const auto& child = resource.children[std::get<std::size_t>(one)];
            if (child.spread) {
                for (const auto& member : spread_members(resource, child)) append(values, member.sql);
            } else if (!child.shown.empty()) {
                append(values, column_of(child.lateral, body));
            }
        }
        return "ROW(" + values + ")";
    }

    std::string from_where(const Resource& resource, std::vector<std::string> conditions, const Source& source, bool as_text = false) {
        auto text = fmt::format(" FROM {} AS {}", source.sql, quoted(resource.alias));
        for (const auto& child : resource.children) text += join(resource, child, as_text);
        if (!source.narrowed) {
            for (const auto& filter : resource.narrowing.filters) conditions.push_back(filter_sql(filter, [&](const Condition& one) { return condition(resource, one); }));
        }
        if (!conditions.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
        return text + group_by(resource);
    }

    /// The limit is a number in the text: of a parameter PostgreSQL expects a tenth of the rows, and plans each execution anew
    /// (measured: bench/README.md, "The data API").
    std::string window(const Narrowing& narrowing, bool limited) {
        std::string text;
        if (limited || narrowing.limit) {
            const auto limit = std::min(narrowing.limit.value_or(options_.rows_max), options_.rows_max);
            text = " LIMIT " + std::to_string(limit);
        }
        if (narrowing.offset) text += " OFFSET " + sql_.bind(std::to_string(*narrowing.offset)) + "::bigint";
        return text;
    }

    void hold_to_tenant(std::vector<std::string>& conditions, const schema::Relation& relation, const std::string& alias) {
        const auto column = options_.tenant ? tenant_column(relation) : std::nullopt;
        if (!column) return;
        if (tenant_.empty()) tenant_ = sql_.bind(*options_.tenant);
        conditions.push_back(fmt::format("{} = {}::uuid", column_of(alias, *column), tenant_));
    }

    /// A lateral join whose row holds "body", a record or an array of records; spread, a column for each member. A to-one resource
    /// has no subquery of its own, so that PostgreSQL can flatten it into a plain join.
    std::string join(const Resource& parent, const Resource& child, bool as_text) {
        const bool to_one_spread = child.spread && !child.link.to_many;
        const auto from = from_where(child, tie(parent, child), {.sql = source_of(parent, child)}, as_text && to_one_spread) + order_by(child) + window(child.narrowing, child.link.to_many);
        std::string outer;
        if (!child.link.to_many) {
            if (child.spread) append_members(outer, child, as_text);
            else outer = record(child) + " AS " + quoted(body);
            append(outer, "true AS " + quoted(found));
            outer += from;
        } else if (!child.spread) {
            outer = fmt::format("array_agg({}) AS {} FROM (SELECT {} AS {}{}) AS {}", column_of("rows", row), quoted(body), record(child), quoted(row), from, quoted("rows"));
        } else {
            std::string members;
            append_members(members, child, false);
            for (const auto& member : shape_of(child).members) append(outer, fmt::format("array_agg(ROW({})) AS {}", column_of("rows", member.key), quoted(member.key)));
            append(outer, "NULLIF(count(*), 0) AS " + quoted(found));
            outer += fmt::format(" FROM (SELECT {}{}) AS {}", members, from, quoted("rows"));
        }
        const bool must_be_asked = child.inner && child.link.to_many;  // of no rows an aggregate makes one row, too
        return fmt::format(" {} JOIN LATERAL (SELECT {}) AS {} ON {}", child.inner ? "INNER" : "LEFT", outer, quoted(child.lateral),
                           must_be_asked ? presence_of(child) + " IS NOT NULL" : "TRUE");
    }

    static std::string presence_of(const Resource& child) { return column_of(child.lateral, child.spread || !child.link.to_many ? found : body); }

    static std::string source_of(const Resource& parent, const Resource& child) {
        return child.link.computed ? of_row(*child.link.computed, parent) : quoted(child.relation->name);
    }

    /// What ties a child's rows to its parent's, and to the tenant.
    std::vector<std::string> tie(const Resource& parent, const Resource& child) {
        std::vector<std::string> conditions;
        hold_to_tenant(conditions, *child.relation, child.alias);
        if (child.link.computed) {
            // A function that gives no set gives a row of nulls where there is none.
            if (!child.link.computed->returns_set) conditions.push_back(fmt::format("NOT (({}.*) IS NULL)", quoted(child.alias)));
            return conditions;
        }
        if (!child.link.junction) {
            for (const auto& [left, right] : child.link.on) conditions.push_back(column_of(child.alias, right) + " = " + column_of(parent.alias, left));
            return conditions;
        }
        const auto alias = child.alias + "_junction";
        std::vector<std::string> between;
        for (const auto& [left, right] : child.link.on) between.push_back(column_of(alias, right) + " = " + column_of(parent.alias, left));
        for (const auto& [left, right] : child.link.far) between.push_back(column_of(alias, left) + " = " + column_of(child.alias, right));
        hold_to_tenant(between, *child.link.junction, alias);
        conditions.push_back(fmt::format("EXISTS (SELECT FROM {} AS {} WHERE {})", quoted(child.link.junction->name), quoted(alias), fmt::join(between, " AND ")));
        return conditions;
    }

    std::string condition(const Resource& resource, const Condition& one) {
        const auto* child = one.field.path.empty() ? resource.child(one.field.name) : nullptr;
        return child ? condition_sql(sql_, presence_of(*child), one, nullptr) : value_condition_sql(sql_, resource, one);
    }

    static bool has_groups(const Resource& resource) { return !hands_up(resource) && has_aggregates(resource); }

    static bool has_aggregates(const Resource& resource) {
        return std::ranges::any_of(resource.shown, [&](const auto& one) {
            if (const auto* output = std::get_if<Output>(&one)) return output->what.aggregate.has_value();
            const auto& child = resource.children[std::get<std::size_t>(one)];
            return hands_up(child) && has_aggregates(child);
        });
    }

    /// With an aggregate, everything else that is shown makes the groups.
    std::string group_by(const Resource& resource) {
        if (!has_groups(resource)) return {};
        std::string list;
        for (const auto& one : resource.shown) {
            if (const auto* output = std::get_if<Output>(&one)) {
                if (!output->what.aggregate) append(list, output_sql(resource, *output));
                continue;
            }
            const auto& child = resource.children[std::get<std::size_t>(one)];
            if (child.spread) {
                for (const auto& member : spread_members(resource, child)) {
                    if (!member.aggregate) append(list, member.sql);
                }
            } else if (!child.shown.empty()) {
                append(list, column_of(child.lateral, body));
            }
        }
        return list.empty() ? list : " GROUP BY " + list;
    }

    std::string order_by(const Resource& resource, std::string_view last = {}) {
        std::string list;
        for (const auto& term : resource.narrowing.order) {
            auto text = term.relation ? related_sql(resource, *resource.child(*term.relation), term.field)
                                      : value_sql(sql_, resource, term.field);
            if (term.descending) text += " DESC";
            if (term.nulls != Nulls::as_postgres) text += term.nulls == Nulls::first ? " NULLS FIRST" : " NULLS LAST";
            append(list, text);
        }
        if (!last.empty() && !has_groups(resource)) append(list, last);
        return list.empty() ? list : " ORDER BY " + list;
    }

    /// The column of a to-one spread that shows the field as it is; empty if there is none.
    std::string spread_column(const Resource& child, const Field& field) {
        for (const auto& one : child.shown) {
            const auto* output = std::get_if<Output>(&one);
            if (output && output->what.field == field && leaf(child, *output, options_.as_text) == value_sql(sql_, child, field)) return column_of(child.lateral, output->name);
        }
        return {};
    }

    /// A value of a to-one resource, in its own type and whether or not it is shown; of groups only what they are made of.
    std::string related_sql(const Resource& parent, const Resource& child, const Field& field) {
        if (has_groups(parent) && child.spread) {
            if (auto column = spread_column(child, field); !column.empty()) return column;
        }
        const auto conditions = tie(parent, child);
        return fmt::format("(SELECT {} FROM {} AS {} WHERE {})", value_sql(sql_, child, field), source_of(parent, child), quoted(child.alias), fmt::join(conditions, " AND "));
    }

    Sql& sql_;
    const ReadOptions& options_;
    std::string tenant_;  // the parameter's place, once it is bound
    std::unordered_map<const Output*, std::string> outputs_;
};

}  // namespace

Sql read_sql(const Resource& root, const ReadOptions& options) {
    Sql sql;
    append_read(sql, root, {}, options);
    return sql;
}

void append_read(Sql& sql, const Resource& root, const Source& source, const ReadOptions& options) { ReadWriter{sql, options}.root(root, source); }

}  // namespace orderline::rest
