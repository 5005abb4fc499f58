// http/response_text.hpp: the head of a response as it goes over the wire. Private to the module.
#pragma once
#include <string>
#include <string_view>
#include "http/message.hpp"

namespace orderline::http {

enum class BodyEnds {
    by_length,  // Content-Length of the response's body
    by_chunks,
    by_closing,  // HTTP/1.0 knows nothing else for a body of unknown length
    at_once     // there is none, and no length is said: 204, 304
};

struct HeadFacts {
    std::string_view date, request_id;
    bool keep_alive = true;
    bool http_1_0 = false;
    BodyEnds ends = BodyEnds::by_length;
    std::string_view strict_transport{};  // value of Strict-Transport-Security; empty: none
};

/// Appends the status line and the header with the empty line behind it. What a browser must know to be safe is added: see page.hpp
/// for what only pages need.
void append_head(std::string& out, const Response& response, const HeadFacts& facts);

/// RFC 9110, 15.3.5 and 15.4.5: these have no body, and no length is said.
inline bool is_bodiless(int status) { return status == 204 || status == 304; }

}  // namespace orderline::http
