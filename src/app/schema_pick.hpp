// app/schema_pick.hpp: some schemas of a model, as if only they had been read. Pure.
#pragma once
#include <string>
#include <vector>
#include "base/result.hpp"
#include "schema/model.hpp"

namespace orderline::app {

/// The same as introspecting only these: types that they use come along, whatever schema those are in. An empty list is all.
/// Errors: bad_request for a schema that is not in the model.
Result<schema::Model> pick_schemas(schema::Model model, const std::vector<std::string>& schemas);

}  // namespace orderline::app
