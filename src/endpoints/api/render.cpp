// endpoints/api/render.cpp: drafts, orders, briefings and the trail as JSON.
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using actions::DraftView;
using actions::OrderView;
using actions::Suggestion;
using actions::TrailEntry;

std::string money(std::int64_t minor, const Currency& currency) { return decimal_text(minor, minor_digits(currency)); }

void append_instant(JsonWriter& out, std::string_view key, const std::optional<Instant>& at) {
    out.key(key);
    if (at) out.text(to_text(*at));
    else out.null();
}

void append_seen(JsonWriter& out, std::string_view key, const std::optional<Seen>& seen, const std::optional<Instant>& at) {
    out.key(key);
    if (!seen) {
        out.null();
        return;
    }
    out.open('{').key("version").integer(seen->version).key("digest").text(to_hex(seen->digest));
    append_instant(out, "at", at);
    out.close('}');
}

void append_order_name(JsonWriter& out, const std::optional<actions::AcceptedOrder>& order) {
    out.key("order");
    if (order) out.open('{').key("id").text(to_text(order->id)).key("number").integer(order->number).close('}');
    else out.null();
}

void append_actor(JsonWriter& out, std::string_view kind, std::string_view name) {
    out.key("by").open('{').key("kind").text(kind).key("name").text(name).close('}');
}

/// The operation's own members: {"type":"put_line","item":{…}}: the trail's effect with its kind in front.
std::string operation_json(std::string_view kind, std::string_view effect) {
    std::string text = "{\"type\":";
    append_json_text(text, kind);
    const auto brace = effect.find('{');
    const std::string_view members = brace == std::string_view::npos ? "}" : effect.substr(brace + 1);
    if (members.find_first_not_of(" }") != std::string_view::npos) text += ',';
    return text.append(members);
}

void append_suggestion(JsonWriter& out, const Suggestion& one, const Currency& currency) {
    out.open('{').key("id").text(to_text(one.product.id)).key("name").text(one.product.name);
    out.key("sku").text(one.product.sku).key("size").text(one.product.size).key("unit").text(one.product.unit);
    out.key("currency").text(to_text(currency)).key("price").text(money(one.price.list_minor, currency));
    out.key("unit_price").text(money(one.price.unit_minor, currency));
    out.key("order_multiple").raw(shortest_decimal_text(one.product.step.thousandths, 3));
    append_special(out, one.price, currency);
    if (one.thumbnail) out.key("thumbnail").text(*one.thumbnail);
    out.close('}');
}

std::string without_thumbnails(const std::string& products) {
    auto list = parse_json(products);
    if (!list || !list->is_array()) return "[]";
    for (auto& product : list->get_array()) {
        if (product.is_object()) product.get_object().erase("thumbnail");
    }
    return json::serialize(*list);
}

}  // namespace

http::Response json_response(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.headers.add("content-type", "application/json");
    response.headers.add("cache-control", "no-store");
    response.body = std::move(body);
    return response;
}

void append_totals(JsonWriter& out, const Totals& totals, const Currency& currency) {
    out.key("totals").open('{').key("subtotal").text(money(totals.subtotal_minor, currency));
    out.key("tax").text(money(totals.tax_minor, currency)).key("total").text(money(totals.total_minor, currency)).close('}');
}

void append_draft(JsonWriter& out, const DraftView& view) {
    const Draft& draft = view.draft;
    out.open('{').key("id").text(to_text(draft.id)).key("status").text(to_text(draft.status));
    out.key("version").integer(draft.version).key("digest").text(to_hex(digest_of(draft)));
    out.key("currency").text(to_text(draft.currency));
    out.key("customer").open('{').key("id").text(to_text(view.customer)).key("name").text(view.customer_name);
    out.key("company").text(view.company).close('}');
    out.key("call_id").text(to_text(view.call)).key("note").text(draft.note).key("delivery_date");
    if (draft.delivery_date) out.text(to_text(*draft.delivery_date));
    else out.null();
    out.key("order_items").open('[');
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        actions::append_item(out, draft.lines[i], draft.currency, &view.shown[i]);
    }
    out.close(']');
    append_totals(out, totals_of(draft), draft.currency);
    append_seen(out, "presented", draft.presented, view.presented_at);
    append_seen(out, "accepted", draft.accepted, view.accepted_at);
    append_order_name(out, view.order);
    out.key("last_change");
    if (view.last_change_at) {
        out.open('{');
        append_actor(out, view.last_actor_kind, view.last_actor_name);
        out.key("device_id").text(view.last_device);
        append_instant(out, "at", view.last_change_at);
        out.close('}');
    } else {
        out.null();
    }
    append_instant(out, "expires_at", draft.expires_at);
    append_instant(out, "created_at", view.created_at);
    append_instant(out, "updated_at", view.updated_at);
    out.close('}');
}

void append_order(JsonWriter& out, const OrderView& view) {
    JsonWriter head;
    append_record(head, view.order, 0);
    std::string text = head.take();
    text.pop_back();  // the lines go before its closing brace
    JsonWriter lines;
    const auto currency_field = 3;
    const auto currency = view.order.rows.null(0, currency_field) ? view.order.tenant_currency
                                                                  : parse_currency(view.order.rows.text(0, currency_field)).value();
    lines.open('[');
    for (const auto& line : view.lines) {
        lines.open('{').key("product_id").maybe_text(line.product ? std::optional{to_text(*line.product)} : std::nullopt);
        lines.key("sku").text(line.sku).key("description").text(line.description);
        lines.key("quantity").raw(shortest_decimal_text(line.quantity.thousandths, 3)).key("unit").text(line.unit);
        lines.key("unit_price").text(money(line.unit_price_minor, currency));
        lines.key("line_total").text(money(line.line_total_minor, currency));
        lines.key("tax").text(money(line.tax_minor, currency)).close('}');
    }
    out.raw(text + ",\"items\":" + lines.close(']').take() + "}");
}

void append_special(JsonWriter& out, const Price& price, const Currency& currency) {
    out.key("special");
    if (price.origin != PriceOrigin::special) {
        out.null();
        return;
    }
    out.open('{').key("name").text(price.special).key("price").text(money(price.unit_minor, currency));
    append_instant(out, "ends_at", price.special_ends_at);
    out.close('}');
}

actions::CallMaterial show_briefing(const actions::Briefing& briefing) {
    JsonWriter order, favorites, specials;
    if (briefing.last_order) append_order(order, *briefing.last_order);
    else order.null();
    favorites.open('[');
    for (const auto& one : briefing.favorites) append_suggestion(favorites, one, briefing.currency);
    specials.open('[');
    for (const auto& one : briefing.specials) append_suggestion(specials, one, briefing.currency);
    return {order.take(), specials.close(']').take(), favorites.close(']').take()};
}

void append_briefing(JsonWriter& out, const actions::CallMaterial& shown, bool thumbnails) {
    out.open('{').key("last_order").raw(shown.order);
    out.key("favorites").raw(thumbnails ? shown.favorites : without_thumbnails(shown.favorites));
    out.key("specials").raw(thumbnails ? shown.special : without_thumbnails(shown.special)).close('}');
}

void append_entry(JsonWriter& out, const TrailEntry& entry, const Currency& currency) {
    out.open('{').key("version").integer(entry.version).key("kind").text(entry.kind);
    out.key("operation_id").text(to_text(entry.id)).key("operation").raw(operation_json(entry.kind, entry.effect));
    out.key("status").text(entry.status);
    append_totals(out, entry.totals, currency);
    out.key("digest").text(entry.digest);
    append_actor(out, entry.actor_kind, entry.actor_name);
    out.key("device_id").text(entry.device);
    append_instant(out, "at", entry.at);
    out.close('}');
}

std::string kept_json(DraftId draft, const OperationId& id, const actions::Kept& kept) {
    JsonWriter out;
    out.open('{').key("draft_id").text(to_text(draft)).key("version").integer(kept.version);
    out.key("digest").text(to_hex(kept.digest)).key("status").text(to_text(kept.status));
    out.key("currency").text(to_text(kept.currency));
    append_totals(out, kept.totals, kept.currency);
    out.key("operation").raw(operation_json(kept.kind, kept.effect)).key("operation_id").text(to_text(id));
    out.key("replayed").boolean(kept.replayed);
    return out.close('}').take();
}

std::string operation_event_json(const TrailEntry& entry, const Currency& currency) {
    JsonWriter out;
    append_entry(out, entry, currency);
    return out.take();
}

std::string status_event_json(const DraftView& view) {
    JsonWriter out;
    out.open('{').key("status").text(to_text(view.draft.status)).key("version").integer(view.draft.version);
    append_seen(out, "presented", view.draft.presented, view.presented_at);
    append_seen(out, "accepted", view.draft.accepted, view.accepted_at);
    append_order_name(out, view.order);
    append_actor(out, view.last_actor_kind, view.last_actor_name);
    append_instant(out, "at", view.updated_at ? view.updated_at : std::optional{view.created_at});
    return out.close('}').take();
}

}  // namespace orderline::api
