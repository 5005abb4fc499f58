// endpoints/rest/batch.cpp: requests out of a JSON body, answers into one.
#include "endpoints/rest/batch.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <utility>
#include "base/json.hpp"
#include "base/json_parts.hpp"
#include "base/percent.hpp"

namespace orderline::rest {
namespace {

struct Word {
    std::string_view text;
    http::Method method;
};
constexpr Word methods[] = {{"GET", http::Method::get}, {"POST", http::Method::post}, {"PATCH", http::Method::patch}, {"PUT", http::Method::put}, {"DELETE", http::Method::del}};

constexpr std::string_view taken_headers[] = {"accept", "accept-profile", "content-profile", "content-type", "prefer", "if-match"};

std::unexpected<Refusal> bad(std::size_t index, std::string_view what) {
    return refuse(400, "PGRST102", "A request of the batch cannot be read", fmt::format("Request {}: {}", index, what));
}

std::string lower(std::string_view text) {
    std::string found{text};
    std::ranges::transform(found, found.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return found;
}

/// The body as it is written, so that its numbers keep every digit. Of two the last one, as everywhere.
std::string body_of(std::string_view request) {
    std::string body;
    for (auto& member : json_members(request)) {
        if (member.key == "body") body = std::move(member.value);
    }
    return body;
}

Outcome<http::Request> read_one(const json::value& value, std::string_view as_written, const http::Request& around, std::size_t index) {
    const auto* object = value.if_object();
    if (!object) return bad(index, "it is no object");
    const auto* method = object->if_contains("method");
    const auto* path = object->if_contains("path");
    if (!method || !method->is_string() || !path || !path->is_string()) return bad(index, "it needs a method and a path, both texts");
    const auto known = std::ranges::find(methods, std::string_view{method->get_string()}, &Word::text);
    if (known == std::end(methods)) return bad(index, "its method is none of GET, POST, PATCH, PUT and DELETE");
    const std::string_view whole = path->get_string();
    const auto mark = whole.find('?');
    const auto decoded = percent_decode(whole.substr(0, mark), false);
    if (!whole.starts_with('/') || !decoded || decoded->find('\0') != std::string::npos) return bad(index, "its path does not begin with '/', or is not encoded well");
    http::Request request;
    request.method = known->method;
    request.path = *decoded;
    if (mark != whole.npos) request.query = whole.substr(mark + 1);
    request.peer = around.peer;
    request.id = around.id;
    if (const auto* headers = object->if_contains("headers")) {
        if (!headers->is_object()) return bad(index, "its headers are no object");
        for (const auto& [name, text] : headers->get_object()) {
            const auto known_as = lower(name);
            const bool taken = std::ranges::find(taken_headers, known_as) != std::end(taken_headers);
            if (!taken || !text.is_string()) return bad(index, fmt::format("the header '{}' is no text, or not one of a single request", std::string_view{name}));
            request.headers.add(known_as, std::string{text.get_string()});
        }
    }
    request.body = body_of(as_written);
    return request;
}

}  // namespace

Outcome<std::vector<http::Request>> parse_batch(const http::Request& request) {
    const auto body = parse_json(request.body);
    if (!body) return refuse(400, "PGRST102", "Empty or invalid json", body.error().message);
    const auto* list = body->if_array();
    if (!list || list->empty() || list->size() > batch_max) {
        return refuse(400, "PGRST102", "A batch is a JSON array of requests", fmt::format("It has from 1 to {} of them.", batch_max));
    }
    std::vector<http::Request> requests;
    const auto texts = json_elements(request.body);
    for (const auto& value : *list) {
        auto one = read_one(value, texts[requests.size()], request, requests.size());
        if (!one) return std::unexpected(one.error());
        requests.push_back(*std::move(one));
    }
    return requests;
}

void append_answer(std::string& out, const http::Response& response) {
    fmt::format_to(std::back_inserter(out), "{{\"status\":{},\"headers\":{{", response.status);
    bool first = true;
    for (const auto& [name, value] : response.headers.fields()) {
        if (!first) out += ',';
        first = false;
        append_json_text(out, name);
        out += ':';
        append_json_text(out, value);
    }
    out += "},\"body\":";
    const auto type = response.headers.get("content-type");
    if (response.body.empty()) out += "null";
    else if (type.find("json") != type.npos) out += response.body;
    else append_json_text(out, response.body);
    out += '}';
}

}  // namespace orderline::rest
