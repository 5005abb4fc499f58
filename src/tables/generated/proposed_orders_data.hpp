// Rows of public.proposed_orders_data, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.proposed_orders_data: Standin for Redis, temporarily holds order, specials and favorites data
struct ProposedOrdersData {
    ProposedOrdersDataId id{};
    Instant created_at{};
    CallLogId call_id{};
    CustomerId customer_id{};
    TenantId tenant_id{};
    std::optional<tables::Json> data{};
    std::optional<std::string> data_type{};
    std::optional<std::string> customer_phone{};
    std::optional<std::string> sms_number{};
    std::optional<Instant> expires_at{};  // May be removed after this time.
    bool operator==(const ProposedOrdersData&) const = default;
};

/// The primary key.
struct ProposedOrdersDataKey {
    TenantId tenant_id{};
    ProposedOrdersDataId id{};
    bool operator==(const ProposedOrdersDataKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProposedOrdersDataInsert {
    tables::Field<ProposedOrdersDataId> id{};
    tables::Field<Instant> created_at{};
    tables::Field<CallLogId> call_id{};
    tables::Field<CustomerId> customer_id{};
    tables::Field<TenantId> tenant_id{};
    std::optional<tables::Json> data{};
    std::optional<std::string> data_type{};
    std::optional<std::string> customer_phone{};
    std::optional<std::string> sms_number{};
    tables::Field<std::optional<Instant>> expires_at{};
    bool operator==(const ProposedOrdersDataInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProposedOrdersDataUpdate {
    tables::Field<ProposedOrdersDataId> id{};
    tables::Field<Instant> created_at{};
    tables::Field<CallLogId> call_id{};
    tables::Field<CustomerId> customer_id{};
    tables::Field<std::optional<tables::Json>> data{};
    tables::Field<std::optional<std::string>> data_type{};
    tables::Field<std::optional<std::string>> customer_phone{};
    tables::Field<std::optional<std::string>> sms_number{};
    tables::Field<std::optional<Instant>> expires_at{};
    bool operator==(const ProposedOrdersDataUpdate&) const = default;
};

tables::Members<10> fields_of(ProposedOrdersData& of);
tables::Members<2> fields_of(ProposedOrdersDataKey& of);
tables::Members<10> fields_of(ProposedOrdersDataInsert& of);
tables::Members<10> fields_of(ProposedOrdersDataUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ProposedOrdersData> {
    using Key = rows::ProposedOrdersDataKey;
    using Insert = rows::ProposedOrdersDataInsert;
    using Update = rows::ProposedOrdersDataUpdate;
    using Scope = decltype(rows::ProposedOrdersData::tenant_id);
    static const Table table;
};
