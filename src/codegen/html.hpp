// codegen/html.hpp: a schema as one HTML page to look at and to search, which needs nothing besides itself.
#pragma once
#include <string>
#include "codegen/file.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

struct HtmlOptions {
    std::string svg;                         // what `dot -Tsvg` made of graphviz(model); empty: a page without the big diagram
    std::string title = "Database schema";   // of the page
    std::string made_by;                     // the command line, for the foot of the page
};

/// The same bytes for the same model and drawing. It is good from a disk and on a server with a strict policy: no
/// request, no inline handler, scripts and styles allowed by their digest.
File html(const schema::Model& model, const HtmlOptions& options);

}  // namespace orderline::codegen
