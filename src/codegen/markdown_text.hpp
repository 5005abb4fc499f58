// codegen/markdown_text.hpp: any text as Markdown that GitHub renders as that text.
#pragma once
#include <string>
#include <string_view>

namespace orderline::codegen {

/// Text between other text, in a paragraph, heading, list or cell. A line break becomes `<br>`.
std::string markdown(std::string_view text);
/// `code`; as HTML where backticks cannot carry it (backticks, line breaks, the bars of a table).
std::string markdown_code(std::string_view text);
/// A block of code in a fence that is longer than any in it.
std::string markdown_block(std::string_view language, std::string_view text);
/// [text](#anchor); the text is given as Markdown.
std::string markdown_link(std::string_view text, std::string_view target);

}  // namespace orderline::codegen
