// schema/relations.hpp: what relates to what: foreign keys seen from both ends, through views, and through junction tables.
#pragma once
#include <string>
#include <vector>
#include "schema/model.hpp"

namespace orderline::schema {

/// A foreign key as seen from one of its ends. A view stands for a table whose key columns it shows (PostgREST's rule),
/// so one constraint may give several of these.
struct Relationship {
    std::string name;  // of the constraint
    Name from, to;     // equal for a table that refers to itself: then it is listed in both directions too
    std::vector<std::string> from_columns, to_columns;  // in pairs
    bool forward = true;      // `from` is the referencing side: a row of it has at most one `to`
    bool one_to_one = false;  // the key's columns are exactly a primary key or unique constraint of the referencing table
    bool optional = false;    // a referencing row may have no partner: a column of the key is nullable
    Name table;               // on which the constraint is; other than the referencing side if that is a view
    bool operator==(const Relationship&) const = default;

    bool to_many() const { return !forward && !one_to_one; }
    bool to_itself() const { return from == to; }
};

/// Two relations that meet in a third, whose primary key holds the columns of both foreign keys.
struct ManyToMany {
    Name from, to, junction;
    Relationship near, far;  // junction -> from, junction -> to; both forward
    bool operator==(const ManyToMany&) const = default;
};

/// Of all foreign keys whose target is in the model, sorted by from, forward ones first, name, to, columns. A partition does
/// not repeat what its parent has. The model must be sorted.
std::vector<Relationship> relationships(const Model& model);

/// In both directions, sorted by from, to, junction, names.
std::vector<ManyToMany> many_to_many(const Model& model, const std::vector<Relationship>& relationships);

}  // namespace orderline::schema
