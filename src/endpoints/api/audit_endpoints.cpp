// endpoints/api/audit_endpoints.cpp: the audit trail of the tenant.
#include "actions/audit_trail.hpp"
#include "base/text.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

std::unexpected<Error> invalid(std::string message) { return fail(Code::bad_request, "validation_failed", std::move(message)); }

Result<std::optional<Uuid>> read_id(const http::Request& request, std::string_view name) {
    const auto value = http::query_value(request.query, name);
    if (!value) return std::nullopt;
    const auto id = parse_uuid(*value);
    if (!id) return invalid(std::string{name} + " must be a UUID.");
    return id;
}

Result<std::optional<Instant>> read_instant(const http::Request& request, std::string_view name) {
    const auto value = http::query_value(request.query, name);
    if (!value) return std::nullopt;
    const auto at = parse_instant(*value);
    if (!at) return invalid(std::string{name} + " must be a time such as 2026-11-22T16:03:05Z.");
    return at;
}

Result<actions::AuditFilter> read_filter(const http::Request& request) {
    actions::AuditFilter filter;
    TRY(table, query_text(request, "table"));
    TRY(actor, query_text(request, "actor"));
    TRY(row, read_id(request, "row"));
    TRY(user, read_id(request, "user"));
    TRY(from, read_instant(request, "from"));
    TRY(to, read_instant(request, "to"));
    TRY(limit, read_limit(request));
    filter.table = std::move(table);
    filter.actor = std::move(actor);
    filter.row = row;
    filter.user = user;
    filter.from = from;
    filter.before = to;
    filter.limit = limit.value_or(filter.limit);
    if (const auto after = http::query_value(request.query, "after")) {
        filter.after = parse_decimal(*after, 0);
        if (!filter.after) return invalid("after is no cursor of this list.");
    }
    return filter;
}

void append_id(JsonWriter& out, std::string_view name, const std::optional<Uuid>& id) {
    out.key(name);
    if (id) out.text(to_text(*id));
    else out.null();
}

void append_entry(JsonWriter& out, const actions::AuditEntry& entry) {
    out.open('{').key("seq").integer(entry.seq).key("at").text(to_text(entry.at)).key("table").text(entry.table);
    append_id(out, "row", entry.row);
    out.key("action").text(entry.action).key("actor").text(entry.actor);
    append_id(out, "user", entry.user);
    out.key("redacted").boolean(entry.redacted).key("changes").open('[');
    for (const auto& change : entry.changes) {
        out.open('{').key("column").text(change.column);
        out.key("from").raw(change.from.value_or("null")).key("to").raw(change.to.value_or("null")).close('}');
    }
    out.close(']').close('}');
}

Answer list(Api& api, Asked asked) {
    CO_TRY(filter, read_filter(asked.request));
    CO_TRY(page, co_await actions::read_audit(api.pool, asked.who, std::move(filter), asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& entry : page.entries) append_entry(out, entry);
    out.close(']').key("next");
    if (page.more) out.text(std::to_string(page.entries.back().seq));
    else out.null();
    co_return json_response(200, out.close('}').take());
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/audit", "listAudit", list},
};

}  // namespace

std::span<const Endpoint> audit_endpoints() { return table; }

}  // namespace orderline::api
