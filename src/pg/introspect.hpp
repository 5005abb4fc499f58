// pg/introspect.hpp: reads what a database looks like from the catalogue of a live PostgreSQL, 13 to 18.
#pragma once
#include <string>
#include <vector>
#include "base/result.hpp"
#include "pg/session.hpp"
#include "schema/model.hpp"

namespace orderline::pg {

/// The named schemas; an empty list means every schema that is neither PostgreSQL's own nor an extension's. The model
/// is sorted. What belongs to an extension is left out. Types in use come along even if their schema was not named:
/// those of extensions as ExternalType.
/// All is read in one read-only transaction with `search_path` pg_catalog: so whatever PostgreSQL prints (expressions,
/// types, definitions) names everything with its schema and does not depend on who asks.
/// Errors: bad_request for a schema that is not there or is PostgreSQL's own; those of the connection.
Result<schema::Model> introspect(Session& session, const std::vector<std::string>& schemas);

}  // namespace orderline::pg
