// tables/rows.hpp: rows of the database into structs, and structs into parameters of statements.
#pragma once
#include <optional>
#include <string>
#include "pg/params.hpp"
#include "pg/rows.hpp"
#include "tables/table.hpp"

namespace orderline::tables {

/// Fills the members from the first columns of a row that a statement of the table gave back.
/// Throws std::logic_error if the struct and the statement do not fit each other: the generated code is stale.
void read_row(const pg::Rows& rows, int row, const Fields& into);

template <class Row>
Row row_at(const pg::Rows& rows, int row) {
    Row read{};
    read_row(rows, row, fields_of(read));
    return read;
}

/// The value as PostgreSQL reads it; none for NULL.
std::optional<std::string> param_text(const Slot& slot);

/// The members that exist, in the order of the columns; what is left out is NULL.
void add_values(pg::Params& params, const Fields& fields);
/// The names of the columns that are given, as a text[]: the last parameter of a statement that can leave some out.
std::string given_columns(const Fields& fields);

}  // namespace orderline::tables
