// app/demo_script.cpp: the scripted call.
#include "app/demo_script.hpp"
#include <chrono>
#include "app/demo_call.hpp"
#include "async/one_shot.hpp"
#include "base/id.hpp"

namespace orderline::app {
namespace {

constexpr int edits_each = 10;

Task<void> edit_many(Person& person, std::string draft, std::string product, int step, OneShot<Result<void>>& done) {
    for (int i = 1; i <= edits_each; ++i) {
        JsonWriter body;
        body.open('{').key("operation_id").text(to_text(random_uuid())).key("device_id").text(person.device);
        body.key("operation").open('{').key("type").text("put_line").key("product_id").text(product);
        body.key("quantity").integer(i * step).close('}').close('}');
        const auto kept = co_await must(person, http::Method::post, "/api/v1/drafts/" + draft + "/operations", body.take());
        if (!kept) {
            done.set(std::unexpected(kept.error()));
            co_return;
        }
    }
    done.set({});
}

struct Heard {
    std::int64_t events = 0, version = 0;
    std::string digest;
    bool gap_free = true;
};

/// Listens until the draft is accepted.
Task<void> listen(Person& person, OneShot<Result<Heard>>& done) {
    Heard heard;
    for (;;) {
        const auto event = co_await person.client.next(soon());
        if (!event) {
            done.set(std::unexpected(event.error()));
            co_return;
        }
        ++heard.events;
        const auto data = parse_json(event->data);
        if (!data) continue;
        if (event->name == "snapshot" || event->name == "operation") {
            const auto version = integer_of(*data, "version");
            if (event->name == "operation" && version != heard.version + 1) heard.gap_free = false;
            heard.version = version;
            heard.digest = text_of(*data, "digest");
        }
        if (event->name == "status" && text_of(*data, "status") == "accepted") break;
    }
    done.set(std::move(heard));
}

std::string accept_body(std::int64_t version, const std::string& digest) {
    JsonWriter body;
    return body.open('{').key("version").integer(version).key("digest").text(digest).close('}').take();
}

}  // namespace

std::string DemoReport::json() const {
    JsonWriter out;
    out.open('{').key("draft_id").text(draft_id).key("version").integer(version).key("order_number").integer(order_number);
    out.key("total").text(total).key("currency").text(currency).key("events_seen").integer(events_seen);
    out.key("stale_accept_status").integer(stale_accept_status);
    out.key("repeat_accept_same_order").boolean(repeat_accept_same_order);
    out.key("screens_equal").boolean(screens_equal).key("ok").boolean(all_held());
    out.key("seconds").raw(std::to_string(seconds));
    return out.close('}').take();
}

Task<Result<DemoReport>> run_demo_script(Runtime& runtime, DemoScriptOptions options) {
    const auto began = std::chrono::steady_clock::now();
    const auto connect = [&](std::string token, std::string device) {
        return Person{http::Client{runtime, options.address, options.port}, std::move(token), std::move(device)};
    };
    DemoReport report;
    Person agent = connect({}, "demo-agent");
    CO_TRY_VOID(co_await sign_in(agent, options.email, options.password));
    CO_TRY(started, co_await start_call(agent));
    report.draft_id = started.draft;
    Person customer = connect(started.link_token, "demo-phone");
    const std::string path = "/api/v1/drafts/" + started.draft;

    Person agent_screen = connect(agent.token, agent.device), customer_screen = connect(customer.token, customer.device);
    CO_TRY_VOID(co_await agent_screen.client.open_events(path + "/events", agent_screen.headers(), soon()));
    CO_TRY_VOID(co_await customer_screen.client.open_events(path + "/events", customer_screen.headers(), soon()));
    OneShot<Result<Heard>> agent_heard, customer_heard;
    runtime.spawn("agent's screen", listen(agent_screen, agent_heard));
    runtime.spawn("customer's screen", listen(customer_screen, customer_heard));

    OneShot<Result<void>> agent_done, customer_done;
    runtime.spawn("agent edits", edit_many(agent, started.draft, started.products[0], 6, agent_done));
    runtime.spawn("customer edits", edit_many(customer, started.draft, started.products[1], 12, customer_done));
    const auto agent_result = co_await agent_done.wait();
    const auto customer_result = co_await customer_done.wait();

    CO_TRY(stale, co_await ask(customer, http::Method::post, path + "/accept", accept_body(started.version, started.digest),
                               to_text(random_uuid())));
    report.stale_accept_status = stale.status;
    const auto presented = co_await must(agent, http::Method::post, path + "/present");
    CO_TRY(draft, co_await must(customer, http::Method::get, path));
    report.version = integer_of(draft, "version");
    const std::string key = to_text(random_uuid());
    const std::string body = accept_body(report.version, text_of(draft, "digest"));
    CO_TRY(first, co_await ask(customer, http::Method::post, path + "/accept", body, key));
    CO_TRY(second, co_await ask(customer, http::Method::post, path + "/accept", body, key));
    // Wait for the screens before anything can end this function: they hold references to what lives in it.
    const auto heard_1 = co_await agent_heard.wait();
    const auto heard_2 = co_await customer_heard.wait();
    CO_TRY_VOID(agent_result);
    CO_TRY_VOID(customer_result);
    if (!presented) co_return std::unexpected(presented.error());
    if (!heard_1 || !heard_2) co_return std::unexpected((heard_1 ? heard_2 : heard_1).error());
    if (first.status != 201) co_return fail(Code::internal, "internal", "The accept was refused: " + first.body);

    CO_TRY(accepted, parse_json(first.body));
    CO_TRY(repeated, parse_json(second.body));
    const auto& order = accepted.at("order");
    report.order_number = integer_of(order, "order_number");
    report.total = text_of(order, "total");
    report.currency = text_of(order, "currency");
    report.repeat_accept_same_order = second.status == 201 && text_of(order, "id") == text_of(repeated.at("order"), "id");
    report.events_seen = heard_1->events + heard_2->events;
    const auto equal = [&](const Heard& heard) {
        return heard.gap_free && heard.version == report.version && heard.digest == text_of(draft, "digest");
    };
    report.screens_equal = equal(*heard_1) && equal(*heard_2) && report.version == started.version + 2 * edits_each;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    co_return report;
}

}  // namespace orderline::app
