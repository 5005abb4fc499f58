// endpoints/rest/call_arguments.cpp: names and values of a call, by where they come from.
#include "endpoints/rest/call_arguments.hpp"
#include <algorithm>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/rest/form.hpp"

namespace orderline::rest {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Given from_texts(TextArguments texts) {
    Given given;
    for (const auto& [name, value] : texts) given.names.given.push_back(name);
    given.names.given = sorted(std::move(given.names.given));
    given.arguments = std::move(texts);
    return given;
}

Outcome<Given> from_json(const Asked& asked, const Query& query) {
    Given given;
    given.names.payload = Payload::json;
    JsonArguments arguments;
    arguments.object = asked.request.body.empty() ? "{}" : asked.request.body;
    const auto body = parse_json(arguments.object);
    if (!body) return refuse(400, "PGRST102", "Empty or invalid json");
    // What is no object names no argument, but may be one as a whole.
    if (const auto* object = body->if_object(); object && !query.columns) {
        for (const auto& member : *object) given.names.given.emplace_back(member.key());
    }
    if (query.columns) given.names.given = *query.columns;
    given.names.given = sorted(std::move(given.names.given));
    arguments.names = given.names.given;
    given.arguments = std::move(arguments);
    return given;
}

Outcome<Given> from_form(const std::string& body) {
    auto fields = form_fields(body);
    if (!fields) return std::unexpected(fields.error());
    return from_texts(*std::move(fields));
}

Given as_whole(Payload payload) {
    Given given;
    given.names.payload = payload;
    return given;
}

}  // namespace

Outcome<Given> given_of(const Asked& asked, const Query& query) {
    if (asked.reads()) return from_texts(query.arguments);
    const auto header = asked.request.headers.get("content-type");
    const auto type = ascii_lower(trim(header.substr(0, header.find(';'))));
    if (type.empty() || type == "*/*" || type == "application/json" || type.ends_with("+json")) return from_json(asked, query);
    if (type == "application/x-www-form-urlencoded") return from_form(asked.request.body);
    if (type == "text/plain") return as_whole(Payload::text);
    if (type == "text/xml") return as_whole(Payload::xml);
    if (type == "application/octet-stream") return as_whole(Payload::bytes);
    return refuse(400, "PGRST102", "Content-Type not acceptable: " + type);
}

}  // namespace orderline::rest
