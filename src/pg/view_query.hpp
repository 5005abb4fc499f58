// pg/view_query.hpp: one SELECT of a view: its range table, its conditions, its targets. Used by view_facts.cpp only.
#pragma once
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>
#include "pg/node_tree.hpp"
#include "pg/view_facts.hpp"

namespace orderline::pg {

/// Counts what is done for one view: a query that nobody wrote by hand may refer to itself or grow beyond measure.
class Step {
public:
    explicit Step(Views& views) : views_{views} {
        ++views_.depth_;
        ++views_.steps_;
    }
    ~Step() { --views_.depth_; }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    bool allowed() const { return views_.depth_ <= 500 && views_.steps_ <= 200'000; }

private:
    Views& views_;
};

/// A column of an entry of the range table, both from 1.
struct Variable {
    std::int64_t entry = 0, column = 0;
    auto operator<=>(const Variable&) const = default;
};

/// A condition `left = right`; without a right side: equal to a constant, or to a value of an outer query's row.
struct Equality {
    Variable left;
    std::optional<Variable> right;
};
using Equalities = std::vector<Equality>;

struct JoinKey {
    std::vector<Variable> columns;
    bool primary = false, nulls_not_distinct = false;
};

/// What a part of FROM gives.
struct Joined {
    std::set<std::int64_t> entries;
    std::vector<JoinKey> keys;
    bool lateral = false;  // it may look at what stands to its left: its keys hold for one row of that
};

class QueryFacts {
public:
    QueryFacts(Views& views, Node query, QueryFacts* outer);
    ViewFacts facts();

private:
    ViewFacts of_set(Node operation);
    ViewFacts leaf_of_set(Node leaf);
    std::vector<KnownKey> keys();
    std::vector<KnownKey> keys_of_rows();
    std::optional<KnownKey> key_of_clause(Node clause) const;
    Shown shown(Node expression);

    const ViewFacts& entry(std::int64_t index);
    ViewFacts read_entry(Node entry);
    ViewFacts of_values(Node lists);
    const ViewFacts* common_table(const std::string& name, std::int64_t levels_up);
    /// What a column of a JOIN's or GROUP's entry stands for; empty for a column of anything else.
    Node alias_of(Node variable) const;

    // view_nulls.cpp
    void learn_from(Node join, bool nullable, bool holds);
    void learn(Node condition);
    void learn_not_null(Node expression);
    bool not_null(Node expression);
    bool variable_not_null(Node variable);
    bool all_not_null(Node list);
    bool any_not_null(Node list);
    bool aggregate_not_null(Node aggregate);
    bool call_not_null(Node call);
    bool case_not_null(Node expression);
    bool subquery_not_null(Node sublink);

    // view_joins.cpp
    Equalities equalities_of(Node condition);
    void add_equalities(Node condition, Equalities& found);
    std::optional<Variable> variable_of(Node expression);
    Joined joined(Node item, const Equalities& above);
    Joined joined_entry(std::int64_t index);
    Joined joined_pair(Node join, const Equalities& above);
    Variable first_equal(Variable variable) const;

    Views& views_;
    Node query_;
    QueryFacts* outer_;
    std::vector<Node> entries_;
    std::vector<Node> targets_;  // those that are shown
    std::vector<std::optional<ViewFacts>> known_;
    std::map<std::string, ViewFacts> common_;
    std::set<std::int64_t> nullable_;         // entries that an outer join fills up with NULL
    std::set<Variable> proven_, constant_;    // by the conditions: not NULL, the same in all rows
    std::map<Variable, Variable> equal_to_;   // another one with the same value
    bool grouping_sets_ = false;
};

/// Left and right joined on these; `inner`: no row stays without a partner.
Joined combine(const Joined& left, const Joined& right, const Equalities& on, bool inner);

}  // namespace orderline::pg
