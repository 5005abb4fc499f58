// http/cookies.hpp: the cookies that a request brings (RFC 6265).
#pragma once
#include <string_view>
#include "http/message.hpp"

namespace orderline::http {

/// The value of the first cookie of that name; empty if there is none. Pure.
std::string_view cookie(const Headers& headers, std::string_view name);

}  // namespace orderline::http
