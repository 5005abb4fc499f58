// Rows of public.agents, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.agents: Customer service agents who handle calls and orders
struct Agent {
    AgentId id{};
    TenantId tenant_id{};
    std::optional<UserId> user_id{};
    std::string name{};
    std::optional<std::string> email{};
    std::optional<std::string> phone_number{};
    std::optional<std::string> department{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const Agent&) const = default;
};

/// The primary key.
struct AgentKey {
    TenantId tenant_id{};
    AgentId id{};
    bool operator==(const AgentKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct AgentInsert {
    TenantId tenant_id{};
    std::string name{};
    tables::Field<AgentId> id{};
    std::optional<UserId> user_id{};
    std::optional<std::string> email{};
    std::optional<std::string> phone_number{};
    std::optional<std::string> department{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const AgentInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct AgentUpdate {
    tables::Field<AgentId> id{};
    tables::Field<std::optional<UserId>> user_id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> email{};
    tables::Field<std::optional<std::string>> phone_number{};
    tables::Field<std::optional<std::string>> department{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const AgentUpdate&) const = default;
};

tables::Members<10> fields_of(Agent& of);
tables::Members<2> fields_of(AgentKey& of);
tables::Members<10> fields_of(AgentInsert& of);
tables::Members<10> fields_of(AgentUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Agent> {
    using Key = rows::AgentKey;
    using Insert = rows::AgentInsert;
    using Update = rows::AgentUpdate;
    using Scope = decltype(rows::Agent::tenant_id);
    static const Table table;
};
