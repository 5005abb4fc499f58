// codegen/ts_text.hpp: pieces of TypeScript text as Prettier formats them (80 columns, two spaces, double quotes).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace orderline::codegen {

std::string ts_string(std::string_view text);  // "…" with what must be escaped
std::string ts_key(std::string_view name);     // name, or "na me"
/// As the key of an object that exists at run time, where a bare __proto__ would set its prototype.
std::string ts_value_key(std::string_view name);
/// ["a"]["b"]
std::string ts_path(std::initializer_list<std::string_view> names);

/// Nothing without a comment. A comment cannot end the one it is put into.
void append_doc(std::string& out, int indent, const std::optional<std::string>& comment);
/// `name?: A | B;`, one member a line if they do not fit.
void append_property(std::string& out, int indent, std::string_view key, std::span<const std::string> members);
/// `name: ["a", "b"]` and what follows it, one a line if they do not fit.
void append_list(std::string& out, int indent, std::string_view key, std::span<const std::string> strings, std::string_view end);
/// `export type Name = Type;`
void append_alias(std::string& out, std::string_view name, std::span<const std::string> members);
void append_line(std::string& out, int indent, std::string_view text);

}  // namespace orderline::codegen
