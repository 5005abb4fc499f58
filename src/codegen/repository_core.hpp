// codegen/repository_core.hpp: the part of generated-repo.ts that is the same for every schema.
#pragma once
#include <string_view>

namespace orderline::codegen {

extern const std::string_view repository_core;

}  // namespace orderline::codegen
