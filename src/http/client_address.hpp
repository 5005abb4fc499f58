// http/client_address.hpp: whose request it is when proxies hand it on.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include "base/ip_address.hpp"
#include "http/message.hpp"

namespace orderline::http {

/// The address of the client. `peer` is the other end of the connection. Only a trusted one is asked who connected to it: each proxy
/// writes that at the end of X-Forwarded-For, so its list is walked from the right, over trusted addresses, and the first other one
/// is the client. What stands to the left of it, anybody can have written. Something that is no address ends the walk where it is: the
/// client is then the last proxy that is known. Pure.
std::string client_address(std::string_view peer, const Headers& headers, std::span<const IpNetwork> trusted);

}  // namespace orderline::http
