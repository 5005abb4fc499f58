// codegen/typescript.hpp: a schema as the types that supabase-js infers its results from.
#pragma once
#include <vector>
#include "codegen/file.hpp"
#include "codegen/options.hpp"

namespace orderline::codegen {

/// generated.types.ts: `Database`, the helpers of Supabase's own generator (`Tables`, `Enums`, `Constants`, …), and an alias
/// for each row, insert and update form. The model must be sorted.
std::vector<File> typescript(const schema::Model& model, const Options& options);

}  // namespace orderline::codegen
