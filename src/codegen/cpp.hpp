// codegen/cpp.hpp: a schema as C++: a struct per row, its forms for inserting and updating, and all that src/tables needs.
#pragma once
#include <vector>
#include "codegen/file.hpp"
#include "codegen/options.hpp"

namespace orderline::codegen {

/// ids.hpp, enums.hpp, enums.cpp, all.hpp (the list of all), and for each table and view a header and a source.
std::vector<File> cpp(const schema::Model& model, const Options& options);

}  // namespace orderline::codegen
