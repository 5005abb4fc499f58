// endpoints/api/record_body.hpp: the body of a new or changed record, as database columns.
#pragma once
#include <string>
#include "actions/records.hpp"
#include "endpoints/api/body.hpp"

namespace orderline::api {

/// A JSON object of columns, of fields that may be written; others that the kind knows are refused as read only, unknown
/// ones as unknown. Money is read with the digits of `tenant_currency`, or of the body's own `currency`.
Result<std::string> read_columns(const actions::RecordKind& kind, Body body, const Currency& tenant_currency, bool creating);

}  // namespace orderline::api
