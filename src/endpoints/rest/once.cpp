// endpoints/rest/once.cpp: the key's row is taken before the work and gets the answer after it, all in one transaction.
#include "endpoints/rest/once.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <utility>
#include "base/json.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view header_name = "idempotency-key";
constexpr std::string_view telling_headers[] = {"accept", "content-profile", "content-type", "prefer"};

constexpr std::string_view in_use_state = "55P03";  // lock_not_available: once_begin has waited long enough

std::string headers_json(const http::Headers& headers) {
    std::string list = "[";
    for (const auto& [name, value] : headers.fields()) {
        list += list.size() > 1 ? ",[" : "[";
        append_json_text(list, name);
        list += ',';
        append_json_text(list, value);
        list += ']';
    }
    return list + "]";
}

/// A row of once_begin whose outcome is 'same'.
Outcome<http::Response> again(const pg::Rows& rows) {
    const auto headers = parse_json(rows.text(0, 2));
    if (!headers || !headers->is_array()) return refuse(500, "XX000", "Something went wrong on our side.");
    http::Response response;
    response.status = static_cast<int>(rows.integer(0, 1));
    for (const auto& field : headers->get_array()) {
        const auto& pair = field.as_array();
        response.headers.add(std::string{pair.at(0).as_string()}, std::string{pair.at(1).as_string()});
    }
    response.headers.add("idempotent-replayed", "true");
    response.body = as_text(rows.bytes(0, 3));
    return response;
}

/// The answer that the key got before; none if it is new, and now this transaction's.
Task<Outcome<std::optional<http::Response>>> take(Engine& together, const Asked& asked, const std::string& key, Deadline by) {
    Sql sql;
    sql.text = "SELECT outcome, status, headers, body FROM orderline.once_begin($1::text, $2::bytea)";
    sql.params = pg::Params::of(key, Bytes{fingerprint_of(asked.request)});
    const auto rows = co_await together.write(asked, sql, by);
    if (!rows && rows.error().code == in_use_state) {
        co_return refuse(409, "idempotency_key_in_use", "The request with this Idempotency-Key is still being done", {}, "Send it again in a moment.");
    }
    if (!rows) co_return std::unexpected(rows.error());
    const auto outcome = rows->text(0, 0);
    if (outcome == "new") co_return std::optional<http::Response>{};
    if (outcome == "other") {
        co_return refuse(422, "idempotency_key_reused", "This Idempotency-Key came with another request before", {}, "Make a new key for each request that is meant.");
    }
    auto response = again(*rows);
    if (!response) co_return std::unexpected(response.error());
    co_return std::optional{*std::move(response)};
}

Task<Outcome<http::Response>> keep(Engine& together, const Asked& asked, const std::string& key, http::Response response, Deadline by) {
    auto headers = headers_json(response.headers);
    const auto size = headers.size() + response.body.size();
    if (size > once_answer_max) {
        co_return refuse(413, "idempotency_answer_too_large", "The answer is too large to be kept for its Idempotency-Key",
                         fmt::format("It has {} bytes, {} can be kept. Nothing was done.", size, once_answer_max), "Ask for less: with Prefer: return=minimal, or with select.");
    }
    Sql sql;
    sql.text = "SELECT orderline.once_end($1::text, $2::integer, $3::jsonb, $4::bytea)";
    sql.params = pg::Params::of(key, response.status, std::move(headers), as_bytes(response.body));
    const auto kept = co_await together.write(asked, sql, by);
    if (!kept) co_return std::unexpected(kept.error());
    co_return response;
}

}  // namespace

Outcome<std::optional<std::string>> once_key(const http::Request& request, const Caller& caller) {
    if (request.method != http::Method::post || !caller.tenant) return std::optional<std::string>{};
    std::optional<std::string> key;
    for (const auto& [name, value] : request.headers.fields()) {
        if (name != header_name) continue;
        const bool readable = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
        if (key || value.empty() || value.size() > once_key_max || !readable) {
            return refuse(400, "idempotency_key_invalid", "The Idempotency-Key cannot be used", fmt::format("It is one header of 1 to {} ASCII characters.", once_key_max));
        }
        key = value;
    }
    if (key && caller.anonymous) {
        return refuse(400, "idempotency_key_invalid", "The Idempotency-Key cannot be used", "Nobody is signed in, and strangers would share their keys.",
                      "Sign in, or use a key that has rights of its own.");
    }
    return key;
}

Sha256 fingerprint_of(const http::Request& request) {
    std::string told = fmt::format("{}\n{}:{}\n{}:{}\n", http::to_text(request.method), request.path.size(), request.path, request.query.size(), request.query);
    for (const auto wanted : telling_headers) {
        for (const auto& [name, value] : request.headers.fields()) {
            if (name == wanted) told += fmt::format("{}:{}:{}\n", name, value.size(), value);
        }
    }
    return sha256(told + sha256_hex(request.body));
}

Task<Outcome<http::Response>> answer_once(Engine& engine, const Asked& asked, std::string key, Engine::Work work, Deadline by) {
    if (engine.options().rollback_on && asked.prefer.end == End::rollback) {
        co_return refuse(400, "PGRST128", "tx=rollback is not for a request with an Idempotency-Key");
    }
    const Engine::Work once = [&](Engine& together) -> Task<Outcome<http::Response>> {
        auto before = co_await take(together, asked, key, by);
        if (!before) co_return std::unexpected(before.error());
        if (*before) co_return **std::move(before);
        auto response = co_await work(together);
        if (!response) co_return response;
        co_return co_await keep(together, asked, key, *std::move(response), by);
    };
    co_return co_await engine.together(asked, once, by);
}

}  // namespace orderline::rest
