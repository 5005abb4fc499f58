// pg/view_facts.hpp: what holds for the columns of a view, derived from how PostgreSQL stores its query. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>
#include "schema/model.hpp"

namespace orderline::pg {

struct KnownColumn {
    std::string name;  // empty: it was dropped
    bool not_null = false;
};

/// Columns by their numbers, from 1. No two rows are equal in all of them; whether two NULLs are is a question of its own.
struct KnownKey {
    std::vector<int> columns;
    bool primary = false, nulls_not_distinct = false;
};

struct KnownRelation {
    schema::Name name;
    std::vector<KnownColumn> columns;       // by number - 1
    std::vector<KnownKey> keys;
    std::vector<std::int64_t> children;     // that inherit from it, partitions not among them
    std::string action;                     // of a view: pg_rewrite.ev_action
};
using Relations = std::unordered_map<std::int64_t, KnownRelation>;  // by oid

}  // namespace orderline::pg
