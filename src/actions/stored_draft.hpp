// actions/stored_draft.hpp: how a draft stands in the database: its lines as the items of proposed_orders.order_items.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/json.hpp"
#include "domain/draft.hpp"

namespace orderline::actions {

/// One line as an item of the contract (productId, description, price as a number, quantity as a number, size, thumbnail)
/// with our own keys beside it (sku, unit, step, unitPrice, listPrice, priceOrigin, special, lineTotal, lineTax, taxPpm,
/// reason, note). The same text goes into the draft, its history and the events, so that every screen reads one form.
/// `shown` adds what only a screen needs and the database does not keep in the draft.
struct ShownItem {
    bool available = true;                 // the product can be ordered
    std::optional<std::string> thumbnail;  // data URI of the product's picture; what a client itself wrote goes before it
};
void append_item(JsonWriter& out, const Line& line, const Currency& currency, const ShownItem* shown = nullptr);
std::string items_json(const std::vector<Line>& lines, const Currency& currency);

/// What the customer accepted, for as long as the order exists: orders.accepted_snapshot.
std::string snapshot_json(const Draft& draft);

/// Reads items again. An item that another client wrote may hold the contract's keys alone: the price is then its `price`,
/// the step one unit, the tax nothing. Errors: internal if it is no list of items with a product and a quantity.
Result<std::vector<Line>> read_items(std::string_view json, const Currency& currency);

/// The kind of an operation as the trail names it, and what it did, resolved: {"item":{…}}, {"productId":…}, {"note":…}.
std::string_view kind_of(const Operation& operation);
/// `after` is the draft after the operation.
std::string effect_json(const Operation& operation, const Draft& after);

}  // namespace orderline::actions
