// codegen/typescript_helpers.hpp: the parts of generated.types.ts that are the same for every schema.
#pragma once
#include <string>
#include <string_view>

namespace orderline::codegen {

/// What stands in front of `Database`.
extern const std::string_view json_type;
/// `Tables`, `TablesInsert`, `TablesUpdate`, `Enums`, `CompositeTypes`, which look things up in `Database`.
std::string helper_types(const std::string& home);

}  // namespace orderline::codegen
