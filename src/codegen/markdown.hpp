// codegen/markdown.hpp: a database as a Markdown document for people: what is in it, and how to use what is generated from it.
#pragma once
#include <string>
#include <vector>
#include "codegen/file.hpp"
#include "codegen/names.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

struct DocumentOptions {
    bool split = false;   // README.md and one page per table and view below tables/, instead of schema.md
    Overrides overrides;  // of the names in the chapter "Using Generated Types"
    std::string made_by;  // the command line, for the line below the title
};

/// The same bytes for the same model: no time, no estimate.
std::vector<File> document(const schema::Model& model, const DocumentOptions& options);

}  // namespace orderline::codegen
