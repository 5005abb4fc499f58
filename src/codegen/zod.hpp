// codegen/zod.hpp: a schema as Zod 4 schemas that accept and refuse what PostgreSQL does.
#pragma once
#include <vector>
#include "codegen/file.hpp"
#include "codegen/options.hpp"

namespace orderline::codegen {

/// generated.schemas.ts: UserSchema for what comes back, UserInsertSchema and UserUpdateSchema for what is sent, and a schema
/// for each enum, domain and composite type. The model must be sorted.
std::vector<File> zod(const schema::Model& model, const Options& options);

}  // namespace orderline::codegen
