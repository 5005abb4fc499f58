// codegen/zod_types.hpp: the Zod schema of a type of PostgreSQL.
#pragma once
#include <set>
#include <string>
#include "codegen/names.hpp"
#include "codegen/zod_runtime.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

class ZodTypes {
public:
    /// Helpers that are called are added to `called`.
    ZodTypes(const schema::Model& model, const Names& names, std::set<std::string> written, Helpers& called)
        : model_{model}, names_{names}, written_{std::move(written)}, called_{called} {}

    enum class Use { read, write };
    /// `write`: what can be sent. It differs for numbers that decimal text carries better, and for what contains them.
    std::string of(const schema::Type& type, Use use) const;
    /// The text behind `export const MoodSchema =`.
    std::string enum_schema(const schema::Enum& one) const;
    std::string domain_schema(const schema::Domain& one, Use use) const;
    std::string composite_schema(const schema::Composite& one) const;
    /// The type below all domains; an array of a domain stays an array.
    schema::Type base_of(schema::Type type) const;
    bool is_written(const std::string& schema) const { return written_.contains(schema); }

private:
    std::string element(const schema::Type& type, Use use) const;
    std::string builtin(const schema::Type& type, Use use) const;
    std::string number(const std::string& name, const std::vector<int>& modifiers, Use use) const;
    std::string range(const schema::Type& subtype) const;
    std::string schema_name(const schema::Name& type) const { return names_.of_type(type) + "Schema"; }
    std::string call(std::string_view helper) const {
        called_.insert(helper);
        return std::string{helper};
    }

    const schema::Model& model_;
    const Names& names_;
    std::set<std::string> written_;
    Helpers& called_;
};

}  // namespace orderline::codegen
