// endpoints/rest/call_result.hpp: what a function gives back, as a relation that a query can be held against.
#pragma once
#include <memory>
#include "endpoints/rest/catalogue.hpp"

namespace orderline::rest {

struct CallResult {
    enum class Kind { nothing, value, row };
    Kind kind = Kind::value;
    bool set = false;                           // any number of them
    const schema::Relation* relation = nullptr; // whose rows they are; of values: one column, which is called like the function
    std::shared_ptr<const schema::Relation> made{};  // that relation, if the catalogue has none
};

/// Of a void function there is nothing; RETURNS TABLE, OUT arguments and composite types are rows.
CallResult result_of(const Catalogue& catalogue, const schema::Function& function);

}  // namespace orderline::rest
