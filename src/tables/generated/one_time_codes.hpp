// Rows of public.one_time_codes, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.one_time_codes: Codes of six digits that were sent to an address and not used yet
struct OneTimeCode {
    TenantId tenant_id{};
    OneTimeCodeId id{};
    UserId user_id{};
    std::string kind{};
    std::string address{};
    tables::Blob code_hash{};
    tables::Blob token_hash{};  // SHA-256 of the text in a mail's link.
    std::int32_t attempts{};  // How often it was guessed; five end it.
    Instant created_at{};
    Instant expires_at{};
    bool operator==(const OneTimeCode&) const = default;
};

/// The primary key.
struct OneTimeCodeKey {
    TenantId tenant_id{};
    OneTimeCodeId id{};
    bool operator==(const OneTimeCodeKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct OneTimeCodeInsert {
    TenantId tenant_id{};
    UserId user_id{};
    std::string kind{};
    std::string address{};
    tables::Blob code_hash{};
    tables::Blob token_hash{};
    Instant expires_at{};
    tables::Field<OneTimeCodeId> id{};
    tables::Field<std::int32_t> attempts{};
    tables::Field<Instant> created_at{};
    bool operator==(const OneTimeCodeInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct OneTimeCodeUpdate {
    tables::Field<OneTimeCodeId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<std::string> kind{};
    tables::Field<std::string> address{};
    tables::Field<tables::Blob> code_hash{};
    tables::Field<tables::Blob> token_hash{};
    tables::Field<std::int32_t> attempts{};
    tables::Field<Instant> created_at{};
    tables::Field<Instant> expires_at{};
    bool operator==(const OneTimeCodeUpdate&) const = default;
};

tables::Members<10> fields_of(OneTimeCode& of);
tables::Members<2> fields_of(OneTimeCodeKey& of);
tables::Members<10> fields_of(OneTimeCodeInsert& of);
tables::Members<10> fields_of(OneTimeCodeUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::OneTimeCode> {
    using Key = rows::OneTimeCodeKey;
    using Insert = rows::OneTimeCodeInsert;
    using Update = rows::OneTimeCodeUpdate;
    using Scope = decltype(rows::OneTimeCode::tenant_id);
    static const Table table;
};
