// endpoints/rest/batch.hpp: several requests of this dialect in one body, which are done together or not at all.
#pragma once
#include <cstddef>
#include <string>
#include <vector>
#include "endpoints/rest/refusal.hpp"
#include "http/message.hpp"

namespace orderline::rest {

inline constexpr std::size_t batch_max = 100;
inline constexpr std::string_view batch_target = "$batch";

/// `[{"method": "POST", "path": "/orders?select=id", "headers": {"Prefer": "return=representation"}, "body": {…}}, …]`: each as a
/// request of its own, with its path behind the prefix. A key, a token and other headers that say who asks come from the request
/// that brings them all. Errors: 400 PGRST102.
Outcome<std::vector<http::Request>> parse_batch(const http::Request& request);

/// `{"status": 201, "headers": {"content-range": "*/1"}, "body": [{…}]}`, appended; body is null if there is none.
void append_answer(std::string& out, const http::Response& response);

}  // namespace orderline::rest
