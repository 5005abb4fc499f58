// endpoints/rest/nested_rows.hpp: a body whose rows bring rows of other relations along: which rows are whose.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/json_parts.hpp"
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/embedding.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

inline constexpr int nested_levels_max = 3;  // below the rows of the request's own relation

struct NestedBranch;

struct NestedRows {
    const schema::Relation* relation = nullptr;
    std::vector<std::vector<JsonMember>> rows;  // without the members that are branches
    std::vector<NestedBranch> branches;
};

/// The rows that belong to those of a level by one foreign key.
struct NestedBranch {
    std::string name;                  // of the member that they came in
    bool to_many = true;               // else a row may stand there without a list around it
    ColumnPairs filled;                // parent's column, its own: the server puts it in
    NestedRows below;
    std::vector<std::size_t> parents;  // for each row of `below`, which one it came in
};

/// The keys of rows that are written, as JSON, in the order of the body.
struct NestedKeys {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Whose request it is: their tenant is written by plan_write, wherever a relation has one.
struct NestedOwner {
    std::string_view role;
    bool has_tenant = false;
};

/// `rows` is right JSON, an array of objects. `columns` are those that the request names: no other member counts. A member is a
/// branch if it is no column and names a relationship as an embed would, to rows that refer to this one. Refusals: 400 PGRST204
/// (neither, or a relationship of another kind), PGRST102 (no rows in it; too many levels), 300 PGRST201.
Outcome<NestedRows> nested_rows(const Catalogue& catalogue, const schema::Relation& relation, std::string_view rows,
                                const std::optional<std::vector<std::string>>& columns, const NestedOwner& owner);

/// The columns of a level's rows that others are to be given.
std::vector<std::string> key_columns(const NestedRows& level);

/// A level's own rows: a JSON array.
std::string json_of(const NestedRows& level);
/// The same of a branch, with the keys of the rows that they belong to. Refusals: 400 PGRST102 (a row names another one), 23502
/// (a parent has no key).
Outcome<std::string> json_of(const NestedBranch& branch, const NestedKeys& parents);
/// All columns that the rows of a branch name, and those that are filled.
std::vector<std::string> columns_of(const NestedBranch& branch);

}  // namespace orderline::rest
