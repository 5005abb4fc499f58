// tables/forms.hpp: which texts PostgreSQL takes for the types that C++ keeps as text. Stricter than PostgreSQL, never wider:
// one spelling of each, the one that PostgreSQL itself prints.
#pragma once
#include <string_view>

namespace orderline::tables {

bool is_timestamp(std::string_view text);  // "2026-11-22T16:03:05.12", or a space for the T; no offset
bool is_time(std::string_view text);       // "16:03:05.12", "24:00:00"
bool is_inet(std::string_view text);       // an IPv4 or IPv6 address, with or without "/bits"
bool is_cidr(std::string_view text);       // a network: no bits set behind its prefix

}  // namespace orderline::tables
