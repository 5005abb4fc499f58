// endpoints/login/error_answer.hpp: an error in the words, codes and statuses of Supabase Auth.
#pragma once
#include <string_view>
#include "base/result.hpp"
#include "http/message.hpp"

namespace orderline::login {

/// The body changed with the version of 2024-01-01, which a client asks for by header.
enum class ErrorShape {
    initial,    // {"code": 400, "error_code": "invalid_credentials", "msg": "…"}
    v2024_01_01 // {"code": "invalid_credentials", "message": "…"}, and the version comes back as a header
};

/// By X-Supabase-Api-Version; what is no date counts as the first version.
ErrorShape shape_asked_for(const http::Request& request);

/// The answer to a request that failed. What may be over in a moment is 503 with Retry-After: a client keeps its session
/// then, and drops it after any 4xx on a refresh. `error.detail` is for the log and never appears.
http::Response error_answer(const Error& error, ErrorShape shape);

/// What the HTTP server refused before it was anybody's request, readable for pages of other origins. What came too slowly is
/// 503 instead of 408, for the reason above.
http::Response refused_by_server(int status, std::string_view sentence);

}  // namespace orderline::login
