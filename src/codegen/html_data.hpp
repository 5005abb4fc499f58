// codegen/html_data.hpp: a schema as the JSON from which the HTML page draws its cards (src/codegen/page).
#pragma once
#include <string>
#include "schema/model.hpp"

namespace orderline::codegen {

/// Stands in a `<script>` safely: no "<" is left in it.
std::string html_data(const schema::Model& model, const std::string& title, const std::string& made_by);

}  // namespace orderline::codegen
