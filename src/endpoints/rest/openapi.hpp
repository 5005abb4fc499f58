// endpoints/rest/openapi.hpp: an OpenAPI 2.0 document of what a role may use, in PostgREST's shape.
#pragma once
#include <string>
#include <string_view>
#include "base/json.hpp"
#include "endpoints/rest/catalogue.hpp"

namespace orderline::rest {

struct OpenapiFor {
    const Catalogue& catalogue;
    std::string_view schema, role;
    std::string_view host;    // as the request says it; may be empty
    std::string_view prefix;  // "/rest/v1"
};

/// Relations that the role has some privilege on, with the columns that it may read, and functions that it may call; of a name
/// with several functions the first. Source: docs.postgrest.org/en/stable/references/api/openapi.html
std::string openapi(const OpenapiFor& wanted);

// Its parts that tell of types.
/// A relation as an object's schema, with its comments, keys and enums.
json::object openapi_definition(const OpenapiFor& wanted, const schema::Relation& relation);
/// {"type":"integer","format":"integer"}
json::object openapi_type(const schema::Model& model, const schema::Type& type);

}  // namespace orderline::rest
