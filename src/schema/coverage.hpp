// schema/coverage.hpp: how much of a schema has a comment.
#pragma once
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"

namespace orderline::schema {

/// One kind of thing: "tables", "columns", "functions".
struct Covered {
    std::string_view kind;
    std::size_t commented = 0;
    std::vector<std::string> missing;  // "public.orders.total"

    std::size_t all() const { return commented + missing.size(); }
};

struct Coverage {
    std::vector<Covered> kinds;  // those that the model has, in a fixed order

    std::size_t commented() const;
    std::size_t all() const;
    /// Of all things, rounded down: 100 only if nothing is missing. 100 for an empty model.
    double percent() const;
    bool reaches(double least_percent) const { return percent() >= least_percent; }
};

/// Partitions are left out: they are described by their parent. So are the columns of views that show a commented column
/// of a table.
Coverage coverage(const Model& model);

/// For people: a line for each kind, then what is missing.
std::string to_text(const Coverage& coverage);
std::string to_json(const Coverage& coverage);

}  // namespace orderline::schema
