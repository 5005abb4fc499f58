// actions/drafts.cpp: reading drafts and their trail.
#include "actions/drafts.hpp"
#include <algorithm>
#include <unordered_map>
#include "actions/catalogue.hpp"
#include "actions/draft_rows.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

TrailEntry read_entry(const pg::Rows& rows, int row) {
    TrailEntry entry;
    entry.version = rows.integer(row, 0);
    entry.id = rows.id<OperationId>(row, 1);
    entry.kind = rows.text(row, 2);
    entry.effect = rows.text(row, 3);
    entry.status = rows.text(row, 4);
    entry.actor_kind = rows.text(row, 5);
    entry.actor_name = rows.text(row, 6);
    entry.device = rows.text(row, 7);
    entry.totals = {rows.integer(row, 8), rows.integer(row, 9), rows.integer(row, 10)};
    entry.digest = rows.text(row, 11);
    entry.at = rows.instant(row, 12);
    return entry;
}

}  // namespace

Result<void> Drafts::check(const Principal& who, DraftId draft) const {
    if (may(who, Permission::drafts_read, draft)) return {};
    if (who.only_draft) return no_such_draft();  // a link does not learn which other drafts exist
    return fail(Code::forbidden, "forbidden", "You may not read drafts.");
}

Task<Result<DraftView>> Drafts::view(Asker who, DraftId id, bool thumbnails, Deadline by) {
    CO_TRY_VOID(check(*who, id));
    CO_TRY(facts, co_await tenants_.facts(who->tenant, by));
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::draft_view, pg::Params::of(who->tenant, id), by));
    if (rows.empty()) co_return no_such_draft();
    CO_TRY(row, read_draft(rows, id, facts->currency));
    DraftView view;
    view.draft = std::move(row.draft);
    if (is_expired(view.draft, now())) view.draft.status = DraftStatus::expired;  // by the clock: no row is written for it
    view.customer = row.customer;
    view.call = row.call;
    view.order = row.order;
    view.customer_name = rows.text(0, 15);
    view.company = rows.text(0, 16);
    view.presented_at = rows.maybe_instant(0, 17);
    view.accepted_at = rows.maybe_instant(0, 18);
    view.created_at = rows.instant(0, 19);
    view.updated_at = rows.maybe_instant(0, 20);
    view.last_actor_kind = rows.maybe_text(0, 21).value_or("");
    view.last_actor_name = rows.text(0, 22);
    view.last_device = rows.text(0, 23);
    view.last_change_at = rows.maybe_instant(0, 24);
    CO_TRY(shown, co_await shown_items(who->tenant, view.draft, thumbnails, by));
    view.shown = std::move(shown);
    co_return view;
}

Task<Result<std::vector<ShownItem>>> Drafts::shown_items(TenantId tenant, const Draft& draft, bool thumbnails, Deadline by) {
    std::vector<ProductId> products;
    for (const auto& line : draft.lines) products.push_back(line.product);
    std::vector<ShownItem> shown(draft.lines.size(), ShownItem{false, std::nullopt});
    if (products.empty()) co_return shown;
    CO_TRY(rows, co_await pool_.read(auth::reading_as(tenant), sql::draft_products,
                                     pg::Params::of(tenant, ids_text(products), thumbnails), by));
    std::unordered_map<ProductId, int> row_of;
    for (int row = 0; row < rows.size(); ++row) row_of.emplace(rows.id<ProductId>(row, 0), row);
    for (std::size_t i = 0; i < products.size(); ++i) {
        const auto found = row_of.find(products[i]);
        if (found == row_of.end()) continue;
        shown[i].available = rows.boolean(found->second, 1);
        if (rows.null(found->second, 2)) continue;
        const std::string type = rows.maybe_text(found->second, 3).value_or("image/png");
        shown[i].thumbnail = "data:" + type + ";base64," + to_base64(rows.bytes(found->second, 2));
    }
    co_return shown;
}

Task<Result<Drafts::Missed>> Drafts::operations_after(Asker who, DraftId id, std::int64_t version, int count_max, Deadline by) {
    CO_TRY_VOID(check(*who, id));
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::operations_after,
                                     pg::Params::of(who->tenant, id, version, count_max + 1), by));
    Missed missed;
    missed.truncated = rows.size() > count_max;
    for (int row = 0; row < std::min(rows.size(), count_max); ++row) missed.entries.push_back(read_entry(rows, row));
    co_return missed;
}

Task<Result<std::vector<TrailEntry>>> Drafts::history(Asker who, DraftId id, std::optional<TrailPlace> after, int count_max,
                                                      Deadline by) {
    CO_TRY_VOID(check(*who, id));
    std::optional<Instant> at;
    std::optional<OperationId> operation;
    if (after) {
        at = after->at;
        operation = after->id;
    }
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::draft_history,
                                     pg::Params::of(who->tenant, id, at, operation, count_max), by));
    std::vector<TrailEntry> entries;
    for (int row = 0; row < rows.size(); ++row) entries.push_back(read_entry(rows, row));
    co_return entries;
}

}  // namespace orderline::actions
