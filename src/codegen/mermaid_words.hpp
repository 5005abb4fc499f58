// codegen/mermaid_words.hpp: names, types and comments as the words that Mermaid's erDiagram grammar takes.
#pragma once
#include <string>
#include <string_view>
#include "schema/model.hpp"

namespace orderline::codegen {

/// The name of a box: bare if the grammar takes it so, else an id of plain signs, `with_label` followed by the real
/// name: `Order_20Items["Order Items"]`. Different titles have different ids.
std::string mermaid_entity(std::string_view title, bool with_label);
/// The name of an attribute in the signs that attributes may have. Not reversible: what changed belongs into the comment.
std::string mermaid_attribute(std::string_view name);
/// One word: "timestamptz", "numeric", "varchar(20)", "text[]".
std::string mermaid_type(const schema::Type& type);
/// The inside of a quoted text: one line, signs with a meaning as Mermaid's entities ("#35;"), cut at about 80 characters.
std::string mermaid_quoted(std::string_view text);

}  // namespace orderline::codegen
