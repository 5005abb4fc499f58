// codegen/mermaid.hpp: entity-relationship diagrams as Mermaid text that Mermaid parses and draws, within its limits.
#pragma once
#include <string>
#include "codegen/neighbourhood.hpp"
#include "codegen/titles.hpp"

namespace orderline::codegen {

struct MermaidDiagram {
    std::string text;  // "erDiagram\n…", without a fence
    std::string note;  // a sentence about what was left out; empty if nothing was
};

/// Mermaid refuses more of either (its defaults `maxEdges` and `maxTextSize`, which GitHub does not raise).
inline constexpr std::size_t mermaid_links_max = 500, mermaid_bytes_max = 50'000;
/// More boxes than this nobody can read.
inline constexpr std::size_t mermaid_relations_max = 60;

/// All tables of a model, or of a large one the most connected tables.
MermaidDiagram mermaid(const Neighbours& neighbours, const Titles& titles);
/// One relation with all its columns and the tables around it with their keys.
MermaidDiagram mermaid_around(const Neighbours& neighbours, const schema::Relation& centre, const Titles& titles);

}  // namespace orderline::codegen
