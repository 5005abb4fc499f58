// codegen/repository.hpp: a repository of six calls for each table, over supabase-js.
#pragma once
#include <vector>
#include "codegen/file.hpp"
#include "codegen/options.hpp"

namespace orderline::codegen {

/// generated-repo.ts: createUserRepository(client) and the like over one typed core; beside generated.types.ts, which it
/// imports. A table without a key cannot be asked by id, a view cannot be written. The model must be sorted.
std::vector<File> repository(const schema::Model& model, const Options& options);

}  // namespace orderline::codegen
