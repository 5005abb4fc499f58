// codegen/graphviz.hpp: the tables of a schema as text for Graphviz's `dot`, which draws them.
#pragma once
#include <string>
#include "codegen/neighbourhood.hpp"
#include "codegen/titles.hpp"

namespace orderline::codegen {

/// Up to so many tables are drawn with their columns; more as boxes with names, laid out by forces (`sfdp`).
inline constexpr std::size_t graphviz_detailed_max = 100;

/// DOT for `dot -Tsvg`. A box is named, and refers to, the `fragment` of its table: "#public.orders".
std::string graphviz(const Neighbours& neighbours, const Titles& titles);

}  // namespace orderline::codegen
