// endpoints/rest/embedding.cpp: candidates for an embed, and the choice among them.
#include "endpoints/rest/embedding.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include "base/json.hpp"
#include "endpoints/rest/likeness.hpp"

namespace orderline::rest {
namespace {

using schema::ManyToMany, schema::Relation, schema::Relationship;

struct Candidate {
    const Relationship* direct = nullptr;
    const ManyToMany* through = nullptr;
};

bool holds(const std::vector<std::string>& columns, const std::string& name) { return std::ranges::find(columns, name) != columns.end(); }

/// A key of several columns may be called by any of them that is not also a column of the same name on the other side: of
/// (tenant_id, customer_id) -> (tenant_id, id) by customer_id.
bool named_by_column(const std::vector<std::string>& columns, const std::vector<std::string>& others, const std::string& name) {
    return holds(columns, name) && (columns.size() == 1 || !holds(others, name));
}

bool is_target(const Relationship& one, const std::string& target) {
    if (one.to_itself()) {
        // By the table's name its children are meant; by the referencing column, or the constraint, the parent.
        if (target == one.to.name) return !one.forward;
        return one.forward && (target == one.name || named_by_column(one.from_columns, one.to_columns, target));
    }
    if (target == one.to.name || target == one.name) return true;
    return one.forward && named_by_column(one.from_columns, one.to_columns, target);
}

bool fits(const Relationship& one, const std::string& hint) {
    return hint == one.name || named_by_column(one.from_columns, one.to_columns, hint) || named_by_column(one.to_columns, one.from_columns, hint);
}

ColumnPairs pairs(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    ColumnPairs found;
    for (std::size_t i = 0; i < left.size(); ++i) found.emplace_back(left[i], right[i]);
    return found;
}

std::string list(const std::vector<std::string>& columns) { return fmt::format("({})", fmt::join(columns, ", ")); }

std::string_view cardinality(const Candidate& one) {
    if (one.through) return "many-to-many";
    if (one.direct->one_to_one) return "one-to-one";
    return one.direct->forward ? "many-to-one" : "one-to-many";
}

std::string details_of(const std::vector<Candidate>& candidates) {
    JsonWriter out;
    out.open('[');
    for (const auto& one : candidates) {
        const auto& from = one.through ? one.through->from : one.direct->from;
        const auto& to = one.through ? one.through->to : one.direct->to;
        out.open('{').key("cardinality").text(cardinality(one)).key("embedding").text(fmt::format("{} with {}", from.name, to.name));
        out.key("relationship");
        if (one.through) {
            out.text(fmt::format("{} using {}{} and {}{}", one.through->junction.name, one.through->near.name, list(one.through->near.from_columns),
                                 one.through->far.name, list(one.through->far.from_columns)));
        } else {
            out.text(fmt::format("{} using {}{} and {}{}", one.direct->name, from.name, list(one.direct->from_columns), to.name, list(one.direct->to_columns)));
        }
        out.close('}');
    }
    return out.close(']').take();
}

/// A relation that has to do with the parent; none if it was named rightly: then the hint was wrong.
std::optional<std::string> meant(const Catalogue& catalogue, const Relation& parent, const Embed& embed, std::string_view role) {
    std::vector<std::string> names;
    const auto add = [&](const schema::Name& name) {
        const auto* relation = catalogue.model().relation(name);
        if (relation && name.schema == parent.name.schema && Catalogue::may_use(*relation, role)) names.push_back(name.name);
    };
    for (const auto& one : catalogue.relationships(parent.name)) add(one.to);
    for (const auto& one : catalogue.junctions(parent.name)) add(one.to);
    const auto found = most_like(embed.target, names);
    if (!found || *found == embed.target) return std::nullopt;
    return fmt::format("Perhaps you meant '{}' instead of '{}'.", *found, embed.target);
}

std::unexpected<Refusal> no_link(const Catalogue& catalogue, const Relation& parent, const Embed& embed, std::string_view role) {
    const auto with_hint = embed.hint ? fmt::format(" using the hint '{}'", *embed.hint) : std::string{};
    return refuse(400, "PGRST200", fmt::format("Could not find a relationship between '{}' and '{}' in the schema cache", parent.name.name, embed.target),
                  fmt::format("Searched for a foreign key relationship between '{}' and '{}'{} in the schema '{}', but no matches were found.",
                              parent.name.name, embed.target, with_hint, parent.name.schema),
                  meant(catalogue, parent, embed, role));
}

std::unexpected<Refusal> several(const Relation& parent, const Embed& embed, const std::vector<Candidate>& candidates) {
    std::string choices;
    for (const auto& one : candidates) {
        if (!choices.empty()) choices += ", ";
        choices += fmt::format("'{}!{}'", embed.target, one.through ? one.through->junction.name : one.direct->name);
    }
    Refusal refusal{300, "PGRST201",
                    fmt::format("Could not embed because more than one relationship was found for '{}' and '{}'", parent.name.name, embed.target),
                    details_of(candidates), fmt::format("Try changing '{}' to one of the following: {}. Find the desired relationship in the 'details' key.", embed.target, choices)};
    refusal.details_are_json = true;
    return std::unexpected(std::move(refusal));
}

Link link_of(const Catalogue& catalogue, const Candidate& chosen) {
    Link link;
    if (const auto* one = chosen.direct) {
        link.target = catalogue.model().relation(one->to);
        link.to_many = one->to_many();
        link.refers_back = !one->forward;
        link.on = pairs(one->from_columns, one->to_columns);
        return link;
    }
    link.target = catalogue.model().relation(chosen.through->to);
    link.junction = catalogue.model().relation(chosen.through->junction);
    link.to_many = true;
    link.on = pairs(chosen.through->near.to_columns, chosen.through->near.from_columns);
    link.far = pairs(chosen.through->far.from_columns, chosen.through->far.to_columns);
    return link;
}

}  // namespace

Outcome<Link> find_link(const Catalogue& catalogue, const Relation& parent, const Embed& embed, std::string_view role) {
    const auto* function = catalogue.computed(parent, embed.target);
    if (const auto* target = function ? catalogue.rows_of(*function) : nullptr) {
        Link link;
        link.target = target;
        link.computed = function;
        link.to_many = function->returns_set && !function->returns_one;
        return link;
    }
    std::vector<Candidate> candidates;
    const auto exposed = [&](const schema::Name& name) { return name.schema == parent.name.schema; };
    for (const auto& one : catalogue.relationships(parent.name)) {
        if (!exposed(one.to) || !is_target(one, embed.target)) continue;
        if (!embed.hint || fits(one, *embed.hint)) candidates.push_back({&one, nullptr});
    }
    for (const auto& one : catalogue.junctions(parent.name)) {
        if (!exposed(one.to) || one.to.name != embed.target) continue;
        if (!embed.hint || *embed.hint == one.junction.name || *embed.hint == one.near.name || *embed.hint == one.far.name) candidates.push_back({nullptr, &one});
    }
    if (candidates.empty()) return no_link(catalogue, parent, embed, role);
    if (candidates.size() > 1) return several(parent, embed, candidates);
    return link_of(catalogue, candidates.front());
}

}  // namespace orderline::rest
