// schema/filling.hpp: which columns have a value of their own where an insert leaves them out.
#pragma once
#include "schema/model.hpp"

namespace orderline::schema {

/// A BEFORE INSERT trigger fills the column in. No catalogue says so; the comment of the trigger does: "… @fills tenant_id, place"
bool filled_by_trigger(const Relation& table, std::string_view column);

/// A default (its domain's counts), an identity, an expression, a trigger. Of a view's column the stored column decides.
bool has_own_value(const Model& model, const Relation& relation, const Column& column);

}  // namespace orderline::schema
