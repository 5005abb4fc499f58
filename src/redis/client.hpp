// redis/client.hpp: speaks with one Redis, on the I/O thread, over one connection that comes back by itself.
#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "redis/reply.hpp"
#include "redis/url.hpp"

namespace orderline::redis {

struct Options {
    Address address;
    std::string ca_file;                             // PEM: who signs its certificate; empty: whom the system trusts
    std::chrono::milliseconds connect_time_max{1000};  // finding, connecting, TLS, signing in
    std::chrono::milliseconds answer_time_max{250};    // of one command; then the connection is given up
    std::chrono::milliseconds pause_min{50}, pause_max{5000};  // before the next try; twice the last one
    std::size_t commands_max = 256;                  // under way; one more is refused
    std::size_t unsent_bytes_max = 8 * 1024 * 1024;
};

/// I/O thread only. What a dead or slow Redis costs a caller: nothing once that is known, `answer_time_max` before.
class Client {
public:
    /// Errors: bad_request invalid_config (the certificates cannot be read).
    static Result<std::unique_ptr<Client>> make(Runtime& runtime, Options options);
    ~Client();

    /// Connects in the background, again and again.
    void start();
    /// Commands under way end with an error.
    void stop();

    /// Pipelined: many may be under way. Never repeated by itself. A refusal is a reply, not an error.
    /// Errors: unavailable (not connected, connection lost, too many under way, no answer in time); whether the command was
    /// done is then not known.
    Task<Result<Reply>> run(std::vector<std::string_view> words, Deadline by);

    struct Health {
        bool connected = false;
        std::string last_error;  // for the log and `ready`; no secrets
    };
    Health health() const;

private:
    struct Parts;
    explicit Client(std::shared_ptr<Parts> parts);
    std::shared_ptr<Parts> parts_;
};

}  // namespace orderline::redis
