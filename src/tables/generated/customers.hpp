// Rows of public.customers, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.customers: Customer information across all tenants
struct Customer {
    CustomerId id{};
    TenantId tenant_id{};
    std::optional<UserId> user_id{};  // Reference to a user account when customer is also a user of the system
    std::string first_name{};
    std::string last_name{};
    std::optional<std::string> email{};
    std::optional<std::string> phone{};
    std::optional<std::string> address{};
    std::optional<std::string> city{};
    std::optional<std::string> state{};
    std::optional<std::string> postal_code{};
    std::optional<std::string> country{};
    std::optional<IndustryId> industry_id{};
    std::optional<std::string> company{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    std::optional<std::string> time_zone{};  // IANA zone, for display and calling hours; null: the tenant's.
    std::optional<std::string> language{};  // BCP 47 tag; null: the tenant's.
    std::optional<std::string> external_id{};  // The customer's number in the tenant's own system.
    std::optional<std::string> search{};  // generated
    std::optional<Instant> erased_at{};  // When the personal data was erased; the row stays for the orders that name it.
    bool operator==(const Customer&) const = default;
};

/// The primary key.
struct CustomerKey {
    TenantId tenant_id{};
    CustomerId id{};
    bool operator==(const CustomerKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct CustomerInsert {
    TenantId tenant_id{};
    std::string first_name{};
    std::string last_name{};
    tables::Field<CustomerId> id{};
    std::optional<UserId> user_id{};
    std::optional<std::string> email{};
    std::optional<std::string> phone{};
    std::optional<std::string> address{};
    std::optional<std::string> city{};
    std::optional<std::string> state{};
    std::optional<std::string> postal_code{};
    std::optional<std::string> country{};
    std::optional<IndustryId> industry_id{};
    std::optional<std::string> company{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<std::string> time_zone{};
    std::optional<std::string> language{};
    std::optional<std::string> external_id{};
    std::optional<Instant> erased_at{};
    bool operator==(const CustomerInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct CustomerUpdate {
    tables::Field<CustomerId> id{};
    tables::Field<std::optional<UserId>> user_id{};
    tables::Field<std::string> first_name{};
    tables::Field<std::string> last_name{};
    tables::Field<std::optional<std::string>> email{};
    tables::Field<std::optional<std::string>> phone{};
    tables::Field<std::optional<std::string>> address{};
    tables::Field<std::optional<std::string>> city{};
    tables::Field<std::optional<std::string>> state{};
    tables::Field<std::optional<std::string>> postal_code{};
    tables::Field<std::optional<std::string>> country{};
    tables::Field<std::optional<IndustryId>> industry_id{};
    tables::Field<std::optional<std::string>> company{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<std::string>> time_zone{};
    tables::Field<std::optional<std::string>> language{};
    tables::Field<std::optional<std::string>> external_id{};
    tables::Field<std::optional<Instant>> erased_at{};
    bool operator==(const CustomerUpdate&) const = default;
};

tables::Members<22> fields_of(Customer& of);
tables::Members<2> fields_of(CustomerKey& of);
tables::Members<22> fields_of(CustomerInsert& of);
tables::Members<22> fields_of(CustomerUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Customer> {
    using Key = rows::CustomerKey;
    using Insert = rows::CustomerInsert;
    using Update = rows::CustomerUpdate;
    using Scope = decltype(rows::Customer::tenant_id);
    static const Table table;
};
