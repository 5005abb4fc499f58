// codegen/options.hpp: what the generators of code are told besides the model, and what follows from it for all of them.
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

/// The schemas to write, sorted; at least one.
std::vector<std::string> chosen_schemas(const schema::Model& model, const Options& options);
/// The schema whose things need no schema in their name: "public" if it is written, else the first.
std::string home_schema(const schema::Model& model, const Options& options);
/// The same names for all targets of one run.
Names chosen_names(const schema::Model& model, const Options& options);
/// "Made by `…` from a database schema. Do not edit." as it stands behind the sign of a comment.
std::string made_by(const Options& options);

}  // namespace orderline::codegen
