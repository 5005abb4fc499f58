// codegen/names.hpp: what generated code calls the things of a schema: one rule for all languages, no two names alike.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

/// Plural -> singular, given by the user (`--singular people=person`), of the last word of a name, in lower case.
using Overrides = std::map<std::string, std::string, std::less<>>;

/// The words of a name: at "_", other signs that no identifier has, and where case changes. "userRoles" -> user, Roles.
std::vector<std::string> words(std::string_view name);
/// "categories" -> "category", "status" -> "status", "people" -> "person". Lower case in, lower case out.
std::string singular(std::string_view word, const Overrides& overrides = {});
std::string pascal(std::string_view name);  // "user_roles" -> "UserRoles"; a leading digit gets "_" in front
std::string camel(std::string_view name);   // "user_roles" -> "userRoles"

/// One name per thing, the same for the same model; a collision is resolved by the schema's name in front, then by a
/// number behind, in the order of the model.
class Names {
public:
    /// Relations get the singular ("order_items" -> OrderItem), enums, domains, composites keep their number.
    /// `home` is the schema whose things never get its name in front ("public").
    Names(const schema::Model& model, const Overrides& overrides, std::string home = "public");

    const std::string& type(const schema::Name& relation) const;   // "OrderItem"
    const std::string& value(const schema::Name& relation) const;  // "orderItem"
    const std::string& of_type(const schema::Name& type) const;    // enum, domain, composite, range: "CallStatus"

private:
    std::map<schema::Name, std::string> types_, values_, others_;
};

}  // namespace orderline::codegen
