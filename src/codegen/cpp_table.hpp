// codegen/cpp_table.hpp: the header and the source of one table, without their first lines.
#pragma once
#include <string>
#include "codegen/cpp_types.hpp"

namespace orderline::codegen {

std::string cpp_table_header(const CppTable& table);
std::string cpp_table_source(const schema::Model& model, const CppTable& table);

}  // namespace orderline::codegen
