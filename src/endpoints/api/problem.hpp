// endpoints/api/problem.hpp: an error as a problem document (RFC 9457).
#pragma once
#include <string>
#include <string_view>
#include "base/result.hpp"
#include "http/message.hpp"
#include "tables/json.hpp"

namespace orderline::api {

/// The one place where a code becomes an HTTP status.
int status_of(Code code);

/// {type, title, status, code, detail} and `extras`, which are members of a JSON object without its braces: "\"draft\":{…}".
/// 429 and 503 carry Retry-After. `error.detail` is for the log and never appears.
http::Response problem(const Error& error, std::string_view extras = {});

/// 400 validation_failed with each problem as {path, code, message} in `errors`.
http::Response problem(const tables::Problems& problems);
/// "name is required. price must be a number."
std::string sentence_of(const tables::Problems& problems);

/// For what the HTTP server itself refuses.
http::Response problem_page(int status, std::string_view code, std::string_view sentence);

}  // namespace orderline::api
