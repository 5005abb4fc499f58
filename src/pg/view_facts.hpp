// pg/view_facts.hpp: what holds for the columns of a view, derived from how PostgreSQL stores its query. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#include "schema/model.hpp"

namespace orderline::pg {

struct KnownColumn {
    std::string name;  // empty: it was dropped
    bool not_null = false;
};

/// Columns by their numbers, from 1. No two rows are equal in all of them; whether two NULLs are is a question of its
/// own. Without columns: there is one row at most.
struct KnownKey {
    std::vector<int> columns;
    bool primary = false, nulls_not_distinct = false;
};

struct KnownRelation {
    schema::Name name;
    std::vector<KnownColumn> columns;    // by number - 1
    std::vector<KnownKey> keys;
    std::vector<std::int64_t> children;  // that inherit from it, partitions not among them
    std::string action;                  // of a view: pg_rewrite.ev_action
};
/// The element of this number, counted from 1; nullptr if there is none.
template <class Element>
const Element* numbered(const std::vector<Element>& list, std::int64_t number) {
    if (number < 1 || static_cast<std::size_t>(number) > list.size()) return nullptr;
    return &list[static_cast<std::size_t>(number) - 1];
}

using Relations = std::unordered_map<std::int64_t, KnownRelation>;  // by oid

/// What PostgreSQL's own functions, operators and collations promise, by oid: sql/introspect_promises.sql.
struct Promises {
    std::unordered_set<std::int64_t> strict, never_null_of_not_null, counting, aggregates, equalities, loose_collations;
};

/// A column as a query shows it; `relation` and `column` say which table's it is, if it is one's, unchanged.
struct Shown {
    bool not_null = false;
    std::int64_t relation = 0;
    int column = 0;
};

struct ViewFacts {
    std::vector<Shown> columns;
    std::vector<KnownKey> keys;
};

/// Answers for tables and views, views over views too. Where something is not certain it says nothing: a column may be
/// NULL, a key is no key. A materialized view is taken to be as fresh as the constraints of its tables.
class Views {
public:
    Views(const Relations& relations, const Promises& promises) : relations_{relations}, promises_{promises} {}

    const ViewFacts& of(std::int64_t relation);
    /// The rows of those that inherit from it are among those of a table, unless ONLY is asked for.
    ViewFacts scanned(std::int64_t relation, bool with_children);
    const Promises& promises() const { return promises_; }

private:
    friend class Step;
    ViewFacts of_view(const KnownRelation& relation);
    bool not_null_in_all(std::int64_t relation, const std::string& column, int depth) const;

    const Relations& relations_;
    const Promises& promises_;
    std::unordered_map<std::int64_t, ViewFacts> known_;
    int depth_ = 0;
    int steps_ = 0;
};

}  // namespace orderline::pg
