// pg/error.hpp: what Postgres says went wrong, as an Error of the house.
#pragma once
#include <string>
#include <string_view>
#include "base/result.hpp"

struct pg_result;

namespace orderline::pg {

/// SQLSTATE classes to codes: 23505 unique -> conflict, 23503 foreign key, 23514 check, 22xxx and 23502 -> bad_request
/// (validation_failed), 40001/40P01 -> conflict (reason "try_again"), 57014 -> timeout, 53xxx/57Pxx/08xxx/25006 -> unavailable,
/// 42501 (RLS or grants) -> forbidden, P0001 (a plain RAISE) -> conflict; anything else -> internal. What our own triggers
/// raise (db/migrations: they name themselves as a constraint) has a code and reason of its own: error.cpp, own_rules.
/// The message never holds row values; SQLSTATE, constraint and the server's text go to `detail` for the log.
Error error_of(const pg_result* result);

/// What the server said. All of it may hold names and values.
struct ServerError final : Cause {
    std::string sqlstate, message, details, hint;
    std::string constraint;  // without a shard's "_<number>" suffix; empty if it has none
};

/// nullptr if the server said nothing: the error was made here.
const ServerError* server_error_of(const Error& error);

// Of the same; empty if there is none.
std::string_view constraint_of(const Error& error);
std::string_view sqlstate_of(const Error& error);
std::string_view server_text_of(const Error& error);

}  // namespace orderline::pg
