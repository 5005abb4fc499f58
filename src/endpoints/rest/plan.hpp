// endpoints/rest/plan.hpp: a Query held against the Catalogue: which relation, which columns, which joins.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/embedding.hpp"
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

/// One member of a row's JSON object.
struct Output {
    SelectField what;
    std::string name;                       // its key
};

/// A relation in the request, with what is embedded in it. Aliases are those that PostgREST uses, since error texts show them.
struct Resource {
    const schema::Relation* relation = nullptr;
    std::string name;                        // its key in the parent's JSON; of the root the relation's own name
    std::string alias;                       // of the relation in SQL: "items_1"; of the root its own name
    std::string lateral;                     // of the join in SQL: "orders_items_1"
    Link link;
    bool inner = false, spread = false;
    std::vector<std::variant<Output, std::size_t>> shown;  // in the order of the select; a number is one of `children`
    std::vector<Resource> children;          // those without outputs only join
    Narrowing narrowing;
    std::map<std::string, const schema::Function*, std::less<>> computed;  // columns that the query names and functions compute

    /// Of a column, also of a computed one; nullptr: PostgreSQL will say that there is no such column.
    const schema::Type* type_of(const std::string& column) const;
    const Resource* child(const std::string& wanted) const;  // by the name that filters use; nullptr if there is none
};

/// Who will read, as far as the plan depends on it.
struct Reader {
    std::string_view role;
    bool aggregates_on = true;
};

/// Errors: those of find_link, 400 PGRST108 (a filter, order, limit of what is not embedded),
/// PGRST118 (order by a to-many resource), PGRST120 (another operator than `is` on an embedded resource), PGRST123 (aggregates
/// are off), PGRST127 (an aggregate in a to-many spread).
Outcome<Resource> plan_read(const Catalogue& catalogue, const schema::Relation& relation, const Query& query, const Reader& reader);

/// Errors: 404 PGRST205; its hint is for `role`.
Outcome<const schema::Relation*> find_relation(const Catalogue& catalogue, const std::string& schema, const std::string& name, std::string_view role = {});

}  // namespace orderline::rest
