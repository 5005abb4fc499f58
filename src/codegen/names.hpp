// codegen/names.hpp: what generated code calls the things of a schema: one rule for all languages, no two names alike.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"

namespace orderline::codegen {

/// Plural -> singular, given by the user (`--singular people=person`), of the last word of a name, in lower case.
using Overrides = std::map<std::string, std::string, std::less<>>;

/// The words of a name: at "_", other signs that no identifier has, and where case changes. "userRoles" -> user, Roles.
std::vector<std::string> words(std::string_view name);
/// "categories" -> "category", "status" -> "status", "people" -> "person". Lower case in, lower case out.
std::string singular(std::string_view word, const Overrides& overrides = {});
/// Both are identifiers in TypeScript and C++ whatever they are given: a leading digit gets "_" in front, a reserved word
/// "_" behind; a name that is made of signs is told by their code points ("U26").
std::string pascal(std::string_view name);  // "user_roles" -> "UserRoles"
std::string camel(std::string_view name);   // "user_roles" -> "userRoles"

/// One name per thing, the same for the same model. A name belongs to the first that asks: relations before types, `home`
/// before other schemas, in the order of the model. Who comes later gets its plural back (at home) or its schema's name in
/// front (elsewhere), then a number behind. So a thing's name depends on nothing but those that would be called the same.
class Names {
public:
    /// Relations get the singular ("order_items" -> OrderItem), enums, domains, composites, ranges keep their number.
    /// `home` is the schema whose things never get its name in front ("public").
    Names(const schema::Model& model, const Overrides& overrides, std::string home = "public");

    /// With a relation's name these are free as well: OrderItemInsert, OrderItemUpdate, OrderItemId, OrderItemRepository,
    /// OrderItemSchema, OrderItemInsertSchema, OrderItemUpdateSchema; with a type's CallStatusSchema.
    const std::string& type(const schema::Name& relation) const;   // "OrderItem"
    const std::string& value(const schema::Name& relation) const;  // "orderItem"
    /// Of an enum, a domain, a composite, a range or multirange, or of a relation, whose rows are a type too: "CallStatus".
    const std::string& of_type(const schema::Name& type) const;

private:
    std::map<schema::Name, std::string> types_, values_, others_;
};

}  // namespace orderline::codegen
