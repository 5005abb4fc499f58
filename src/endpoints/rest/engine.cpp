// endpoints/rest/engine.cpp: the transaction's settings, the statement's name, the pool.
#include "endpoints/rest/engine.hpp"
#include <fmt/format.h>
#include <optional>
#include <utility>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {
namespace {

void append_member(std::string& object, std::string_view name, std::string_view value) {
    if (object.size() > 1) object += ',';
    append_json_text(object, name);
    object += ':';
    append_json_text(object, value);
}

std::string headers_json(const http::Headers& headers) {
    std::string object = "{";
    for (const auto& [name, value] : headers.fields()) {
        if (name != "cookie") append_member(object, name, value);
    }
    return object + "}";
}

/// "a=1; b=2"
std::string cookies_json(std::string_view header) {
    std::string object = "{";
    while (!header.empty()) {
        const auto end = header.find(';');
        const auto one = trim(header.substr(0, end));
        const auto sign = one.find('=');
        if (sign != std::string_view::npos) append_member(object, one.substr(0, sign), one.substr(sign + 1));
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    }
    return object + "}";
}

std::unexpected<Refusal> no_rollback() { return refuse(400, "PGRST128", "tx=rollback is not for one of several requests of a transaction"); }

}  // namespace

std::string Shapes::name_of(std::string_view role, std::string_view text) {
    if (text.size() > length_max) return {};
    const auto key = fmt::format("{}\n{}", role, text);
    if (auto* name = names_.find(key)) {
        if (name->empty()) *name = fmt::format("rest_{}", ++made_);
        return *name;
    }
    names_.put(key, {});
    return {};
}

pg::Settings Engine::settings_of(const Asked& asked) const {
    pg::Settings settings;
    auto& values = settings.values;
    values.emplace_back("role", asked.caller.role);
    for (const auto& one : asked.caller.settings.values) values.push_back(one);
    if (options_.sets_search_path) {
        std::string path = quoted(asked.schema);
        for (const auto& one : options_.search_path) {
            if (one != asked.schema) path += ", " + quoted(one);
        }
        values.emplace_back("search_path", std::move(path));
    }
    if (asked.prefer.timezone) values.emplace_back("timezone", *asked.prefer.timezone);
    if (asked.catalogue->reads_request()) {
        values.emplace_back("request.jwt.claims", asked.caller.claims);
        values.emplace_back("request.method", std::string{http::to_text(asked.request.method)});
        values.emplace_back("request.path", asked.request.path);
        values.emplace_back("request.headers", headers_json(asked.request.headers));
        values.emplace_back("request.cookies", cookies_json(asked.request.headers.get("cookie")));
    }
    return settings;
}

Task<Outcome<pg::Rows>> Engine::run(const Asked& asked, const Sql& sql, Way way, Deadline by) {
    const auto name = known_.shapes.name_of(asked.caller.role, sql.text);
    const pg::Statement statement{name, sql.text};
    Result<pg::Rows> rows;
    if (within_) {
        rows = co_await within_->run(statement, sql.params, by);
    } else {
        const auto settings = settings_of(asked);
        if (way == Way::read) rows = co_await pool_.read(settings, statement, sql.params, by);
        else rows = co_await pool_.write(settings, statement, sql.params, by);
    }
    if (!rows) co_return std::unexpected(refusal_of(rows.error(), asked.caller.anonymous));
    co_return *std::move(rows);
}

Task<Outcome<pg::Rows>> Engine::read(const Asked& asked, const Sql& sql, Deadline by) { return run(asked, sql, Way::read, by); }
Task<Outcome<pg::Rows>> Engine::write(const Asked& asked, const Sql& sql, Deadline by) { return run(asked, sql, Way::write, by); }

Task<Outcome<pg::Rows>> Engine::write_if(const Asked& asked, const Sql& sql, Verdict stays, Deadline by) {
    const auto settings = settings_of(asked);
    std::optional<pg::Transaction> own;
    if (!within_) {
        auto begun = co_await pool_.begin(settings, by);
        if (!begun) co_return std::unexpected(refusal_of(begun.error(), asked.caller.anonymous));
        own.emplace(*std::move(begun));
    }
    Engine inside{*this};
    if (own) inside.within_ = &*own;
    auto rows = co_await inside.run(asked, sql, Way::write, by);
    if (!rows) co_return rows;
    const auto verdict = stays(*rows);
    if (!verdict) co_return std::unexpected(verdict.error());
    if (!*verdict && within_) co_return no_rollback();
    if (!*verdict || within_) co_return rows;
    auto done = co_await own->commit(by);
    if (!done) co_return std::unexpected(refusal_of(done.error(), asked.caller.anonymous));
    co_return rows;
}

Task<Outcome<http::Response>> Engine::together(const Asked& asked, Work work, Deadline by) {
    const bool rolled_back = asked.prefer.end == End::rollback && options_.rollback_on;
    if (within_ && rolled_back) co_return no_rollback();
    if (within_) co_return co_await work(*this);
    const auto settings = settings_of(asked);
    auto transaction = co_await pool_.begin(settings, by);
    if (!transaction) co_return std::unexpected(refusal_of(transaction.error(), asked.caller.anonymous));
    Engine inside{*this};
    inside.within_ = &*transaction;
    auto response = co_await work(inside);
    if (!response || rolled_back) co_return response;
    auto done = co_await transaction->commit(by);
    if (!done) co_return std::unexpected(refusal_of(done.error(), asked.caller.anonymous));
    co_return response;
}

}  // namespace orderline::rest
