// actions/mailbox.cpp: the outboxes of all tenants, read one after the other.
#include "actions/mailbox.hpp"
#include <algorithm>
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {

Task<Result<std::vector<OutboxMessage>>> Mailbox::newest(std::size_t count_max, Deadline by) {
    const pg::Settings nobody;  // tenants is a global table
    const auto limit = pg::Params::of(tenants_max);
    CO_TRY(tenants, co_await pool_.read(nobody, sql::mailbox_tenants, limit, by));
    std::vector<OutboxMessage> messages;
    for (int tenant = 0; tenant < tenants.size(); ++tenant) {
        const auto id = tenants.id<TenantId>(tenant, 0);
        const auto settings = auth::reading_as(id);
        const auto wanted = pg::Params::of(id, static_cast<std::int64_t>(count_max));
        CO_TRY(rows, co_await pool_.read(settings, sql::mailbox_messages, wanted, by));
        for (int row = 0; row < rows.size(); ++row) {
            messages.push_back({std::string{tenants.text(tenant, 1)}, std::string{rows.text(row, 0)}, std::string{rows.text(row, 1)},
                                std::string{rows.text(row, 2)}, std::string{rows.text(row, 3)}, std::string{rows.text(row, 4)},
                                rows.instant(row, 5)});
        }
    }
    std::ranges::stable_sort(messages, std::greater{}, &OutboxMessage::created_at);
    if (messages.size() > count_max) messages.resize(count_max);
    co_return messages;
}

}  // namespace orderline::actions
