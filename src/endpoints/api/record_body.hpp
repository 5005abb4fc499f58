// endpoints/api/record_body.hpp: the body of a new or changed record, as database columns.
#pragma once
#include <expected>
#include "actions/records.hpp"
#include "endpoints/api/body.hpp"

namespace orderline::api {

/// Database columns of the fields that may be written; others that the kind knows are refused as read only, unknown ones as
/// unknown. Money is read with the digits of `tenant_currency`, or of the body's own `currency`.
std::expected<json::object, tables::Problems> read_columns(const actions::RecordKind& kind, Body body,
                                                           const Currency& tenant_currency, bool creating);

/// What the forms of the kind say about columns, said about the fields that they came from.
tables::Problems about_fields(const actions::RecordKind& kind, tables::Problems problems);

}  // namespace orderline::api
