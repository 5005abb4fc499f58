// http/session.hpp: one connection of the server. Private to the module.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include "http/event_stream.hpp"
#include "http/request_reader.hpp"
#include "http/server_state.hpp"
#include "http/socket.hpp"

namespace orderline::http {

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<ServerState> server, Socket socket, std::string peer);

    Task<void> run();
    /// Instead of run(): says that the server is full.
    Task<void> turn_away();
    /// About once a second: ends what takes longer than it may.
    void check(std::chrono::steady_clock::time_point at);
    /// The server stops: an idle one closes now, a stream ends, others close after their answer.
    void stop();
    /// Since when it holds bytes of a slow client; none if it holds none.
    std::optional<std::chrono::steady_clock::time_point> holds_since() const;
    void close();
    /// Closes at once, whatever is under way.
    void abandon();

private:
    enum class Phase { greeting, idle, header, body, handling, sending, streaming, leaving };

    void enter(Phase phase);
    Task<bool> greet();
    std::size_t read_some();
    Task<bool> read_request(RequestReader& reader);
    Task<bool> respond(RequestReader& reader);
    void send_page(const Response& page, std::string_view request_id);
    Task<void> refuse(const Refusal& refusal);
    Response full_page(std::string_view path) const;
    void send(const Response& response, HeadFacts facts, bool is_head);
    Task<void> leave();
    void send(std::string_view head, std::string_view body);
    void send(std::span<const boost::asio::const_buffer> buffers);
    Task<void> send_rest();
    void forget_unsent();
    void hold(std::size_t bytes);

    void begin_stream(Response& response, const HeadFacts& facts);
    Task<void> stream();
    void send_events();
    void wake();
    void watch_for_end();
    void end_stream();
    std::string_view error_path() const;
    Response error_page(int status, std::string_view code, std::string_view sentence) const;

    std::shared_ptr<ServerState> server_;
    Socket socket_;
    std::string peer_;
    const RequestReader* reader_ = nullptr;  // while requests are read
    std::string unread_;  // received, not yet parsed
    std::string unsent_;  // what the socket did not take at once; nearly always nothing
    std::size_t held_ = 0;  // bytes of a request that is coming, or unsent ones
    std::chrono::steady_clock::time_point held_since_;
    Phase phase_ = Phase::idle;
    std::chrono::steady_clock::time_point since_;
    bool stopping_ = false;  // no further request
    bool gone_ = false;      // nothing more can be sent or received
    bool chunked_ = true;    // the stream
    std::shared_ptr<EventStream> events_;
    std::move_only_function<void()> waiting_;  // the stream, when it has nothing to send
};

}  // namespace orderline::http
