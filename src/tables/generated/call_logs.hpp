// Rows of public.call_logs, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "enums.hpp"
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.call_logs: Records of customer interactions via phone
struct CallLog {
    CallLogId id{};
    TenantId tenant_id{};
    std::optional<CustomerId> customer_id{};
    std::optional<AgentId> agent_id{};
    std::optional<Instant> call_date{};
    std::optional<std::int32_t> duration{};
    std::optional<std::string> notes{};
    std::optional<Instant> follow_up_date{};
    std::optional<OrderId> reorder_id{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    std::optional<CallStatus> status{};
    std::optional<CallOutcome> outcome{};
    std::optional<CallPurpose> purpose{};
    std::optional<std::string> direction{};  // inbound or outbound.
    std::optional<Instant> ended_at{};
    std::optional<ProposedOrderId> draft_id{};  // The draft that was made for this call.
    bool operator==(const CallLog&) const = default;
};

/// The primary key.
struct CallLogKey {
    TenantId tenant_id{};
    CallLogId id{};
    bool operator==(const CallLogKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct CallLogInsert {
    TenantId tenant_id{};
    tables::Field<CallLogId> id{};
    std::optional<CustomerId> customer_id{};
    std::optional<AgentId> agent_id{};
    tables::Field<std::optional<Instant>> call_date{};
    std::optional<std::int32_t> duration{};
    std::optional<std::string> notes{};
    std::optional<Instant> follow_up_date{};
    std::optional<OrderId> reorder_id{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<CallStatus>> status{};
    std::optional<CallOutcome> outcome{};
    tables::Field<std::optional<CallPurpose>> purpose{};
    tables::Field<std::optional<std::string>> direction{};
    std::optional<Instant> ended_at{};
    std::optional<ProposedOrderId> draft_id{};
    bool operator==(const CallLogInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct CallLogUpdate {
    tables::Field<CallLogId> id{};
    tables::Field<std::optional<CustomerId>> customer_id{};
    tables::Field<std::optional<AgentId>> agent_id{};
    tables::Field<std::optional<Instant>> call_date{};
    tables::Field<std::optional<std::int32_t>> duration{};
    tables::Field<std::optional<std::string>> notes{};
    tables::Field<std::optional<Instant>> follow_up_date{};
    tables::Field<std::optional<OrderId>> reorder_id{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<CallStatus>> status{};
    tables::Field<std::optional<CallOutcome>> outcome{};
    tables::Field<std::optional<CallPurpose>> purpose{};
    tables::Field<std::optional<std::string>> direction{};
    tables::Field<std::optional<Instant>> ended_at{};
    tables::Field<std::optional<ProposedOrderId>> draft_id{};
    bool operator==(const CallLogUpdate&) const = default;
};

tables::Members<17> fields_of(CallLog& of);
tables::Members<2> fields_of(CallLogKey& of);
tables::Members<17> fields_of(CallLogInsert& of);
tables::Members<17> fields_of(CallLogUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::CallLog> {
    using Key = rows::CallLogKey;
    using Insert = rows::CallLogInsert;
    using Update = rows::CallLogUpdate;
    using Scope = decltype(rows::CallLog::tenant_id);
    static const Table table;
};
