// actions/draft_rows.cpp: a row to a Draft.
#include "actions/draft_rows.hpp"
#include <algorithm>
#include "actions/stored_draft.hpp"

namespace orderline::actions {
namespace {

std::optional<Seen> read_seen(const pg::Rows& rows, int version, int digest) {
    if (rows.null(0, version) || rows.null(0, digest) || rows.bytes(0, digest).size() != sizeof(Sha256)) return std::nullopt;
    Seen seen{rows.integer(0, version), {}};
    std::ranges::copy(rows.bytes(0, digest), seen.digest.begin());
    return seen;
}

}  // namespace

std::unexpected<Error> no_such_draft() { return fail(Code::not_found, "not_found", "There is no such draft."); }

Result<DraftRow> read_draft(const pg::Rows& rows, DraftId id, const Currency& tenant_currency) {
    DraftRow row;
    Draft& draft = row.draft;
    draft.id = id;
    row.customer = rows.id<CustomerId>(0, 0);
    row.call = rows.id<CallId>(0, 1);
    draft.status = parse_draft_status(rows.text(0, 2)).value_or(DraftStatus::expired);
    draft.version = rows.integer(0, 3);
    draft.currency = rows.null(0, 4) ? tenant_currency : parse_currency(rows.text(0, 4)).value_or(tenant_currency);
    TRY(lines, read_items(rows.text(0, 5), draft.currency));
    draft.lines = std::move(lines);
    draft.note = rows.text(0, 6);
    draft.delivery_date = rows.maybe_date(0, 7);
    draft.expires_at = rows.maybe_instant(0, 8);
    draft.presented = read_seen(rows, 9, 10);
    draft.accepted = read_seen(rows, 11, 12);
    if (!rows.null(0, 13)) row.order = AcceptedOrder{rows.id<OrderId>(0, 13), rows.maybe_integer(0, 14).value_or(0)};
    return row;
}

}  // namespace orderline::actions
