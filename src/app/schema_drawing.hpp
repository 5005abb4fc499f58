// app/schema_drawing.hpp: Graphviz, which draws the tables of a schema, as a program beside ours.
#pragma once
#include <string>
#include "base/result.hpp"

namespace orderline::app {

/// DOT in, SVG out, by the program `dot` of the PATH.
/// Errors: unsupported "no_graphviz" if it is not installed (says what to install), internal if it fails or takes longer than
/// two minutes.
Result<std::string> draw(const std::string& dot);

}  // namespace orderline::app
