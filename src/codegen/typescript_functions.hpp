// codegen/typescript_functions.hpp: which functions PostgREST can call, and what their types are.
#pragma once
#include <map>
#include <string>
#include <vector>
#include "codegen/ts_types.hpp"

namespace orderline::codegen {

/// Functions that take a row of a relation alone: PostgREST shows them as columns of it, if one asks by name.
using ComputedFields = std::map<schema::Name, std::vector<const schema::Function*>>;

ComputedFields computed_fields(const schema::Model& model);
/// What a function gives back, without `[]` for a set.
TsUnion returned_type(const TsTypes& types, const schema::Function& function, const ComputedFields& computed);
/// The members of `Functions: { … }` of one schema.
void append_functions(std::string& out, int indent, const TsTypes& types, const ComputedFields& computed, const std::string& schema);

}  // namespace orderline::codegen
