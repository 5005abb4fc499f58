// endpoints/rest/form.hpp: bodies that are no JSON, as JSON or as fields.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

/// application/x-www-form-urlencoded: names and values, decoded, in their order. Errors: 400 PGRST102.
Outcome<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view body);

/// The same as a JSON object of texts.
Outcome<std::string> json_of_form(std::string_view body);

/// text/csv (RFC 4180; lines may end with LF alone) with a header line, as a JSON array of objects of texts; an unquoted NULL is
/// null. Errors: 400 PGRST102.
Outcome<std::string> json_of_csv(std::string_view body);

}  // namespace orderline::rest
