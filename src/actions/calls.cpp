// actions/calls.cpp: the beginning and the end of a call.
#include "actions/calls.hpp"
#include <algorithm>
#include <cstring>
#include "actions/sql.hpp"
#include "actions/stored_draft.hpp"
#include "auth/settings.hpp"
#include "base/random.hpp"

namespace orderline::actions {
namespace {

constexpr std::string_view purposes[] = {"sales", "support", "feedback", "other", "complaint", "survey", "appointment", "billing"};
constexpr std::string_view outcomes[] = {"success", "failed", "follow_up", "rescheduled", "no_answer", "busy",
                                         "callback_requested", "handoff", "timed_out"};
constexpr std::string_view directions[] = {"inbound", "outbound"};

Result<void> check_one_of(std::span<const std::string_view> known, std::string_view value, std::string_view what) {
    if (std::ranges::find(known, value) != known.end()) return {};
    std::string list;
    for (const auto one : known) list.append(list.empty() ? "" : ", ").append(one);
    return fail(Code::bad_request, "validation_failed", std::string{what} + " is one of: " + list + ".");
}

std::int64_t random_link_id() {
    std::array<std::byte, 8> bytes{};
    fill_random(bytes);
    std::int64_t id = 0;
    std::memcpy(&id, bytes.data(), sizeof id);
    return id;
}

}  // namespace

Task<Result<StartedCall>> Calls::start(Asker who, CustomerId customer, std::string purpose, std::string direction, Deadline by) {
    if (!may(*who, Permission::calls_write)) co_return fail(Code::forbidden, "forbidden", "You may not start calls.");
    CO_TRY_VOID(check_one_of(purposes, purpose, "The purpose of a call"));
    CO_TRY_VOID(check_one_of(directions, direction, "The direction of a call"));
    const Instant at = now();
    CO_TRY(facts, co_await tenants_.facts(who->tenant, by));
    CO_TRY(lines, co_await briefings_.proposal(who->tenant, customer, at, by));
    Draft draft;
    draft.id = new_id<DraftId>();
    draft.currency = facts->currency;
    draft.lines = std::move(lines);
    const auto totals = totals_of(draft);
    const StartedCall started{new_id<CallId>(), draft.id, {random_link_id(), at + draft_life}};
    std::optional<UserId> user;
    if (who->kind == ActorKind::user) user = UserId{who->actor};
    const auto params = pg::Params::of(
        who->tenant, customer, started.call, started.draft, started.link.id, user, purpose, direction, to_text(draft.currency),
        items_json(draft.lines, draft.currency), totals.subtotal_minor, totals.tax_minor, totals.total_minor,
        Bytes{digest_of(draft)}, started.link.expires_at, new_id<OperationId>(), to_text(who->kind), to_text(who->actor), who->name);
    CO_TRY(rows, co_await pool_.write(auth::settings_for(*who), sql::call_start, params, by));
    if (rows.empty()) co_return fail(Code::not_found, "not_found", "There is no such customer.");
    co_return started;
}

Task<Result<std::optional<CallLink>>> Calls::link(Asker who, CallId call, Deadline by) {
    if (!may(*who, Permission::calls_write)) co_return std::nullopt;
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::call_link, pg::Params::of(who->tenant, call), by));
    if (rows.empty()) co_return std::nullopt;
    co_return CallLink{rows.integer(0, 0), rows.instant(0, 1)};
}

Task<Result<void>> Calls::end(Asker who, CallId call, CallEnd end, Deadline by) {
    if (!may(*who, Permission::calls_write)) co_return fail(Code::forbidden, "forbidden", "You may not end calls.");
    CO_TRY_VOID(check_one_of(outcomes, end.outcome, "The outcome of a call"));
    CO_TRY(rows, co_await pool_.write(auth::settings_for(*who), sql::call_end,
                                      pg::Params::of(who->tenant, call, end.outcome, end.notes, end.follow_up_at, now()), by));
    if (!rows.empty()) co_return Result<void>{};
    CO_TRY(known, co_await pool_.read(auth::reading_as(who->tenant), sql::call_exists, pg::Params::of(who->tenant, call), by));
    if (known.empty()) co_return fail(Code::not_found, "not_found", "There is no such call.");
    co_return fail(Code::conflict, "call_ended", "This call has ended already.");
}

}  // namespace orderline::actions
