// endpoints/rest/refusal.cpp: which status a SQLSTATE has, and how a refusal is written.
#include "endpoints/rest/refusal.hpp"
#include <algorithm>
#include <charconv>
#include <string_view>
#include "base/json.hpp"
#include "endpoints/rest/reply.hpp"
#include "http/cors.hpp"
#include "pg/error.hpp"

namespace orderline::rest {
namespace {

struct Meaning {
    std::string_view sqlstate;  // five characters, or how they begin
    int status;
};

// The first match counts; everything else is 400. Source: shared/spec/supabase-wire.md 1.10.
constexpr Meaning meanings[] = {
    {"08", 503},    {"09", 500},    {"0L", 403},    {"0P", 403},    {"23503", 409}, {"23505", 409}, {"25006", 405}, {"25", 500},    {"28", 403},
    {"2D", 500},    {"38", 500},    {"39", 500},    {"3B", 500},    {"40", 500},    {"42501", 403}, {"42883", 404}, {"42P01", 404}, {"42P17", 500},
    {"53400", 500}, {"53", 503},    {"54", 500},    {"55", 500},    {"57P01", 503}, {"57", 500},    {"58", 500},    {"F0", 500},    {"HV", 500},
    {"P0001", 400}, {"P0", 500},    {"XX", 500}};

int status_of(const pg::ServerError& said, bool anonymous) {
    const std::string_view state = said.sqlstate;
    if (state == "21000") return said.message.ends_with("requires a WHERE clause") ? 400 : 500;
    if (state == "22023" && said.message.starts_with("role \"") && said.message.ends_with("does not exist")) return 401;
    if (state == "42501" && anonymous) return 401;
    if (state == "42883" && said.message.starts_with("function xmlagg")) return 406;
    if (state.starts_with("PT")) {
        int status = 0;
        const auto read = std::from_chars(state.data() + 2, state.data() + state.size(), status);
        if (read.ec == std::errc{} && read.ptr == state.data() + state.size() && status >= 200 && status <= 599) return status;
        return 500;
    }
    const auto* meaning = std::ranges::find_if(meanings, [&](const auto& one) { return state.starts_with(one.sqlstate); });
    return meaning == std::end(meanings) ? 400 : meaning->status;
}

std::optional<std::string> unless_empty(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return text;
}

void append_member(std::string& out, std::string_view key, const std::optional<std::string>& text) {
    out += out.size() > 1 ? "," : "";
    append_json_text(out, key);
    out += ':';
    if (text) append_json_text(out, *text);
    else out += "null";
}

}  // namespace

Refusal refusal_of(const Error& error, bool anonymous) {
    if (const auto* said = pg::server_error_of(error)) {
        return {status_of(*said, anonymous), said->sqlstate, said->message, unless_empty(said->details), unless_empty(said->hint)};
    }
    switch (error.code) {
        case Code::timeout:
        case Code::too_many: return {504, "PGRST003", "Timed out acquiring connection from connection pool.", {}, {}};
        case Code::unavailable: return {503, "PGRST001", "Database client error. Retrying the connection.", {}, {}};
        case Code::bad_request: return {400, "22021", error.message, {}, {}};
        default: return {500, "XX000", "Something went wrong on our side.", {}, {}};
    }
}

http::Response refused(const Refusal& refusal) {
    http::Response response;
    response.status = refusal.status;
    auto& body = response.body = "{";
    append_member(body, "code", refusal.code);
    if (refusal.details && refusal.details_are_json) body += ",\"details\":" + *refusal.details;
    else append_member(body, "details", refusal.details);
    append_member(body, "hint", refusal.hint);
    append_member(body, "message", refusal.message);
    body += '}';
    response.headers.add("content-type", "application/json; charset=utf-8");
    response.headers.add("proxy-status", "PostgREST; error=" + refusal.code);
    if (refusal.status == 401) response.headers.add("www-authenticate", refusal.code == "PGRST303" || refusal.code == "PGRST301" ? "Bearer error=\"invalid_token\"" : "Bearer");
    if (refusal.status == 503 || refusal.status == 429) response.headers.add("retry-after", "1");
    return response;
}

http::Response refused_by_server(int status, std::string_view sentence) {
    auto response = refused({status, status >= 500 ? "PGRST001" : "PGRST102", std::string{sentence}, {}, {}});
    http::add_cors(response);
    return response;
}

}  // namespace orderline::rest
