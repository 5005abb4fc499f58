// codegen/ts_types.hpp: what a value of a PostgreSQL type is in TypeScript, once PostgREST has made JSON of it.
#pragma once
#include <set>
#include <string>
#include <vector>
#include "schema/model.hpp"

namespace orderline::codegen {

/// The members of a type's union. Whether it may be null is the column's to say.
using TsUnion = std::vector<std::string>;

class TsTypes {
public:
    TsTypes(const schema::Model& model, const std::vector<std::string>& schemas)
        : model_{model}, written_{schemas.begin(), schemas.end()} {}

    TsUnion of(const schema::Type& type) const;
    /// What may be sent: decimal text too where a number of JavaScript cannot carry every value; no JSON null, which
    /// PostgREST takes for NULL.
    TsUnion to_write(const schema::Type& type) const;
    std::string row_of(const schema::Relation& relation) const;  // Database["public"]["Tables"]["users"]["Row"]
    bool is_written(const std::string& schema) const { return written_.contains(schema); }
    const schema::Model& model() const { return model_; }

private:
    TsUnion of_element(const schema::Type& type) const;
    TsUnion element_to_write(const schema::Type& type) const;

    const schema::Model& model_;
    std::set<std::string> written_;
};

/// "Tables" or "Views", as the client's types sort them.
std::string_view section_of(const schema::Relation& relation);

}  // namespace orderline::codegen
