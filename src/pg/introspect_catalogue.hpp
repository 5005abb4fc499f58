// pg/introspect_catalogue.hpp: what the readers of the catalogue share: the model in the making, and whose oid is it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#include "base/result.hpp"
#include "pg/introspect_types.hpp"
#include "pg/session.hpp"
#include "pg/statement.hpp"
#include "pg/view_facts.hpp"
#include "schema/model.hpp"

namespace orderline::pg {

struct Catalogue {
    explicit Catalogue(Session& on) : session{on} {}

    Session& session;
    int server_version = 0;
    std::string schemas;  // oids of those to read, as the text of an array
    schema::Model model;
    Types types;
    Relations relations;                                      // every table and view, wanted or not
    std::unordered_map<Oid, schema::Relation> wanted;         // those that the model gets
    std::unordered_map<Oid, schema::Schema> wanted_schemas;
    std::unordered_map<Oid, schema::Function> functions;
    struct Served { std::string name; bool primary = false; };
    std::unordered_map<Oid, Served> constraint_of_index;
    std::unordered_set<Oid> freely_written;                   // views whose every column a trigger or rule writes

    Result<Rows> rows(const Statement& statement) {
        return session.query(std::string{statement.text}, Params::of(schemas));
    }
    schema::Relation* relation(Oid oid) {  // nullptr if it is not wanted
        const auto at = wanted.find(oid);
        return at == wanted.end() ? nullptr : &at->second;
    }
    /// The names of columns by their numbers; 0 stands for an expression and is left out.
    std::vector<std::string> column_names(Oid relation, const std::vector<int>& numbers) const;
};

/// The numbers of "{1,2}" (an array) or "1 2" (a vector).
std::vector<int> numbers_in(std::string_view text);
/// "a > (b)" of "(a > (b))": how PostgreSQL prints an expression that stands alone.
std::string without_parentheses(std::string_view expression);
std::optional<std::string> maybe_without_parentheses(const std::optional<std::string>& expression);

Result<void> read_relations(Catalogue& catalogue);
Result<void> read_columns(Catalogue& catalogue);
Result<void> read_constraints(Catalogue& catalogue);
Result<void> read_indexes(Catalogue& catalogue);
/// After all that the facts of views rest on.
Result<void> derive_views(Catalogue& catalogue);
Result<void> read_triggers(Catalogue& catalogue);
Result<void> read_policies(Catalogue& catalogue);
Result<void> read_grants(Catalogue& catalogue);
Result<void> read_functions(Catalogue& catalogue);
Result<void> read_sequences(Catalogue& catalogue);

}  // namespace orderline::pg
