// actions/orders.cpp: reading orders and moving them on.
#include "actions/orders.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

constexpr int status_field = 2, draft_field = 12;  // of `order_kind` in record_kinds.cpp

OrderLine read_line(const pg::Rows& rows, int row) {
    OrderLine line;
    line.product = rows.maybe_id<ProductId>(row, 0);
    line.sku = rows.text(row, 1);
    line.description = rows.text(row, 2);
    line.quantity.thousandths = rows.integer(row, 3);
    line.unit = rows.text(row, 4);
    line.unit_price_minor = rows.integer(row, 5);
    line.line_total_minor = rows.integer(row, 6);
    line.tax_minor = rows.integer(row, 7);
    return line;
}

/// A link has no right to orders in general: it borrows the right to read one, and is then held to its own draft.
Asker as_reader(Asker who) {
    if (!who->only_draft) return who;
    auto reader = std::make_shared<Principal>(*who);
    reader->permissions.add(Permission::orders_read);
    reader->only_draft.reset();
    return reader;
}

}  // namespace

Task<Result<OrderView>> Orders::view(Asker who, OrderId id, Deadline by) {
    CO_TRY(order, co_await records_.get(as_reader(who), order_kind, id.bytes, by));
    if (who->only_draft && order.rows.maybe_id<DraftId>(0, draft_field) != who->only_draft) {
        co_return fail(Code::not_found, "not_found", "There is no such order.");
    }
    OrderView view;
    view.order = std::move(order);
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::order_lines, pg::Params::of(who->tenant, id), by));
    for (int row = 0; row < rows.size(); ++row) view.lines.push_back(read_line(rows, row));
    co_return std::move(view);
}

Task<Result<OrderView>> Orders::set_status(Asker who, OrderId id, std::string status, Deadline by) {
    if (!may(*who, Permission::orders_write)) co_return fail(Code::forbidden, "forbidden", "You may not change orders.");
    const auto to = parse_order_status(status);
    if (!to) co_return fail(Code::bad_request, "validation_failed", "There is no such order status.");
    CO_TRY(order, co_await records_.get(who, order_kind, id.bytes, by));
    const std::string before{order.rows.text(0, status_field)};
    const auto from = parse_order_status(before);
    if (!from) co_return fail(Code::internal, "internal", "The order cannot be read.", "orders.status");
    CO_TRY_VOID(check_transition(*from, *to));
    if (from != to) {
        CO_TRY(rows, co_await pool_.write(auth::settings_for(*who), sql::order_set_status,
                                          pg::Params::of(who->tenant, id, before, status), by));
        if (rows.empty()) co_return fail(Code::conflict, "conflict", "Somebody else changed this order just now. Look again.");
    }
    co_return co_await view(who, id, by);
}

}  // namespace orderline::actions
