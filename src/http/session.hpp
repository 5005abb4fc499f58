// http/session.hpp: one connection of the server. Private to the module.
#pragma once
#include <array>
#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include "http/event_stream.hpp"
#include "http/request_reader.hpp"
#include "http/response_text.hpp"
#include "http/server.hpp"
#include "http/socket.hpp"

namespace orderline::http {

class Session;

/// What all sessions of a server share. One thread serves them, so they also share the buffers that nobody holds over a
/// wait: an idle connection has none.
struct ServerState {
    ServerState(Runtime& loop, ServerOptions chosen, Server::Handler answers, ErrorPage page)
        : runtime{loop}, options{std::move(chosen)}, handler{std::move(answers)}, error_page{std::move(page)} {}

    Runtime& runtime;
    ServerOptions options;
    Server::Handler handler;
    ErrorPage error_page;
    std::list<Session*> sessions;    // each is owned by its coroutine
    std::function<void()> on_empty;  // the last session is gone
    std::size_t turned_away = 0;     // of the sessions, those that only hear that the server is full
    std::unordered_map<std::string, std::size_t> networks;  // connections of each client's address
    std::size_t held_bytes = 0;      // of all sessions
    std::size_t streams = 0;
    std::uint64_t requests = 0;
    bool stopping = false;
    std::array<char, 64 * 1024> received;
    std::string head;                                // to be sent
    std::vector<boost::asio::const_buffer> buffers;  // to be sent

    /// Of an answer that is the connection's last, unless it is changed. `id` must live as long.
    HeadFacts facts(std::string_view id);
    /// Closes the sessions that hold bytes for the longest until there are few enough.
    void make_room();
    std::string new_request_id();

private:
    std::string_view date();  // the Date header's value, made anew each second

    std::string date_;
    std::chrono::sys_seconds date_second_{};
    std::string id_prefix_;
    std::uint64_t ids_ = 0;
};

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
    Task<void> refuse(const Refusal& refusal);
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
