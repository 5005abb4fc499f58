// http/message.hpp: a request and a response as plain values.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orderline::http {

class EventStream;

enum class Method { get, head, post, put, patch, del, options, other };

std::string_view to_text(Method method);

/// Header fields in the order they came; names in lower case.
class Headers {
public:
    void reserve(std::size_t count) { fields_.reserve(count); }
    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    /// The first value of that name (given in lower case); empty if there is none.
    std::string_view get(std::string_view name) const {
        for (const auto& [known, value] : fields_) {
            if (known == name) return value;
        }
        return {};
    }
    const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct Request {
    Method method = Method::get;
    std::string path;   // percent-decoded, begins with '/', valid UTF-8 without NUL, no "." or ".." segments
    std::string query;  // as sent, without '?'
    Headers headers;
    std::string body;
    std::string peer;   // the client's address, "127.0.0.1": of the other end, or as trusted proxies say (client_address.hpp)
    std::string id;     // request id: from X-Request-Id if it is sane, else made here; sent back and logged
};

struct Response {
    int status = 200;
    Headers headers;    // Content-Length, Date, Connection and X-Request-Id are added by the server
    std::string body;
    std::shared_ptr<EventStream> events;  // if set: text/event-stream; the body is sent first, then what is pushed
};

/// "Not Found" for 404: only for people, a client ignores it (RFC 9112, 4).
std::string_view reason_phrase(int status);

/// The decoded value of a query parameter; none if it is not there. First one counts.
std::optional<std::string> query_value(std::string_view query, std::string_view name);

}  // namespace orderline::http
