// schema/spelling.hpp: names and types as short text for people and snapshots, and back: public."Order Items", numeric(10,2)[].
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"

namespace orderline::schema {

/// As it is if it needs no quotes, else quoted: "Order ""A""". Keywords are not quoted: this is no SQL.
std::string spell(std::string_view identifier);
std::string spell(const Name& name);      // public.orders
std::string spell(const Origin& origin);  // public.orders.id
/// "tenant_id, id"
std::string spell_list(const std::vector<std::string>& identifiers);

/// The identifiers of a text such as public."Order Items".id; none if it is not well formed.
std::optional<std::vector<std::string>> parse_path(std::string_view text);

/// The type that format_type prints so with an empty search_path, for the common ones: PostgreSQL's own with plain numbers
/// as modifiers, and "schema.name"; each also as an array. None for any other.
std::optional<Type> parse_type(std::string_view text);

}  // namespace orderline::schema
