// actions/audit_trail.cpp: pages of the audit trail.
#include "actions/audit_trail.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

std::optional<std::string> text_of(const std::optional<Uuid>& id) {
    if (!id) return std::nullopt;
    return to_text(*id);
}

std::optional<std::string_view> maybe_json(const pg::Rows& rows, int row, int column) {
    if (rows.null(row, column)) return std::nullopt;
    return rows.text(row, column);
}

AuditEntry read_entry(const pg::Rows& rows, int row) {
    AuditEntry entry;
    entry.seq = rows.integer(row, 0);
    entry.at = rows.instant(row, 1);
    entry.table = rows.text(row, 2);
    entry.action = rows.text(row, 3);
    entry.row = rows.maybe_id<Uuid>(row, 4);
    entry.actor = rows.maybe_text(row, 5).value_or("");
    entry.user = rows.maybe_id<Uuid>(row, 6);
    entry.changes = difference(maybe_json(rows, row, 7), maybe_json(rows, row, 8));
    entry.redacted = rows.boolean(row, 9);
    return entry;
}

}  // namespace

Result<void> check(const AuditFilter& filter) {
    if (filter.row && !filter.table) {
        return fail(Code::bad_request, "validation_failed", "A row is found by its table too: give both.");
    }
    return {};
}

const pg::Statement& audit_statement(const AuditFilter& filter) { return filter.row ? sql::audit_of_row : sql::audit_list; }

pg::Params audit_params(TenantId tenant, const AuditFilter& filter) {
    auto params = pg::Params::of(tenant, filter.after, filter.table, filter.actor, text_of(filter.user), filter.from, filter.before,
                                 filter.limit + 1);
    if (filter.row) params.add(to_text(*filter.row));
    return params;
}

AuditPage audit_page(const pg::Rows& rows, int limit) {
    AuditPage page;
    page.more = rows.size() > limit;
    for (int row = 0; row < std::min(rows.size(), limit); ++row) page.entries.push_back(read_entry(rows, row));
    return page;
}

Task<Result<AuditPage>> read_audit(pg::Pool& pool, Asker who, AuditFilter filter, Deadline by) {
    if (!may(*who, Permission::audit_read)) co_return fail(Code::forbidden, "forbidden", "You may not read the audit trail.");
    CO_TRY_VOID(check(filter));
    const auto settings = auth::reading_as(who->tenant);
    const auto params = audit_params(who->tenant, filter);
    CO_TRY(rows, co_await pool.read(settings, audit_statement(filter), params, by));
    co_return audit_page(rows, filter.limit);
}

}  // namespace orderline::actions
