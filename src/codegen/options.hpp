// codegen/options.hpp: what the generators of code are told besides the model.
#pragma once
#include <string>
#include <vector>
#include "codegen/names.hpp"

namespace orderline::codegen {

struct Options {
    std::vector<std::string> schemas;  // only these; empty: every schema of the model
    Overrides overrides;
    std::string made_by;  // the command line, for the header
};

}  // namespace orderline::codegen
