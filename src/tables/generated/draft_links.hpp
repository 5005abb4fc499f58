// Rows of public.draft_links, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.draft_links: Links that admit a customer to one draft
struct DraftLink {
    TenantId tenant_id{};
    DraftLinkId id{};  // Random, not counted.
    ProposedOrderId draft_id{};
    CustomerId customer_id{};
    Instant expires_at{};
    std::optional<Instant> revoked_at{};
    Instant created_at{};
    bool operator==(const DraftLink&) const = default;
};

/// The primary key.
struct DraftLinkKey {
    TenantId tenant_id{};
    DraftLinkId id{};
    bool operator==(const DraftLinkKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct DraftLinkInsert {
    TenantId tenant_id{};
    DraftLinkId id{};
    ProposedOrderId draft_id{};
    CustomerId customer_id{};
    Instant expires_at{};
    std::optional<Instant> revoked_at{};
    tables::Field<Instant> created_at{};
    bool operator==(const DraftLinkInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct DraftLinkUpdate {
    tables::Field<DraftLinkId> id{};
    tables::Field<ProposedOrderId> draft_id{};
    tables::Field<CustomerId> customer_id{};
    tables::Field<Instant> expires_at{};
    tables::Field<std::optional<Instant>> revoked_at{};
    tables::Field<Instant> created_at{};
    bool operator==(const DraftLinkUpdate&) const = default;
};

tables::Members<7> fields_of(DraftLink& of);
tables::Members<2> fields_of(DraftLinkKey& of);
tables::Members<7> fields_of(DraftLinkInsert& of);
tables::Members<7> fields_of(DraftLinkUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::DraftLink> {
    using Key = rows::DraftLinkKey;
    using Insert = rows::DraftLinkInsert;
    using Update = rows::DraftLinkUpdate;
    using Scope = decltype(rows::DraftLink::tenant_id);
    static const Table table;
};
