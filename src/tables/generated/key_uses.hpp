// Rows of public.key_uses, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.key_uses: When API keys were used last; the server writes it once a minute
struct KeyUse {
    TenantId tenant_id{};
    ApiKeyId key_id{};
    Instant last_used_at{};
    bool operator==(const KeyUse&) const = default;
};

/// The primary key.
struct KeyUseKey {
    TenantId tenant_id{};
    ApiKeyId key_id{};
    bool operator==(const KeyUseKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct KeyUseInsert {
    TenantId tenant_id{};
    ApiKeyId key_id{};
    Instant last_used_at{};
    bool operator==(const KeyUseInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct KeyUseUpdate {
    tables::Field<ApiKeyId> key_id{};
    tables::Field<Instant> last_used_at{};
    bool operator==(const KeyUseUpdate&) const = default;
};

tables::Members<3> fields_of(KeyUse& of);
tables::Members<2> fields_of(KeyUseKey& of);
tables::Members<3> fields_of(KeyUseInsert& of);
tables::Members<3> fields_of(KeyUseUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::KeyUse> {
    using Key = rows::KeyUseKey;
    using Insert = rows::KeyUseInsert;
    using Update = rows::KeyUseUpdate;
    using Scope = decltype(rows::KeyUse::tenant_id);
    static const Table table;
};
