// endpoints/rest/plan.cpp: finds what a query names, from the root down.
#include "endpoints/rest/plan.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "endpoints/rest/likeness.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view aggregate_names[] = {"sum", "avg", "count", "max", "min"};

/// `data->a->>b` is called b; `data->0` is called data.
std::string natural_name(const SelectField& what) {
    if (what.alias) return *what.alias;
    if (what.aggregate) return std::string{aggregate_names[static_cast<std::size_t>(*what.aggregate)]};
    for (auto step = what.field.path.rbegin(); step != what.field.path.rend(); ++step) {
        if (const auto* key = std::get_if<std::string>(&step->key)) return *key;
    }
    return what.field.name;
}

std::unexpected<Refusal> not_embedded(const std::string& name) {
    return refuse(400, "PGRST108", fmt::format("'{}' is not an embedded resource in this request", name), {},
                  fmt::format("Verify that '{}' is included in the 'select' query parameter.", name));
}

class Planner {
public:
    Planner(const Catalogue& catalogue, const Query& query, const Reader& reader) : catalogue_{catalogue}, query_{query}, reader_{reader} {}

    Outcome<Resource> whole(const schema::Relation& relation) {
        Resource root;
        root.relation = &relation;
        root.name = root.alias = relation.name.name;
        static const std::vector<SelectItem> everything{SelectStar{}};
        auto filled = fill(root, query_.select ? *query_.select : everything, 0);
        if (!filled) return std::unexpected(filled.error());
        for (const auto& [path, narrowing] : query_.narrowing) {
            auto placed = place(root, path, narrowing);
            if (!placed) return std::unexpected(placed.error());
        }
        auto checked = check(root);
        if (!checked) return std::unexpected(checked.error());
        return root;
    }

private:
    Outcome<void> fill(Resource& resource, const std::vector<SelectItem>& select, int depth) {
        for (const auto& item : select) {
            if (const auto* field = std::get_if<SelectField>(&item)) {
                if (field->aggregate && !reader_.aggregates_on) return refuse(400, "PGRST123", "Use of aggregate functions is not allowed");
                if (field->aggregate && resource.spread && resource.link.to_many) {
                    return refuse(400, "PGRST127", "Feature not implemented", "Aggregates are not implemented for one-to-many or many-to-many spreads.");
                }
                name_column(resource, field->field.name);
                resource.shown.emplace_back(Output{*field, natural_name(*field)});
            } else if (const auto* embed = std::get_if<Embed>(&item)) {
                auto added = add_child(resource, *embed, depth + 1);
                if (!added) return added;
            } else {
                for (const auto& column : resource.relation->columns) {
                    if (!Catalogue::may_read(*resource.relation, column, reader_.role)) continue;
                    resource.shown.emplace_back(Output{SelectField{.field = {column.name, {}}, .alias = {}, .cast = {}, .aggregate = {}, .aggregate_cast = {}}, column.name});
                }
            }
        }
        return {};
    }

    Outcome<void> add_child(Resource& parent, const Embed& embed, int depth) {
        auto link = find_link(catalogue_, *parent.relation, embed, reader_.role);
        if (!link) return std::unexpected(link.error());
        Resource child;
        child.relation = link->target;
        child.name = embed.name();
        child.alias = fmt::format("{}_{}", link->target->name.name, depth);
        child.lateral = fmt::format("{}_{}_{}", parent.relation->name.name, embed.name(), depth);
        child.link = *std::move(link);
        child.inner = embed.inner;
        child.spread = embed.spread;
        auto filled = fill(child, embed.select, depth);
        if (!filled) return filled;
        parent.shown.emplace_back(parent.children.size());
        parent.children.push_back(std::move(child));
        return {};
    }

    void name_column(Resource& resource, const std::string& name) {
        if (resource.relation->column(name)) return;
        const auto* function = catalogue_.computed(*resource.relation, name);
        if (function && !function->returns_set) resource.computed[name] = function;
    }

    static Outcome<void> place(Resource& root, const EmbedPath& path, const Narrowing& narrowing) {
        auto* at = &root;
        for (const auto& name : path) {
            const auto child = std::ranges::find(at->children, name, &Resource::name);
            if (child == at->children.end()) return not_embedded(name);
            at = &*child;
        }
        at->narrowing = narrowing;
        return {};
    }

    Outcome<void> check(Resource& resource) {
        for (const auto& filter : resource.narrowing.filters) {
            auto checked = check_filter(resource, filter);
            if (!checked) return checked;
        }
        for (const auto& term : resource.narrowing.order) {
            if (!term.relation) {
                name_column(resource, term.field.name);
                continue;
            }
            const auto child = std::ranges::find(resource.children, *term.relation, &Resource::name);
            if (child == resource.children.end()) return not_embedded(*term.relation);
            name_column(*child, term.field.name);
            if (!child->link.to_many) continue;
            return refuse(400, "PGRST118", fmt::format("A related order on '{}' is not possible", *term.relation),
                          fmt::format("'{}' and '{}' do not form a many-to-one or one-to-one relationship", resource.relation->name.name, *term.relation));
        }
        for (auto& child : resource.children) {
            auto checked = check(child);
            if (!checked) return checked;
        }
        return {};
    }

    Outcome<void> check_filter(Resource& resource, const Filter& filter) {
        if (const auto* logic = std::get_if<Logic>(&filter)) {
            for (const auto& term : logic->terms) {
                auto checked = check_filter(resource, term);
                if (!checked) return checked;
            }
            return {};
        }
        const auto& one = std::get<Condition>(filter);
        if (!one.field.path.empty() || !resource.child(one.field.name)) {
            name_column(resource, one.field.name);
            return {};
        }
        if (one.op == Operator::is && (one.value == "null" || one.value == "not_null")) return {};
        return refuse(400, "PGRST120", fmt::format("Bad operator on the '{}' embedded resource", one.field.name),
                      "Only is null or not is null filters are allowed on embedded resources");
    }

    const Catalogue& catalogue_;
    const Query& query_;
    const Reader& reader_;
};

}  // namespace

const schema::Type* Resource::type_of(const std::string& column_name) const {
    if (const auto* column = relation->column(column_name)) return &column->type;
    const auto found = computed.find(column_name);
    return found == computed.end() ? nullptr : &*found->second->returns;
}

const Resource* Resource::child(const std::string& wanted) const {
    const auto found = std::ranges::find(children, wanted, &Resource::name);
    return found == children.end() ? nullptr : &*found;
}

Outcome<Resource> plan_read(const Catalogue& catalogue, const schema::Relation& relation, const Query& query, const Reader& reader) {
    return Planner{catalogue, query, reader}.whole(relation);
}

Outcome<const schema::Relation*> find_relation(const Catalogue& catalogue, const std::string& schema, const std::string& name, std::string_view role) {
    if (const auto* relation = catalogue.relation(schema, name)) return relation;
    std::vector<std::string> others;
    for (const auto& one : catalogue.model().relations) {
        if (one.name.schema == schema && Catalogue::may_use(one, role)) others.push_back(one.name.name);
    }
    auto hint = most_like(name, others);
    if (hint) hint = fmt::format("Perhaps you meant the table '{}.{}'", schema, *hint);
    return refuse(404, "PGRST205", fmt::format("Could not find the table '{}.{}' in the schema cache", schema, name), {}, std::move(hint));
}

}  // namespace orderline::rest
