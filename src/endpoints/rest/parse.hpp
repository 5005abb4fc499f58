// endpoints/rest/parse.hpp: the query string of PostgREST's dialect, read into a Query.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

// What would make a statement that nobody can run; each is refused with PGRST100.
inline constexpr int embed_depth_max = 10, logic_depth_max = 20;
inline constexpr std::size_t items_max = 1000;  // select items, filters, order terms, list values: of each

/// `is_argument` says which names are a function's: these are not filters. Leave it out for a table.
/// Errors: 400 PGRST100: message quotes the input, details say what was expected. 416 PGRST103: a limit below 0.
/// Source: shared/spec/supabase-wire.md 1.2 to 1.5; docs.postgrest.org/en/stable/references/api/tables_views.html
Outcome<Query> parse_query(std::string_view query_string, const std::function<bool(std::string_view)>& is_argument = {});

// The parts, each of one decoded value.
Outcome<std::vector<SelectItem>> parse_select(std::string_view text);
Outcome<std::vector<OrderTerm>> parse_order(std::string_view text);
/// `not.eq.5` of that field.
Outcome<Condition> parse_condition(Field field, std::string_view text);
/// `(a.eq.1,or(b.gt.2,c.is.null))`
Outcome<Logic> parse_logic(bool any, bool negated, std::string_view text);
/// `a,"b c"`: names of columns.
Outcome<std::vector<std::string>> parse_names(std::string_view text, std::string_view parameter);

}  // namespace orderline::rest
