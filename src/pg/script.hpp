// pg/script.hpp: where the statements of an SQL script begin. Pure; internal to pg.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace orderline::pg {

/// The offset of the first word of each statement. Knows quotes, dollar quotes and comments; it only serves to say a
/// line, the splitting that counts is done by Postgres. (A body in BEGIN ATOMIC … END counts as several.)
std::vector<std::size_t> statement_offsets(std::string_view script);

/// 1 for what stands before the first line end.
int line_at(std::string_view script, std::size_t offset);

/// The offset of a character, as Postgres counts them (from 1, code points).
std::size_t offset_of_character(std::string_view script, int position);

}  // namespace orderline::pg
