// endpoints/api/draft_endpoints.cpp: drafts: read, edit, present, accept, decline, history, events.
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/problem.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

std::string draft_json(const actions::DraftView& view) {
    JsonWriter out;
    append_draft(out, view);
    return out.take();
}

bool wants_thumbnails(const http::Request& request) { return http::query_value(request.query, "thumbnails") == "1"; }

Answer get(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(view, co_await api.drafts.view(std::move(asked.who), DraftId{id}, wants_thumbnails(asked.request), asked.by));
    co_return json_response(200, draft_json(view));
}

Answer briefing(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(found, co_await api.briefings.of_draft(std::move(asked.who), DraftId{id}, asked.by));
    JsonWriter out;
    append_briefing(out, found, wants_thumbnails(asked.request));
    co_return json_response(200, out.take());
}

Operation read_put_line(Body& operation, int money_digits) {
    PutLine put;
    put.line.product = operation.id<ProductId>("product_id");
    put.line.quantity.thousandths = operation.exact("quantity", 3, true).value_or(0);
    put.note = operation.maybe_text("note", note_characters_max);
    put.manual_price_minor = operation.exact("price", money_digits, false);
    if (put.manual_price_minor && *put.manual_price_minor < 0) operation.complain("price", "out_of_range", "must not be negative");
    return put;
}

Operation read_operation(Body& operation, int money_digits) {
    const auto type = operation.text("type", 40);
    if (type == "put_line") return read_put_line(operation, money_digits);
    if (type == "remove_line") return RemoveLine{operation.id<ProductId>("product_id")};
    if (type == "set_note") return SetNote{operation.maybe_text("note", note_characters_max).value_or("")};
    if (type == "set_delivery_date") return SetDeliveryDate{operation.maybe_date("delivery_date")};
    operation.complain("type", "unknown_value", "must be put_line, remove_line, set_note or set_delivery_date");
    return SetNote{};
}

/// A conflict tells the caller where things stand, so that its screen can show the difference.
Task<http::Response> conflict_with_draft(Api& api, const Asked& asked, DraftId draft, std::optional<std::int64_t> seen_version,
                                         Error error) {
    std::string extras;
    const auto view = co_await api.drafts.view(asked.who, draft, false, asked.by);
    if (view) extras = "\"draft\":" + draft_json(*view);
    if (view && seen_version) {
        const auto missed = co_await api.drafts.operations_after(asked.who, draft, *seen_version, DraftChannels::missed_max, asked.by);
        JsonWriter changes;
        changes.open('[');
        if (missed) {
            for (const auto& entry : missed->entries) append_entry(changes, entry, view->draft.currency);
        }
        extras += ",\"changes\":" + changes.close(']').take();
    }
    co_return problem(error, extras);
}

Answer edit(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    CO_TRY(facts, co_await api.tenants.facts(asked.who->tenant, asked.by));
    actions::EditRequest request;
    request.id = body.id<OperationId>("operation_id");
    request.device = body.text("device_id", 100);
    if (request.device.empty() && body.has("device_id")) body.complain("device_id", "wrong_form", "must not be empty");
    request.expected_version = body.maybe_integer("expected_version", 0, INT32_MAX);
    Body operation = body.part("operation");
    request.operation = read_operation(operation, minor_digits(facts->currency));
    CO_TRY_VOID(body.finish());
    const auto operation_id = request.id;
    const auto expected = request.expected_version;
    auto kept = co_await api.desk.edit(asked.who, DraftId{id}, std::move(request), asked.by);
    if (!kept && kept.error().reason == "draft_changed") {
        co_return co_await conflict_with_draft(api, asked, DraftId{id}, expected, std::move(kept).error());
    }
    if (!kept) co_return std::unexpected(std::move(kept).error());
    co_return json_response(200, kept_json(DraftId{id}, operation_id, *kept));
}

/// The device may be named in the body; a body is not needed.
Result<std::string> optional_device(const http::Request& request) {
    if (request.body.empty()) return std::string{};
    TRY(body, Body::read(request));
    auto device = body.maybe_text("device_id", 100).value_or("");
    TRY_VOID(body.finish());
    return device;
}

Answer present(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(device, optional_device(asked.request));
    CO_TRY(kept, co_await api.desk.present(asked.who, DraftId{id}, std::move(device), asked.by));
    CO_TRY(view, co_await api.drafts.view(doer_as_reader(asked.who), DraftId{id}, wants_thumbnails(asked.request), asked.by));
    co_return json_response(200, draft_json(view));
}

Answer decline(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(device, optional_device(asked.request));
    std::string reason;
    if (!asked.request.body.empty()) {
        CO_TRY(body, Body::read(asked.request));
        reason = body.maybe_text("reason", 1000).value_or("");
        CO_TRY_VOID(body.finish());
    }
    CO_TRY(kept, co_await api.desk.decline(asked.who, DraftId{id}, std::move(reason), std::move(device), asked.by));
    CO_TRY(view, co_await api.drafts.view(doer_as_reader(asked.who), DraftId{id}, wants_thumbnails(asked.request), asked.by));
    co_return json_response(200, draft_json(view));
}

Result<actions::AcceptRequest> read_accept(const http::Request& request) {
    const auto key = request.headers.get("idempotency-key");
    if (key.empty() || key.size() > 200) {
        return fail(Code::bad_request, "idempotency_key_required",
                    "Accepting needs an Idempotency-Key header of 1 to 200 characters, so that a repeated request makes one order.");
    }
    TRY(body, Body::read(request));
    actions::AcceptRequest accept;
    accept.idempotency_key = key;
    accept.seen.version = body.integer("version", 0, INT32_MAX);
    const auto digest = from_hex(body.text("digest", 64));
    if (digest && digest->size() == accept.seen.digest.size()) std::ranges::copy(*digest, accept.seen.digest.begin());
    else body.complain("digest", "wrong_form", "must be 64 hex digits");
    accept.channel = body.maybe_text("channel", 40).value_or("button");
    if (accept.channel != "button" && accept.channel != "read_back") body.complain("channel", "unknown_value", "must be button or read_back");
    accept.device = body.maybe_text("device_id", 100).value_or("");
    TRY_VOID(body.finish());
    return accept;
}

Answer accept(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(request, read_accept(asked.request));
    const auto seen_version = request.seen.version;
    auto kept = co_await api.desk.accept(asked.who, DraftId{id}, std::move(request), asked.by);
    if (!kept && kept.error().code == Code::conflict) {
        co_return co_await conflict_with_draft(api, asked, DraftId{id}, seen_version, std::move(kept).error());
    }
    if (!kept) co_return std::unexpected(std::move(kept).error());
    const auto reader = doer_as_reader(asked.who);
    CO_TRY(order, co_await api.orders.view(reader, kept->order.value().id, asked.by));
    CO_TRY(view, co_await api.drafts.view(reader, DraftId{id}, false, asked.by));
    JsonWriter out;
    out.open('{').key("order");
    append_order(out, order);
    out.key("draft");
    append_draft(out, view);
    auto response = json_response(201, out.close('}').take());
    response.headers.add("location", "/api/v1/orders/" + to_text(kept->order->id));
    if (kept->replayed) response.headers.add("idempotent-replayed", "true");
    co_return response;
}

/// The cursor is "time/operation id".
Result<std::optional<actions::TrailPlace>> read_place(const http::Request& request) {
    const auto after = http::query_value(request.query, "after");
    if (!after) return std::optional<actions::TrailPlace>{};
    const auto slash = after->find('/');
    const auto at = parse_instant(after->substr(0, slash));
    const auto id = slash == std::string::npos ? std::nullopt : parse_id<OperationId>(after->substr(slash + 1));
    if (!at || !id) return fail(Code::bad_request, "validation_failed", "after is no cursor of this list.");
    return std::optional{actions::TrailPlace{*at, *id}};
}

Answer history(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(place, read_place(asked.request));
    constexpr int page_size = 200;
    CO_TRY(view, co_await api.drafts.view(asked.who, DraftId{id}, false, asked.by));
    CO_TRY(entries, co_await api.drafts.history(asked.who, DraftId{id}, place, page_size, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& entry : entries) append_entry(out, entry, view.draft.currency);
    out.close(']').key("next");
    if (entries.size() == page_size) out.text(to_text(entries.back().at) + "/" + to_text(entries.back().id));
    else out.null();
    co_return json_response(200, out.close('}').take());
}

Answer events(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    std::string last{asked.request.headers.get("last-event-id")};
    if (last.empty()) last = http::query_value(asked.request.query, "last_event_id").value_or("");
    std::optional<std::int64_t> version;
    if (!last.empty()) {
        version = parse_decimal(last, 0);
        if (!version || *version < 0 || *version > INT32_MAX) {
            co_return fail(Code::bad_request, "validation_failed", "Last-Event-ID is a version of the draft.");
        }
    }
    StreamProof proof{std::string{asked.request.headers.get("authorization")}, asked.request.peer};
    CO_TRY(stream, co_await api.channels.open(std::move(asked.who), std::move(proof), DraftId{id}, version,
                                              wants_thumbnails(asked.request), asked.by));
    http::Response response;
    response.headers.add("content-type", "text/event-stream");
    response.headers.add("cache-control", "no-store");
    response.events = std::move(stream);
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/drafts/{id}", "getDraft", get},
    {http::Method::get, "/api/v1/drafts/{id}/briefing", "getBriefing", briefing},
    {http::Method::post, "/api/v1/drafts/{id}/operations", "editDraft", edit},
    {http::Method::post, "/api/v1/drafts/{id}/present", "presentDraft", present},
    {http::Method::post, "/api/v1/drafts/{id}/accept", "acceptDraft", accept},
    {http::Method::post, "/api/v1/drafts/{id}/decline", "declineDraft", decline},
    {http::Method::get, "/api/v1/drafts/{id}/history", "getHistory", history},
    {http::Method::get, "/api/v1/drafts/{id}/events", "streamDraft", events},
};

}  // namespace

std::span<const Endpoint> draft_endpoints() { return table; }

}  // namespace orderline::api
