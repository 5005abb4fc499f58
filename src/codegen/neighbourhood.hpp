// codegen/neighbourhood.hpp: which relations stand next to which, and what part of that a diagram shows.
#pragma once
#include <cstddef>
#include <map>
#include <vector>
#include "schema/model.hpp"

namespace orderline::codegen {

/// A foreign key, seen as a line between two boxes.
struct Link {
    const schema::Relation* child = nullptr;
    const schema::ForeignKey* key = nullptr;
    const schema::Relation* parent = nullptr;
    bool optional = false;     // a child may have no parent: a column of the key may be NULL
    bool one_to_one = false;   // a parent has at most one child: the key's columns are unique
    bool identifying = false;  // the key is a part of the child's primary key
};

/// The foreign keys among the tables of a model from both of their ends; a partition does not repeat its parent's.
/// Refers to the model, which must be sorted and outlive it.
class Neighbours {
public:
    explicit Neighbours(const schema::Model& model);

    const schema::Model& model() const { return *model_; }
    const std::vector<Link>& links() const { return links_; }
    const std::vector<const Link*>& from(const schema::Relation& child) const;
    const std::vector<const Link*>& to(const schema::Relation& parent) const;
    /// Tables that belong to a partitioned or inherited one.
    const std::vector<const schema::Relation*>& children(const schema::Relation& parent) const;

private:
    const schema::Model* model_;
    std::vector<Link> links_;
    std::map<const schema::Relation*, std::vector<const Link*>> from_, to_;
    std::map<const schema::Relation*, std::vector<const schema::Relation*>> children_;
};

/// What one diagram shows.
struct Picture {
    std::vector<const schema::Relation*> relations;  // in the order of the model
    std::vector<const Link*> links;                  // those with both ends in `relations`
    std::size_t left_out = 0;                        // relations that belong here and did not fit
};

/// Every table; partitions are left out (uncounted) unless a foreign key points at one.
Picture whole(const Neighbours& neighbours);
/// The `relations_max` tables with the most foreign keys at either end.
Picture core(const Neighbours& neighbours, std::size_t relations_max);
/// `centre` and the tables one foreign key away, at most `relations_max` in all.
Picture around(const Neighbours& neighbours, const schema::Relation& centre, std::size_t relations_max);

}  // namespace orderline::codegen
