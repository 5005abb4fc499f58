// endpoints/api/call_endpoints.cpp: calls: start, list, read, end.
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

std::string one_json(const actions::RecordPage& page) {
    JsonWriter out;
    append_record(out, page, 0);
    return out.take();
}

void append_link(JsonWriter& out, const Api& api, TenantId tenant, const actions::CallLink& link) {
    const std::string token = api.links.text({tenant, link.id});
    out.open('{').key("url").text(api.public_url + "/o/" + token).key("token").text(token);
    out.key("expires_at").text(to_text(link.expires_at)).close('}');
}

Answer start(Api& api, Asked asked) {
    CO_TRY(body, Body::read(asked.request));
    const auto customer = body.id<CustomerId>("customer_id");
    const auto purpose = body.maybe_text("purpose", 40).value_or("sales");
    const auto direction = body.maybe_text("direction", 40).value_or("outbound");
    CO_TRY_VOID(body.finish());
    const auto who = asked.who;
    CO_TRY(started, co_await api.calls.start(who, customer, purpose, direction, asked.by));
    const auto reader = doer_as_reader(who);
    CO_TRY(call, co_await api.records.get(reader, actions::call_kind, started.call.bytes, asked.by));
    CO_TRY(draft, co_await api.drafts.view(reader, started.draft, true, asked.by));
    CO_TRY(briefing, co_await api.briefings.of_call(reader, started.call, customer, asked.by));
    JsonWriter out;
    out.open('{').key("call");
    append_record(out, call, 0);
    out.key("draft");
    append_draft(out, draft);
    out.key("briefing");
    append_briefing(out, briefing, true);
    out.key("link");
    append_link(out, api, who->tenant, started.link);
    auto response = json_response(201, out.close('}').take());
    response.headers.add("location", "/api/v1/calls/" + to_text(started.call));
    co_return response;
}

Answer list(Api& api, Asked asked) {
    CO_TRY(page_request, read_page(asked.request));
    if (const auto customer = http::query_value(asked.request.query, "customer_id")) {
        page_request.filter = parse_uuid(*customer);
        if (!page_request.filter) co_return fail(Code::bad_request, "validation_failed", "customer_id must be a UUID.");
    }
    CO_TRY(page, co_await api.records.list(std::move(asked.who), actions::call_kind, std::move(page_request), asked.by));
    co_return json_response(200, page_json(page));
}

Answer get(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(page, co_await api.records.get(asked.who, actions::call_kind, id, asked.by));
    CO_TRY(link, co_await api.calls.link(asked.who, CallId{id}, asked.by));
    JsonWriter out;
    append_record(out, page, 0, [&](JsonWriter& members, int) {
        members.key("link");
        if (link) append_link(members, api, asked.who->tenant, *link);
        else members.null();
    });
    co_return json_response(200, out.take());
}

Answer end(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    actions::CallEnd call_end{body.text("outcome", 40), body.maybe_text("notes", 5000), body.maybe_instant("follow_up_date")};
    CO_TRY_VOID(body.finish());
    CO_TRY_VOID(co_await api.calls.end(asked.who, CallId{id}, std::move(call_end), asked.by));
    CO_TRY(page, co_await api.records.get(doer_as_reader(asked.who), actions::call_kind, id, asked.by));
    co_return json_response(200, one_json(page));
}

constexpr Endpoint table[] = {
    {http::Method::post, "/api/v1/calls", "startCall", start},
    {http::Method::get, "/api/v1/calls", "listCalls", list},
    {http::Method::get, "/api/v1/calls/{id}", "getCall", get},
    {http::Method::post, "/api/v1/calls/{id}/end", "endCall", end},
};

}  // namespace

std::span<const Endpoint> call_endpoints() { return table; }

}  // namespace orderline::api
