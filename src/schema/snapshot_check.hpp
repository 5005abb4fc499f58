// schema/snapshot_check.hpp: whether a model that somebody else wrote keeps to what every reader of models relies on.
#pragma once
#include <optional>
#include <string>
#include "schema/model.hpp"

namespace orderline::schema {

/// What is wrong with a sorted model, in words without a full stop: something is there twice, or a key, index or
/// privilege names a column that its table does not have. None: it is sound.
std::optional<std::string> unsound(const Model& model);

}  // namespace orderline::schema
