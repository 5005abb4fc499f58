// endpoints/login/mailbox.hpp: the development mailbox: a page with the messages that nobody sends there.
#pragma once
#include <string>
#include <vector>
#include "actions/mailbox.hpp"
#include "http/router.hpp"

namespace orderline::login {

inline constexpr std::size_t mailbox_messages_max = 50;

/// The page; needs no script. Pure.
http::Response mailbox_page(const std::vector<actions::OutboxMessage>& messages);

/// GET /mailbox. Whoever reaches it reads everybody's codes: only for who asked for it in the configuration.
void add_mailbox(http::Router& router, actions::Mailbox& mailbox);

}  // namespace orderline::login
