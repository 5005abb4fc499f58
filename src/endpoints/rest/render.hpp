// endpoints/rest/render.hpp: rows as JSON, from PostgreSQL's binary format.
#pragma once
#include <string>
#include "endpoints/rest/shape.hpp"
#include "pg/rows.hpp"

namespace orderline::rest {

/// The members of `shape` stand in the columns from `first` on; without_nulls leaves out members that are null.
/// Appends `{"id":1,…}`. Throws std::logic_error for bytes that are not what their type says.
void append_object(std::string& out, const Shape& shape, const pg::Rows& rows, int row, int first, bool without_nulls);
/// One member of such an object, without its key: not null.
void append_member_value(std::string& out, const Shape& member, const pg::Rows& rows, int row, int column);
/// One value of the column, whatever it is: a function's result.
void append_value(std::string& out, const pg::Rows& rows, int row, int column);

}  // namespace orderline::rest
