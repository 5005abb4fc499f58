// endpoints/rest/embedding.hpp: which relationship an embedded resource means.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

using ColumnPairs = std::vector<std::pair<std::string, std::string>>;

/// How the rows of `target` belong to a row of their parent.
struct Link {
    const schema::Relation* target = nullptr;
    bool to_many = false;
    bool refers_back = false;                    // the foreign key stands in `target`
    ColumnPairs on;                              // parent's column, target's column; through a junction: parent's, junction's
    const schema::Relation* junction = nullptr;
    ColumnPairs far;                             // junction's column, target's column
    const schema::Function* computed = nullptr;  // gives them, of the parent's row: nothing else ties them
};

/// The target may be named by its own name, by a constraint or by a referencing column; a hint (constraint, column, junction)
/// chooses where there are several. A function that computes a relationship of that name comes before all others. Errors: 400 PGRST200 (none), 300 PGRST201 (several; details list them).
/// Source: shared/spec/supabase-wire.md 1.3; docs.postgrest.org/en/stable/references/api/resource_embedding.html
/// The hint of PGRST200 is for `role`.
Outcome<Link> find_link(const Catalogue& catalogue, const schema::Relation& parent, const Embed& embed, std::string_view role = {});

}  // namespace orderline::rest
