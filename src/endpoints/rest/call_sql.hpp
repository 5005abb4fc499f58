// endpoints/rest/call_sql.hpp: a function with its arguments, as what stands behind FROM.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>
#include "endpoints/rest/sql_text.hpp"
#include "schema/model.hpp"

namespace orderline::rest {

/// From a query string or a form: PostgreSQL reads each text as its argument's type. A name may come again for VARIADIC.
using TextArguments = std::vector<std::pair<std::string, std::string>>;

/// From a JSON object: those of `names`; PostgreSQL turns each member into its argument's type.
struct JsonArguments {
    std::vector<std::string> names;
    std::string object;
};

/// The whole body is the one argument, which has no name.
struct WholeBody {
    std::string body;
};

using Arguments = std::variant<TextArguments, JsonArguments, WholeBody>;

/// Arguments that are not given have their defaults. `"shop"."find"("id" => $1::"pg_catalog"."int4")`; an alias may follow it.
std::string call_sql(Sql& sql, const schema::Function& function, const Arguments& arguments);

}  // namespace orderline::rest
