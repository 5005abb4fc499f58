// endpoints/rest/csv.hpp: rows as text/csv.
#pragma once
#include <string>
#include <string_view>
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {

/// A line with the names, then one for each row, none ends with a line break. The members came as text (ReadOptions::as_text),
/// embedded resources are written as JSON. Null is nothing, an empty text is `""`.
std::string csv_of(const Found& found);

/// One field, quoted where PostgreSQL quotes a field of a record.
void append_csv_field(std::string& out, std::string_view text);

}  // namespace orderline::rest
