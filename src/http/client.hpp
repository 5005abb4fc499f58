// http/client.hpp: asks an HTTP/1.1 server, one request after the other on one connection, and reads event streams.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace orderline::http {

struct Event {
    std::string name, id, data;
};

class Client {
public:
    Client(Runtime& runtime, std::string address, std::uint16_t port);
    ~Client();
    Client(Client&&) noexcept;

    /// Connects if it is not connected. Errors: unavailable (cannot connect, connection lost), timeout.
    Task<Result<Response>> request(Method method, std::string target, Headers headers, std::string body, Deadline by);

    /// Asks for an event stream; read it with next(). The answer's status is an error if it is not 200.
    Task<Result<void>> open_events(std::string target, Headers headers, Deadline by);
    /// The next event; comments are passed over. Errors: timeout; unavailable once the stream is over.
    Task<Result<Event>> next(Deadline by);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::http
