// endpoints/rest/sql_text.hpp: the pieces that statements are put together from: names quoted, values as parameters.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include "endpoints/rest/query.hpp"
#include "pg/params.hpp"
#include "schema/model.hpp"

namespace orderline::rest {

/// A statement of the caller's making. Values are never in its text, so requests of one shape share it.
class Sql {
public:
    /// The parameter's place, "$3".
    std::string bind(std::string value);
    /// A key or an index of a JSON path, "$3::text": the same one again has the same place, so that PostgreSQL sees in a path that
    /// is selected, grouped and ordered by the same expression.
    std::string bind_step(const JsonStep& step);

    std::string text;
    pg::Params params;

private:
    std::map<std::string, std::string> steps_;
};

std::string quoted(std::string_view identifier);                      // "a""b"
std::string quoted(const schema::Name& name);                         // "public"."orders"
std::string column_of(std::string_view alias, std::string_view column);  // "orders"."id"

/// `CAST(expression AS type)`; the type is one of PostgreSQL's own spellings ("double precision") or an identifier.
std::string cast_to(std::string_view expression, std::string_view type);

/// A column of `alias`, or what lies inside it. `type` is the column's, if it is known: what is no JSON becomes it first.
std::string field_sql(Sql& sql, std::string_view alias, const Field& field, const schema::Type* type);

/// The same of any expression.
std::string inside_sql(Sql& sql, std::string expression, const std::vector<JsonStep>& path, const schema::Type* type);

/// One condition on `expression`; `type` as above.
std::string condition_sql(Sql& sql, const std::string& expression, const Condition& condition, const schema::Type* type);

}  // namespace orderline::rest
