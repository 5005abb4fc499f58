// endpoints/rest/nested_rows.cpp: takes a body apart, and puts each level's rows together again with their foreign keys.
#include "endpoints/rest/nested_rows.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/rest/tenancy.hpp"

namespace orderline::rest {
namespace {

using Columns = std::optional<std::vector<std::string>>;

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

std::string no_column(const schema::Relation& relation, std::string_view name) {
    return fmt::format("Could not find the '{}' column of '{}' in the schema cache", name, relation.name.name);
}

class Splitter {
public:
    Splitter(const Catalogue& catalogue, const NestedOwner& owner) : catalogue_{catalogue}, owner_{owner} {}

    Outcome<NestedRows> level(const schema::Relation& relation, const std::vector<std::string>& objects, const Columns& columns, int depth) {
        Level here{{&relation, {}, {}}, {}, {}, depth};
        for (const auto& name : columns.value_or(std::vector<std::string>{})) {
            const auto branch = branch_of(here, name);
            if (!branch) return std::unexpected(branch.error());
        }
        for (const auto& object : objects) {
            const auto added = add(here, object, columns);
            if (!added) return std::unexpected(added.error());
        }
        for (std::size_t i = 0; i < here.found.branches.size(); ++i) {
            auto below = level(*here.found.branches[i].below.relation, here.objects[i], std::nullopt, depth + 1);
            if (!below) return below;
            here.found.branches[i].below = *std::move(below);
        }
        return std::move(here.found);
    }

private:
    struct Level {
        NestedRows found;
        std::vector<std::vector<std::string>> objects;          // for each branch
        std::map<std::string, std::optional<std::size_t>> known;  // which branch a name means
        int depth;
    };

    Outcome<void> add(Level& here, const std::string& object, const Columns& columns) {
        std::vector<JsonMember> own;
        for (auto& member : json_members(object)) {
            if (columns && !here.known.contains(member.key)) continue;
            const auto branch = branch_of(here, member.key);
            if (!branch) return std::unexpected(branch.error());
            if (!*branch) {
                own.push_back(std::move(member));
                continue;
            }
            const auto added = add_below(here, **branch, member);
            if (!added) return added;
        }
        here.found.rows.push_back(std::move(own));
        return {};
    }

    static Outcome<void> add_below(Level& here, std::size_t place, const JsonMember& member) {
        if (member.value == "null") return {};
        const auto refused = refuse(400, "PGRST102", fmt::format("'{}' of '{}' must be an array of objects", member.key, here.found.relation->name.name));
        auto& branch = here.found.branches[place];
        const bool is_list = member.value.starts_with('[');
        if (!is_list && branch.to_many) return refused;
        for (const auto element : is_list ? json_elements(member.value) : std::vector<std::string_view>{member.value}) {
            if (!element.starts_with('{')) return refused;
            here.objects[place].emplace_back(element);
            branch.parents.push_back(here.found.rows.size());
        }
        return {};
    }

    Outcome<std::optional<std::size_t>> branch_of(Level& here, const std::string& name) {
        if (const auto known = here.known.find(name); known != here.known.end()) return known->second;
        const auto link = link_of(*here.found.relation, name);
        if (!link) return std::unexpected(link.error());
        auto& place = here.known[name];
        if (!*link) return place;
        if (here.depth == nested_levels_max) {
            return refuse(400, "PGRST102", "The rows of the body are nested too deep", fmt::format("'{}' would be level {} below the first.", name, here.depth + 1));
        }
        place = here.found.branches.size();
        here.found.branches.push_back({name, (*link)->to_many, filled_of(**link), {(*link)->target, {}, {}}, {}});
        here.objects.emplace_back();
        return place;
    }

    /// None if the name is a column's.
    Outcome<std::optional<Link>> link_of(const schema::Relation& relation, const std::string& name) const {
        if (relation.column(name)) return std::nullopt;
        Embed embed;
        embed.target = name;
        auto link = find_link(catalogue_, relation, embed, owner_.role);
        if (!link) {
            if (link.error().code != "PGRST201") return refuse(400, "PGRST204", no_column(relation, name));
            auto refusal = std::move(link).error();
            refusal.hint = "Call the member by the table, or by the foreign key, that is meant.";
            return std::unexpected(std::move(refusal));
        }
        if (link->refers_back) return *std::move(link);
        return refuse(400, "PGRST204", no_column(relation, name),
                      fmt::format("'{}' is a relationship whose rows do not refer to '{}' by a foreign key.", name, relation.name.name),
                      "Only rows that do can be inserted together with it. Insert the others by requests of their own, or all in one $batch.");
    }

    /// Without the tenant's column, which is written anyway, unless there is no other.
    ColumnPairs filled_of(const Link& link) const {
        auto pairs = link.on;
        const auto tenants = owner_.has_tenant ? tenant_column(*link.target) : std::nullopt;
        std::erase_if(pairs, [&](const auto& pair) { return tenants && pair.second == *tenants; });
        return pairs.empty() ? link.on : pairs;
    }

    const Catalogue& catalogue_;
    const NestedOwner& owner_;
};

void append_member(std::string& object, std::string_view key, std::string_view value) {
    if (object.size() > 1) object += ',';
    append_json_text(object, key);
    object += ':';
    object += value;
}

void append_row(std::string& list, std::string object) {
    list += list.size() > 1 ? "," : "";
    list += std::move(object) + "}";
}

std::string bare(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"') value = value.substr(1, value.size() - 2);
    return ascii_lower(value);
}

}  // namespace

Outcome<NestedRows> nested_rows(const Catalogue& catalogue, const schema::Relation& relation, std::string_view rows, const Columns& columns, const NestedOwner& owner) {
    const auto elements = json_elements(rows);
    const std::vector<std::string> objects{elements.begin(), elements.end()};
    return Splitter{catalogue, owner}.level(relation, objects, columns, 0);
}

std::vector<std::string> key_columns(const NestedRows& level) {
    std::vector<std::string> columns;
    for (const auto& branch : level.branches) {
        if (branch.below.rows.empty()) continue;
        for (const auto& [parents, own] : branch.filled) {
            if (!contains(columns, parents)) columns.push_back(parents);
        }
    }
    return columns;
}

std::string json_of(const NestedRows& level) {
    std::string list = "[";
    for (const auto& row : level.rows) {
        std::string object = "{";
        for (const auto& [key, value] : row) append_member(object, key, value);
        append_row(list, std::move(object));
    }
    return list + "]";
}

Outcome<std::string> json_of(const NestedBranch& branch, const NestedKeys& parents) {
    std::string list = "[";
    for (std::size_t i = 0; i < branch.below.rows.size(); ++i) {
        std::string object = "{";
        const auto& key = parents.rows[branch.parents[i]];
        const auto& row = branch.below.rows[i];
        for (const auto& [parents_column, own] : branch.filled) {
            const auto place = std::ranges::find(parents.columns, parents_column) - parents.columns.begin();
            const auto& value = key[static_cast<std::size_t>(place)];
            if (value == "null") return refuse(400, "23502", fmt::format("A row with '{}' has no '{}' for them to refer to", branch.name, parents_column));
            const bool another = std::ranges::any_of(row, [&](const auto& member) { return member.key == own && member.value != "null" && bare(member.value) != bare(value); });
            if (another) {
                return refuse(400, "PGRST102", fmt::format("A row of '{}' has another '{}' than the row that it stands in", branch.name, own), {},
                              fmt::format("Leave '{}' out: it is filled in.", own));
            }
            append_member(object, own, value);
        }
        const auto is_filled = [&](const std::string& column) { return std::ranges::any_of(branch.filled, [&](const auto& pair) { return pair.second == column; }); };
        for (const auto& [name, value] : row) {
            if (!is_filled(name)) append_member(object, name, value);
        }
        append_row(list, std::move(object));
    }
    return list + "]";
}

std::vector<std::string> columns_of(const NestedBranch& branch) {
    std::set<std::string> names;
    for (const auto& [parents, own] : branch.filled) names.insert(own);
    for (const auto& row : branch.below.rows) {
        for (const auto& [name, value] : row) names.insert(name);
    }
    return {names.begin(), names.end()};
}

}  // namespace orderline::rest
