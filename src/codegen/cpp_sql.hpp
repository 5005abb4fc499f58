// codegen/cpp_sql.hpp: the statements of a table: columns in their order, each parameter with its type.
#pragma once
#include <string>
#include "codegen/cpp_types.hpp"

namespace orderline::codegen {

std::string cpp_select(const CppTable& table);
/// The first page, or the one behind a key; without a key all rows.
std::string cpp_page(const CppTable& table, bool next);
std::string cpp_get(const CppTable& table);
std::string cpp_remove(const CppTable& table);
std::string cpp_insert(const CppTable& table);
std::string cpp_update(const CppTable& table);

/// What an update may set: a tenant keeps its rows, and a sharded table refuses even `set tenant_id = tenant_id`.
bool cpp_is_updatable(const CppTable& table, const CppColumn& column);
/// The columns of the key without the scope.
std::vector<int> cpp_key_in_scope(const CppTable& table);

}  // namespace orderline::codegen
