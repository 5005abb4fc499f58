// schema/diff_rules.hpp: which changes break whose programs; asked by diff.cpp for each change that it finds.
#pragma once
#include <string_view>
#include "schema/diff.hpp"

namespace orderline::schema {

/// nullptr: it breaks nobody.
using Verdict = const BreakingRule*;

// Something was added to or dropped from a model. `owner` is what holds it afterwards or held it before.
Verdict when_added(const Model& after, const Relation& owner, const Column& column);
Verdict when_added(const Model& after, const Relation& owner, const Key& key);
Verdict when_added(const Model& after, const Relation& owner, const Index& index);
Verdict when_added(const Model& after, const Relation& owner, const Policy& policy);
Verdict when_added(const Model& after, const Composite& owner, const Column& attribute);
Verdict when_constraint_added();  // a check, exclusion, foreign key
Verdict when_value_added();       // of an enum

Verdict when_dropped(const Relation& owner, const Column& column);
Verdict when_dropped(const Composite& owner, const Column& attribute);
Verdict when_dropped(const Relation& owner, const Key& key);
Verdict when_dropped(const Relation& owner, const ForeignKey& key);
Verdict when_dropped(const Relation& owner, const Index& index);
Verdict when_dropped(const Relation& owner, const Policy& policy);
Verdict when_dropped(const Relation& relation);
Verdict when_dropped(const Schema& schema);
Verdict when_dropped(const Function& function);
Verdict when_dropped(const Sequence& sequence);
Verdict when_type_dropped();
Verdict when_value_dropped();

// The field `key` (schema/fields.hpp) of something changed.
Verdict when_changed(std::string_view key, const Relation& before, const Relation& after);
Verdict when_changed(std::string_view key, const Column& before, const Column& after);
Verdict when_changed(std::string_view key, const Key& before, const Key& after);
Verdict when_changed(std::string_view key, const Check& before, const Check& after);
Verdict when_changed(std::string_view key, const Exclusion& before, const Exclusion& after);
Verdict when_changed(std::string_view key, const ForeignKey& before, const ForeignKey& after);
Verdict when_changed(std::string_view key, const Index& before, const Index& after);
Verdict when_changed(std::string_view key, const Policy& before, const Policy& after);
Verdict when_changed(std::string_view key, const Domain& before, const Domain& after);
Verdict when_changed(std::string_view key, const Range& before, const Range& after);
Verdict when_changed(std::string_view key, const Function& before, const Function& after);
Verdict when_columns_moved();

/// A privilege (without "*") that somebody had and has no longer.
Verdict when_revoked(std::string_view privilege);

}  // namespace orderline::schema
