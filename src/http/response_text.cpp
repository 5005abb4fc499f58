// http/response_text.cpp: writes the head of a response.
#include "http/response_text.hpp"
#include <fmt/format.h>

namespace orderline::http {
namespace {

// For every answer: it is what it says it is, and no other origin's page may embed it (one that asks by CORS may read it).
constexpr std::string_view for_all = "x-content-type-options: nosniff\r\ncross-origin-resource-policy: same-origin\r\n";
// For those that say nothing themselves: they are somebody's data and no page.
constexpr std::string_view not_kept = "cache-control: no-store\r\n";
constexpr std::string_view no_page = "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n";

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 300: return "Multiple Choices";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        default: return "Status";
    }
}

void append_head(std::string& out, const Response& response, const HeadFacts& facts) {
    const auto number = [](auto value) { return fmt::format_int{value}; };
    out.append("HTTP/1.1 ").append(number(response.status).c_str()).append(" ");
    out.append(reason_phrase(response.status)).append("\r\n");
    bool says_kept = false, says_policy = false;
    for (const auto& [name, value] : response.headers.fields()) {
        says_kept = says_kept || name == "cache-control";
        says_policy = says_policy || name == "content-security-policy";
        // A value never ends its line: whatever put a line feed there does not get to write headers.
        if (value.find_first_of(std::string_view{"\r\n\0", 3}) != std::string::npos) continue;
        out.append(name).append(": ").append(value).append("\r\n");
    }
    out.append(for_all).append(says_kept ? "" : not_kept).append(says_policy ? "" : no_page);
    if (!facts.strict_transport.empty()) out.append("strict-transport-security: ").append(facts.strict_transport).append("\r\n");
    out.append("date: ").append(facts.date).append("\r\nx-request-id: ").append(facts.request_id).append("\r\n");
    if (!facts.keep_alive) out.append("connection: close\r\n");
    else if (facts.http_1_0) out.append("connection: keep-alive\r\n");
    if (facts.ends == BodyEnds::by_length) {
        out.append("content-length: ").append(number(response.body.size()).c_str()).append("\r\n");
    }
    if (facts.ends == BodyEnds::by_chunks) out.append("transfer-encoding: chunked\r\n");
    out.append("\r\n");
}

}  // namespace orderline::http
