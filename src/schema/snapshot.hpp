// schema/snapshot.hpp: a model as JSON that people can read and compare, and back.
#pragma once
#include <string>
#include <string_view>
#include "base/result.hpp"
#include "schema/model.hpp"

namespace orderline::schema {

/// The newest format that read_snapshot understands and the one that to_snapshot writes.
inline constexpr int snapshot_format = 1;

/// Sorted, each column, key or index on one line, defaults left out; ends with a newline. Two models are the same if
/// this is. What changes without anybody changing the schema is left out: row estimates and PostgreSQL's minor version
/// (150014 is read back as 150000).
std::string to_snapshot(const Model& model);

/// A sorted model whose lists hold nothing twice and whose keys name columns that exist.
///
/// Errors: bad_request "bad_snapshot" with the path of what is wrong ("relations[3].columns[0].type");
/// unsupported "newer_snapshot" if a newer Orderline wrote it.
Result<Model> read_snapshot(std::string_view text);

}  // namespace orderline::schema
