// pg/error.cpp: SQLSTATEs as errors of the house.
#include "pg/error.hpp"
#include <libpq-fe.h>
#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace orderline::pg {
namespace {

struct Meaning {
    std::string_view sqlstate;  // five characters, or a class of two or more
    Code code;
    std::string_view reason;
    std::string_view message;
};

// The first match counts, so the exact ones stand before their class.
constexpr Meaning meanings[] = {
    {"23505", Code::conflict, "conflict", "Something with these values exists already."},
    {"23P01", Code::conflict, "conflict", "This overlaps with something that exists already."},
    {"23503", Code::bad_request, "validation_failed", "Something that this refers to does not exist, or is still in use."},
    {"23514", Code::bad_request, "validation_failed", "A value is outside what is allowed."},
    {"23502", Code::bad_request, "validation_failed", "A value that is needed is missing."},
    {"23", Code::bad_request, "validation_failed", "A value is not allowed."},
    {"22", Code::bad_request, "validation_failed", "A value does not have the right form."},
    {"54", Code::bad_request, "validation_failed", "A value is too large."},
    {"40001", Code::conflict, "try_again", "Somebody else changed the same thing at the same time. Try again."},
    {"40P01", Code::conflict, "try_again", "Somebody else changed the same thing at the same time. Try again."},
    {"55P03", Code::conflict, "try_again", "Somebody else is changing the same thing. Try again."},
    {"25006", Code::unavailable, "read_only", "Nothing can be changed at the moment, only read. Try again later."},
    {"57014", Code::timeout, "timeout", "The database took too long. Try again in a moment."},
    {"25P03", Code::timeout, "timeout", "The database took too long. Try again in a moment."},
    {"57P", Code::unavailable, "unavailable", "The database is not available. Try again in a moment."},
    {"53", Code::unavailable, "unavailable", "The database has no room for this at the moment. Try again later."},
    {"08", Code::unavailable, "unavailable", "The connection to the database was lost. Try again in a moment."},
    {"58", Code::unavailable, "unavailable", "The database has a fault. Try again later."},
    {"42501", Code::forbidden, "forbidden", "You may not do this."},
    {"P0001", Code::conflict, "conflict", "This is not possible in the present state."},
};

// Rules of our own triggers (db/migrations): each names itself as a constraint. The first match counts.
struct OwnRule {
    std::string_view constraint;  // the whole name, or its end if it begins with '_'
    Code code;
    std::string_view reason;
    std::string_view message;
};
constexpr OwnRule own_rules[] = {
    {"proposed_orders_closed", Code::conflict, "draft_closed", "This order proposal is closed."},
    {"proposed_orders_version_grows", Code::conflict, "draft_changed", "The order proposal changed in the meantime."},
    {"proposed_orders_accepted_delete", Code::conflict, "already_accepted", "An accepted order proposal cannot be deleted."},
    {"user_roles_last_owner", Code::conflict, "last_owner", "Nobody would be left who may do everything."},
    {"_accepted_immutable", Code::conflict, "already_accepted", "What was accepted does not change."},
    {"_append_only", Code::forbidden, "forbidden", "This is only ever added to."},
};

std::string_view field(const pg_result* result, int which) {
    const char* text = PQresultErrorField(result, which);
    return text ? text : "";
}

/// Citus says the shard's name: "orders_number_key_102008".
std::string_view without_shard(std::string_view name) {
    const auto digits = name.size() - std::min(name.size(), name.find_last_not_of("0123456789") + 1);
    const bool shard = digits >= 6 && digits < name.size() && name[name.size() - digits - 1] == '_';
    return shard ? name.substr(0, name.size() - digits - 1) : name;
}

/// The constraint's name from its field, or from the message: a coordinator passes on the message only.
std::string_view constraint_in(const pg_result* result) {
    if (const auto name = field(result, PG_DIAG_CONSTRAINT_NAME); !name.empty()) return without_shard(name);
    const auto message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    constexpr std::string_view before = "constraint \"";
    const auto begin = message.find(before);
    if (begin == std::string_view::npos) return {};
    const auto end = message.find('"', begin + before.size());
    if (end == std::string_view::npos) return {};
    return without_shard(message.substr(begin + before.size(), end - begin - before.size()));
}

}  // namespace

Error error_of(const pg_result* result) {
    const auto state = field(result, PG_DIAG_SQLSTATE);
    if (state.empty()) {  // libpq made it: the server never answered
        return {Code::unavailable, "unavailable", "The connection to the database was lost. Try again in a moment.",
                PQresultErrorMessage(result)};
    }
    auto said = std::make_shared<ServerError>();
    said->sqlstate = state;
    said->message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    said->details = field(result, PG_DIAG_MESSAGE_DETAIL);
    said->hint = field(result, PG_DIAG_MESSAGE_HINT);
    said->constraint = constraint_in(result);
    const std::string_view constraint = said->constraint;
    auto detail = "[SQLSTATE " + said->sqlstate + (constraint.empty() ? "" : " constraint " + said->constraint) + "] " + said->message;
    const auto* own = std::ranges::find_if(own_rules, [&](const auto& rule) {
        return rule.constraint.starts_with('_') ? constraint.ends_with(rule.constraint) : constraint == rule.constraint;
    });
    if (own != std::end(own_rules)) return {own->code, own->reason, std::string{own->message}, std::move(detail), std::move(said)};
    if (const auto where = field(result, PG_DIAG_CONTEXT); !where.empty()) detail.append(" | ").append(where);

    const auto* meaning = std::ranges::find_if(meanings, [&](const auto& one) { return state.starts_with(one.sqlstate); });
    if (meaning == std::end(meanings)) return {Code::internal, "internal", "Something went wrong.", std::move(detail), std::move(said)};
    return {meaning->code, meaning->reason, std::string{meaning->message}, std::move(detail), std::move(said)};
}

const ServerError* server_error_of(const Error& error) { return dynamic_cast<const ServerError*>(error.cause.get()); }

std::string_view sqlstate_of(const Error& error) {
    const auto* said = server_error_of(error);
    return said ? std::string_view{said->sqlstate} : std::string_view{};
}

std::string_view server_text_of(const Error& error) {
    const auto* said = server_error_of(error);
    return said ? std::string_view{said->message} : std::string_view{};
}

std::string_view constraint_of(const Error& error) {
    const auto* said = server_error_of(error);
    return said ? std::string_view{said->constraint} : std::string_view{};
}

}  // namespace orderline::pg
