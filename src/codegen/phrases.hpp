// codegen/phrases.hpp: what a foreign key, policy, trigger or function does, in the words of documents. Plain text.
#pragma once
#include <string>
#include <string_view>
#include "codegen/neighbourhood.hpp"
#include "codegen/titles.hpp"

namespace orderline::codegen {

/// "on delete set null of a, b, deferrable"; empty if it does what keys do by default.
std::string rules_of(const schema::ForeignKey& key);
/// "zero or one to many", the parent's side first.
std::string_view cardinality_of(const Link& link);
/// ", deferrable, initially deferred", or empty.
std::string timing_of(const schema::Key& key);
/// "permissive for ALL to customer"
std::string phrase_of(const schema::Policy& policy);
/// "BEFORE INSERT or UPDATE for each row"
std::string phrase_of(const schema::Trigger& trigger);
/// "Function in plpgsql, stable, strict"
std::string phrase_of(const schema::Function& function);
/// "Row security is on."; empty if there is nothing to say.
std::string row_security_of(const schema::Relation& relation);
/// "SELECT, UPDATE*"
std::string privileges_of(const schema::Grant& grant);
std::string_view told(schema::ArgumentMode mode);
/// The type as short as people write it: "timestamptz", "varchar(20)", "call_status[]".
std::string short_type(const schema::Type& type, const Titles& titles);

}  // namespace orderline::codegen
