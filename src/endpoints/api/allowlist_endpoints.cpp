// endpoints/api/allowlist_endpoints.cpp: the addresses that the tenant lets in.
#include "actions/allowlist.hpp"
#include "auth/entrance.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

constexpr std::size_t description_max = 200, network_text_max = 60;

http::Response shown(const actions::Allowlist& list, const std::string& address) {
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& one : list) {
        out.open('{').key("network").text(to_text(one.network)).key("description").text(one.description).close('}');
    }
    return json_response(200, out.close(']').key("your_address").text(address).close('}').take());
}

Answer list(Api& api, Asked asked) {
    CO_TRY(found, co_await actions::read_allowlist(api.pool, asked.who, asked.by));
    co_return shown(found, asked.request.peer);
}

Result<actions::Allowlist> read_wanted(const http::Request& request) {
    TRY(body, Body::read(request));
    actions::Allowlist wanted;
    for (auto& item : body.parts("items", auth::Entrance::networks_max)) {
        const auto text = item.text("network", network_text_max);
        const auto network = parse_ip_network(text);
        if (network) wanted.push_back({*network, item.maybe_text("description", description_max).value_or("")});
        else if (item.has("network")) item.complain("network", "wrong_form", "must be an address, or a network that begins where it says: 10.0.0.0/8, 2001:db8::/32");
    }
    TRY_VOID(body.finish());
    return wanted;
}

Answer replace(Api& api, Asked asked) {
    CO_TRY(wanted, read_wanted(asked.request));
    CO_TRY(list, co_await actions::replace_allowlist(api.pool, asked.who, std::move(wanted), asked.request.peer, asked.by));
    co_return shown(list, asked.request.peer);
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/allowlist", "getAllowlist", list},
    {http::Method::put, "/api/v1/allowlist", "putAllowlist", replace},
};

}  // namespace

std::span<const Endpoint> allowlist_endpoints() { return table; }

}  // namespace orderline::api
