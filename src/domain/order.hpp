// domain/order.hpp: what an accepted draft becomes, and how its status may move on.
#pragma once
#include <optional>
#include <string_view>
#include "base/result.hpp"

namespace orderline {

enum class OrderStatus {
    pending, processing, shipped, delivered, canceled, returned, refunded, user_confirmed, accepted
};
std::string_view to_text(OrderStatus status);
std::optional<OrderStatus> parse_order_status(std::string_view text);

/// A new order is `accepted`. pending -> user_confirmed -> accepted (steps may be left out); each of these three ->
/// processing | canceled;
/// processing -> shipped | canceled; shipped -> delivered | returned; delivered -> returned; returned -> refunded;
/// canceled and refunded are final. Setting the same status again is no change and no error.
/// Errors: conflict status_not_allowed with both names in the sentence.
Result<void> check_transition(OrderStatus from, OrderStatus to);

}  // namespace orderline
