// app/demo_orders.cpp: past orders as rows: priced by the domain's rules, accepted the way the program accepts.
#include <algorithm>
#include "actions/stored_draft.hpp"
#include "app/demo_rows.hpp"
#include "base/encoding.hpp"
#include "base/json.hpp"
#include "domain/draft.hpp"

namespace orderline::app {
namespace {

using std::chrono::days;
using std::chrono::seconds;

struct Writer {
    const DemoTenant& tenant;
    const DemoIds& ids;
    JsonWriter calls, drafts, operations, orders, items;

    Result<void> order(const PastOrder& past, std::int64_t number);
    Result<Draft> draft_of(const PastOrder& past) const;
    Result<Draft> play_call(Draft draft, const PastOrder& past, const Uuid& call, OrderId order, std::int64_t number);
    void operation(const Draft& draft, std::string_view kind, const std::string& effect, Instant at, bool customer, const PastOrder& past);
    void call(const Uuid& id, std::size_t customer, const DemoAgent& agent, Instant at, int duration, std::string_view outcome,
              const std::optional<Instant>& follow_up, const Draft* draft, const OrderId* order);
    void totals(JsonWriter& out, const Draft& draft);
};

void Writer::totals(JsonWriter& out, const Draft& draft) {
    const Totals sum = totals_of(draft);
    out.key("subtotal_minor").integer(sum.subtotal_minor).key("tax_minor").integer(sum.tax_minor);
    out.key("total_minor").integer(sum.total_minor);
}

Result<Draft> Writer::draft_of(const PastOrder& past) const {
    Draft draft;
    draft.id = new_id<DraftId>();
    draft.currency = ids.currency;
    draft.delivery_date = Date{std::chrono::floor<days>(past.at) + days{past.delivery_days}};
    for (const auto& item : past.items) {
        TRY(line, make_line(ids.products[item.product], ids.specials, ids.taxes, ids.currency, {item.thousandths},
                            {ReasonCode::last_order, ""}, past.at));
        draft.lines.push_back(std::move(line));
    }
    return draft;
}

void Writer::operation(const Draft& draft, std::string_view kind, const std::string& effect, Instant at, bool customer, const PastOrder& past) {
    const auto& who = tenant.customers[past.customer];
    const auto& agent = ids.agents[past.agent % ids.agents.size()];
    operations.open('{').key("draft_id").text(to_text(draft.id)).key("version").integer(draft.version).key("kind").text(kind);
    operations.key("operation").raw(effect).key("status").text(to_text(draft.status));
    totals(operations, draft);
    operations.key("digest").text(to_hex(digest_of(draft))).key("actor_kind").text(customer ? "customer" : "user");
    operations.key("actor_id").text(customer ? to_text(ids.customers[past.customer]) : to_text(agent.user));
    operations.key("actor_name").text(customer ? std::string{who.first_name} + " " + std::string{who.last_name} : agent.name);
    operations.key("device_id").text(customer ? "demo-phone" : "demo-console").key("at").text(to_text(at)).close('}');
}

void Writer::call(const Uuid& id, std::size_t customer, const DemoAgent& agent, Instant at, int duration, std::string_view outcome,
                  const std::optional<Instant>& follow_up, const Draft* draft, const OrderId* order) {
    const bool reached = outcome != "no_answer" && outcome != "busy";
    calls.open('{').key("id").text(to_text(id)).key("customer_id").text(to_text(ids.customers[customer]));
    calls.key("agent_id").text(to_text(agent.agent)).key("call_date").text(to_text(at)).key("duration").integer(duration);
    calls.key("ended_at").text(to_text(at + seconds{duration})).key("status").text(reached ? "completed" : "missed");
    calls.key("outcome").text(outcome).key("follow_up_date");
    if (follow_up) calls.text(to_text(*follow_up));
    else calls.null();
    calls.key("draft_id");
    if (draft) calls.text(to_text(draft->id));
    else calls.null();
    calls.key("order_id");
    if (order) calls.text(to_text(*order));
    else calls.null();
    calls.close('}');
}

/// The draft as it was when the call began, its edits, shown, accepted; each step leaves its row in the trail.
Result<Draft> Writer::play_call(Draft final_draft, const PastOrder& past, const Uuid& call_id, OrderId order, std::int64_t number) {
    Draft draft = final_draft;
    const auto edits = std::min(static_cast<std::size_t>(past.edits), draft.lines.size());
    for (std::size_t i = 0; i < edits; ++i) draft.lines[i].quantity.thousandths += draft.lines[i].step.thousandths;
    Instant at = past.at + seconds{30};
    for (std::size_t i = 0; i < edits; ++i, at += seconds{14}) {
        const Operation put = PutLine{final_draft.lines[i], std::nullopt, std::nullopt};
        TRY(after, apply(std::move(draft), put, at));
        draft = std::move(after);
        operation(draft, "put_line", actions::effect_json(put, draft), at, i % 2 == 1, past);
    }
    TRY(shown, present(std::move(draft), at));
    operation(shown, "present", "{}", at, false, past);
    const Seen seen{shown.version, digest_of(shown)};
    const Instant shown_at = at;
    at += seconds{25};
    TRY(accepted, accept(std::move(shown), seen, {}, at));
    JsonWriter effect;
    effect.open('{').key("channel").text(past.by_button ? "button" : "read_back");
    effect.key("order").open('{').key("id").text(to_text(order)).key("number").integer(number).close('}').close('}');
    operation(accepted, "accept", effect.take(), at, past.by_button, past);

    const auto& agent = ids.agents[past.agent % ids.agents.size()];
    drafts.open('{').key("id").text(to_text(accepted.id)).key("customer_id").text(to_text(ids.customers[past.customer]));
    drafts.key("call_id").text(to_text(call_id)).key("order_items").raw(actions::items_json(accepted.lines, accepted.currency));
    drafts.key("version").integer(accepted.version).key("currency").text(to_text(accepted.currency));
    drafts.key("delivery_date").text(to_text(*accepted.delivery_date));
    totals(drafts, accepted);
    drafts.key("digest").text(to_hex(seen.digest)).key("presented_at").text(to_text(shown_at)).key("accepted_at").text(to_text(at));
    drafts.key("created_at").text(to_text(past.at)).key("order_id").text(to_text(order)).key("last_updated_by").text(to_text(agent.user));
    drafts.close('}');
    call(call_id, past.customer, agent, past.at, past.call_seconds, "success", std::nullopt, &accepted, &order);
    return accepted;
}

Result<void> Writer::order(const PastOrder& past, std::int64_t number) {
    TRY(draft, draft_of(past));
    const auto id = new_id<OrderId>();
    std::string snapshot = "null", digest, accepted_by;
    Instant at = past.at;
    if (past.by_phone) {
        TRY(accepted, play_call(std::move(draft), past, random_uuid(), id, number));
        draft = std::move(accepted);
        snapshot = actions::snapshot_json(draft);
        digest = to_hex(digest_of(draft));
        const auto& agent = ids.agents[past.agent % ids.agents.size()];
        accepted_by = past.by_button ? "customer:" + to_text(ids.customers[past.customer]) + " button" : "user:" + to_text(agent.user) + " read_back";
        at += seconds{past.call_seconds};
    }
    orders.open('{').key("id").text(to_text(id)).key("customer_id").text(to_text(ids.customers[past.customer]));
    orders.key("order_date").text(to_text(at)).key("status").text(past.status).key("order_number").integer(number);
    orders.key("currency").text(to_text(ids.currency)).key("delivery_date").text(to_text(*draft.delivery_date));
    totals(orders, draft);
    orders.key("snapshot").raw(snapshot).key("digest");
    if (past.by_phone) orders.text(digest).key("version").integer(draft.version).key("draft_id").text(to_text(draft.id)).key("accepted_by").text(accepted_by);
    else orders.null();
    orders.close('}');
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const auto& line = draft.lines[i];
        items.open('{').key("order_id").text(to_text(id)).key("product_id").text(to_text(line.product));
        items.key("quantity").integer(line.quantity.thousandths).key("unit_price_minor").integer(line.unit_price_minor);
        items.key("line_total_minor").integer(line_total_minor(line)).key("tax_minor").integer(line_tax_minor(line));
        items.key("description").text(line.description).key("sku").text(line.sku).key("unit").text(line.unit);
        items.key("position").integer(static_cast<std::int64_t>(i) + 1).key("created_at").text(to_text(at)).close('}');
    }
    return {};
}

}  // namespace

Result<OrderRows> order_rows(const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history) {
    Writer writer{tenant, ids, {}, {}, {}, {}, {}};
    for (auto* list : {&writer.calls, &writer.drafts, &writer.operations, &writer.orders, &writer.items}) list->open('[');
    std::int64_t number = 1000;
    for (const auto& past : history.orders) TRY_VOID(writer.order(past, ++number));
    for (const auto& past : history.calls) {
        std::optional<Instant> follow_up;
        if (past.follow_up_days >= 0) follow_up = past.at + days{past.follow_up_days} + std::chrono::minutes{30};
        writer.call(random_uuid(), past.customer, ids.agents[past.agent % ids.agents.size()], past.at, past.seconds, past.outcome,
                    follow_up, nullptr, nullptr);
    }
    for (auto* list : {&writer.calls, &writer.drafts, &writer.operations, &writer.orders, &writer.items}) list->close(']');
    return OrderRows{writer.calls.take(), writer.drafts.take(), writer.operations.take(), writer.orders.take(), writer.items.take()};
}

}  // namespace orderline::app
