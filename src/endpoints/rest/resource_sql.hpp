// endpoints/rest/resource_sql.hpp: a resource's values and filters as SQL.
#pragma once
#include <functional>
#include <string>
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/sql_text.hpp"

namespace orderline::rest {

/// A function of a whole row: `"shop"."full_name"(("users".*)::"shop"."users")`. Rows of a function or of a WITH are records
/// without the cast.
std::string of_row(const schema::Function& function, const Resource& resource);

/// A column, also a computed one, or what lies inside it.
std::string value_sql(Sql& sql, const Resource& resource, const Field& field);

/// A filter with all that is inside of it; `one` writes its conditions.
std::string filter_sql(const Filter& filter, const std::function<std::string(const Condition&)>& one);

/// A condition on a value of the resource.
std::string value_condition_sql(Sql& sql, const Resource& resource, const Condition& condition);

}  // namespace orderline::rest
