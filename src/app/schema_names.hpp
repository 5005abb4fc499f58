// app/schema_names.hpp: --singular, which doc and codegen share: the singulars that the rules of English get wrong.
#pragma once
#include <string>
#include <vector>
#include "base/result.hpp"
#include "codegen/names.hpp"

namespace CLI { class App; }

namespace orderline::app {

void add_singular(CLI::App& command, std::vector<std::string>& pairs);

/// "people=person" each. Errors: bad_request.
Result<codegen::Overrides> read_overrides(const std::vector<std::string>& pairs);
/// For a header that says how a file was made: " --singular people=person"; empty if there are none.
std::string to_flags(const codegen::Overrides& overrides);

}  // namespace orderline::app
