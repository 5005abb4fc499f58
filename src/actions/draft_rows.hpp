// actions/draft_rows.hpp: the columns that draft_load.sql and draft_view.sql share, as a Draft. Private to actions.
#pragma once
#include "actions/desk.hpp"
#include "pg/rows.hpp"

namespace orderline::actions {

struct DraftRow {
    Draft draft;
    CustomerId customer;
    CallId call;
    std::optional<AcceptedOrder> order;
};

/// Row 0. Errors: internal if the stored items cannot be read.
Result<DraftRow> read_draft(const pg::Rows& rows, DraftId id, const Currency& tenant_currency);

std::unexpected<Error> no_such_draft();

}  // namespace orderline::actions
