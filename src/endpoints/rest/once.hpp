// endpoints/rest/once.hpp: a POST that comes again with its Idempotency-Key is answered again, not done again.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include "base/sha256.hpp"
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"

namespace orderline::rest {

inline constexpr std::size_t once_key_max = 200;          // as of /api/v1
inline constexpr std::size_t once_answer_max = 64 * 1024;  // of headers and body: it is kept for a day

/// Of a POST by a tenant's caller; none for other requests, and for those without the header. Refusals: 400
/// idempotency_key_invalid, also for who is nobody: strangers would share their keys.
Outcome<std::optional<std::string>> once_key(const http::Request& request, const Caller& caller);

/// The same for the same request: its path, query, body, and the headers that change what is done or answered.
Sha256 fingerprint_of(const http::Request& request);

/// The key, what `work` does and its answer are one transaction (migration 0019). What is refused is not kept. Refusals: 422
/// idempotency_key_reused (came with another request), 409 idempotency_key_in_use (that is still being done), 413
/// idempotency_answer_too_large, 400 PGRST128 (is to be undone), and those of `work`.
Task<Outcome<http::Response>> answer_once(Engine& engine, const Asked& asked, std::string key, Engine::Work work, Deadline by);

}  // namespace orderline::rest
