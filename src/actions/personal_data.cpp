// actions/personal_data.cpp: what is kept of a customer, all tables in one list; the erasing itself is 0021_personal_data.sql.
#include "actions/personal_data.hpp"
#include <fmt/format.h>
#include "actions/audit_sealer.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

constexpr PersonalTable tables[] = {
    {"customers", true, Erasure::emptied},
    {"customer_preferences", true, Erasure::deleted},
    {"call_logs", true, Erasure::emptied},
    {"proposed_orders", true, Erasure::emptied},
    {"proposed_orders_data", true, Erasure::deleted},
    {"draft_links", true, Erasure::deleted},
    {"orders", true, Erasure::emptied},
    {"order_items", true, Erasure::untouched},
    // Without a foreign key.
    {"draft_operations", true, Erasure::emptied},
    {"audit_logs", true, Erasure::emptied},
    {"messages", true, Erasure::emptied},
    {"outbox", true, Erasure::deleted},
    {"idempotency_keys", false, Erasure::deleted},  // repeats what stands elsewhere, for a day
    // Of a customer who signs in.
    {"users", true, Erasure::emptied},
    {"user_preferences", true, Erasure::deleted},
    {"refresh_sessions", true, Erasure::deleted},
    {"one_time_codes", false, Erasure::deleted},  // hashes, gone within the hour
    {"user_factors", false, Erasure::deleted},    // secrets
    {"logins", false, Erasure::deleted},          // the address of users, once more
};

std::unexpected<Error> nobody() { return fail(Code::not_found, "not_found", "There is no such customer."); }

Result<void> check(const Principal& who) {
    if (may(who, Permission::personal_data_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not hand out or erase what is kept of a customer.");
}

/// What the redacted rows hold now, as an entry of the chain.
Task<Result<Seal>> redaction_of(pg::Transaction& work, TenantId tenant, const pg::Rows& seqs, Deadline by) {
    std::vector<std::string> list;
    for (int row = 0; row < seqs.size(); ++row) list.push_back(std::to_string(seqs.integer(row, 0)));
    const auto wanted = pg::Params::of(tenant, seqs.integer(0, 0) - 1, "-infinity", "infinity", std::nullopt, pg::array_text(list), seqs.size());
    CO_TRY(rows, co_await work.run(sql::audit_digests, wanted, by));
    Seal seal;
    seal.kind = SealKind::redaction;
    for (int row = 0; row < rows.size(); ++row) seal.rows.push_back({rows.integer(row, 0), read_hash(rows, row, 2)});
    co_return seal;
}

/// First what the trail says of this very erasing is sealed as it is, so that an entry for its rows is there to be redacted.
Task<Result<std::int64_t>> redact(pg::Transaction& work, const Principal& who, CustomerId customer, Deadline by) {
    CO_TRY(chain, co_await ChainHold::take(work, who.tenant, by));
    for (bool more = true; more;) {
        CO_TRY(left, co_await chain.seal(by));
        more = left;
    }
    const auto params = pg::Params::of(customer);
    CO_TRY(seqs, co_await work.run(sql::audit_redact, params, by));
    if (!seqs.empty()) {
        CO_TRY(seal, co_await redaction_of(work, who.tenant, seqs, by));
        seal.detail = fmt::format("customer {} erased by {}", to_text(customer), actor_text(who));
        CO_TRY_VOID(co_await chain.add(std::move(seal), by));
    }
    CO_TRY_VOID(co_await chain.save(by));
    co_return seqs.size();
}

}  // namespace

std::span<const PersonalTable> personal_tables() { return tables; }

Task<Result<std::string>> PersonalData::export_customer(Asker who, CustomerId customer, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::reading_as(who->tenant);
    const auto params = pg::Params::of(who->tenant, customer);
    CO_TRY(rows, co_await pool_.read(settings, sql::customer_export, params, by));
    if (rows.empty()) co_return nobody();
    co_return std::string{rows.text(0, 0)};
}

Task<Result<Erased>> PersonalData::erase_customer(Asker who, CustomerId customer, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool_.begin(settings, by));
    const auto both = pg::Params::of(who->tenant, customer);
    CO_TRY(held, co_await work.run(sql::customer_hold, both, by));
    if (held.empty()) co_return nobody();
    if (held.boolean(0, 0)) {
        co_return fail(Code::conflict, "call_running", "A call with this customer is running. End it first.");
    }
    if (held.boolean(0, 1)) {
        co_return fail(Code::conflict, "customer_has_rights", "This customer is also a user with a role. Take the role away first.");
    }
    const auto params = pg::Params::of(customer);
    CO_TRY(done, co_await work.run(sql::customer_erase, params, by));
    CO_TRY(redacted, co_await redact(work, *who, customer, by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return Erased{std::string{done.text(0, 0)}, redacted};
}

}  // namespace orderline::actions
