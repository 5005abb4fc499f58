// endpoints/api/openapi.cpp: the description of /api/v1, kept in openapi.json beside this file.
#include "endpoints/api/api.hpp"
#include "endpoints/api/openapi_text.hpp"

namespace orderline::api {

std::string_view openapi_document() { return openapi_text; }

}  // namespace orderline::api
