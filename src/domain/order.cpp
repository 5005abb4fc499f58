// domain/order.cpp: how the status of an order may move on.
#include "domain/order.hpp"
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include "domain/names.hpp"

namespace orderline {
namespace {

constexpr Names<9> status_names{"pending",  "processing", "shipped",        "delivered", "canceled",
                                "returned", "refunded",   "user_confirmed", "accepted"};

using enum OrderStatus;

constexpr std::array<std::pair<OrderStatus, OrderStatus>, 15> transitions{{
    {pending, user_confirmed},  {pending, accepted},          {pending, processing},  {pending, canceled},
    {user_confirmed, accepted}, {user_confirmed, processing}, {user_confirmed, canceled},
    {accepted, processing},     {accepted, canceled},
    {processing, shipped},      {processing, canceled},
    {shipped, delivered},       {shipped, returned},
    {delivered, returned},      {returned, refunded},
}};

}  // namespace

std::string_view to_text(OrderStatus status) { return name_of(status_names, status); }

std::optional<OrderStatus> parse_order_status(std::string_view text) { return value_of<OrderStatus>(status_names, text); }

Result<void> check_transition(OrderStatus from, OrderStatus to) {
    if (from == to || std::ranges::find(transitions, std::pair{from, to}) != transitions.end()) return {};
    return fail(Code::conflict, "status_not_allowed",
                "An order that is " + std::string{to_text(from)} + " cannot become " + std::string{to_text(to)} + ".");
}

}  // namespace orderline
