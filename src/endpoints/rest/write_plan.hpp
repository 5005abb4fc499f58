// endpoints/rest/write_plan.hpp: a request that writes, held against the catalogue: which rows, which columns, what comes back.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/body.hpp"
#include "endpoints/rest/plan.hpp"

namespace orderline::rest {

struct Options;

/// A column that the body has, and what a row that lacks it gets: SQL, "NULL" if nothing else is asked for.
struct Given {
    const schema::Column* column = nullptr;
    std::string otherwise = "NULL";
};

/// What an insert does about rows that are there already.
struct Conflict {
    std::vector<std::string> columns;  // of a unique key
    bool merge = true;                 // writes over; else leaves them as they are
};

struct Writing {
    enum class Kind { insert, update, remove };
    enum class Back { nothing, key, representation };  // key: of a single row, for Location

    Kind kind = Kind::insert;
    bool replaces = false;               // PUT: an insert over what is there, of the row that the filters name
    Back back = Back::nothing;
    Resource root;                       // what comes back; its filters narrow what is updated or deleted, or a PUT's body
    Body body;
    std::vector<Given> given;            // never the tenant's column
    bool some_lack = false;              // a row has not all of them
    std::optional<std::string> tenant;   // of a relation that has tenants: bound, whether the body names it or not
    std::optional<Conflict> conflict;

    /// Whether it writes nothing, whatever the database has.
    bool is_idle() const;
    /// Whether it writes one row or none, and shows what it wrote: then there is nothing to undo.
    bool is_of_one_row() const;
};

/// Refusals: those of the query, of the body and of plan_read; 400 PGRST204 (no such column), 405 PGRST105 (filters of PUT are not
/// its primary key), 400 PGRST114 (limit of a PUT), 400 PGRST102 (PATCH, PUT of several objects), 400 PGRST127 (filter on an
/// embedded resource).
Outcome<Writing> plan_write(const Asked& asked, const Options& options);
/// The same of a query string that is read already.
Outcome<Writing> plan_write(const Asked& asked, Query query, const Options& options);

}  // namespace orderline::rest
