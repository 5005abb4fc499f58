// endpoints/api/render.hpp: what the actions give, as the API's JSON.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>
#include "actions/briefing.hpp"
#include "actions/call_store.hpp"
#include "actions/calls.hpp"
#include "actions/drafts.hpp"
#include "actions/orders.hpp"
#include "actions/records.hpp"
#include "base/json.hpp"
#include "http/message.hpp"

namespace orderline::api {

http::Response json_response(int status, std::string body);

/// Writes further members of the record in that row.
using RecordExtra = std::function<void(JsonWriter& out, int row)>;

void append_record(JsonWriter& out, const actions::RecordPage& page, int row, const RecordExtra& extra = {});
/// {items:[…], next}; `next` is the cursor behind the last record, or null.
std::string page_json(const actions::RecordPage& page, const RecordExtra& extra = {});
/// The place that a cursor names; none if it is no cursor of ours.
std::optional<actions::PagePlace> read_cursor(std::string_view cursor);

void append_totals(JsonWriter& out, const Totals& totals, const Currency& currency);
void append_draft(JsonWriter& out, const actions::DraftView& view);
void append_order(JsonWriter& out, const actions::OrderView& view);
/// "special": {name, price, ends_at}, or null for any other price.
void append_special(JsonWriter& out, const Price& price, const Currency& currency);
/// A briefing in its three parts, with thumbnails; and the same as the API answers it.
actions::CallMaterial show_briefing(const actions::Briefing& briefing);
void append_briefing(JsonWriter& out, const actions::CallMaterial& shown, bool thumbnails);
/// One entry of the trail; `currency` is the draft's.
void append_entry(JsonWriter& out, const actions::TrailEntry& entry, const Currency& currency);
/// {draft_id, version, digest, status, totals, operation, operation_id, replayed}
std::string kept_json(DraftId draft, const OperationId& id, const actions::Kept& kept);

/// The data of the event `operation`, and of the event `status`.
std::string operation_event_json(const actions::TrailEntry& entry, const Currency& currency);
std::string status_event_json(const actions::DraftView& view);

}  // namespace orderline::api
