// http/session.hpp: one connection of the server. Private to the module.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <array>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include "async/one_shot.hpp"
#include "http/event_stream.hpp"
#include "http/request_reader.hpp"
#include "http/server.hpp"

namespace orderline::http {

class Session;

/// What all sessions of a server share.
struct ServerState {
    Runtime& runtime;
    ServerOptions options;
    Server::Handler handler;
    ErrorPage error_page;
    std::list<std::shared_ptr<Session>> sessions;
    std::size_t streams = 0;
    std::uint64_t requests = 0;
    bool stopping = false;

    ServerState(Runtime& loop, ServerOptions chosen, Server::Handler answers, ErrorPage page)
        : runtime{loop}, options{std::move(chosen)}, handler{std::move(answers)}, error_page{std::move(page)} {}

    std::string_view date();        // the Date header's value, made anew each second
    std::string new_request_id();

private:
    std::string date_;
    std::chrono::sys_seconds date_second_{};
    std::string id_prefix_;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<ServerState> server, boost::asio::ip::tcp::socket socket, std::string peer);

    Task<void> run();
    /// About once a second: ends what takes longer than it may.
    void check(std::chrono::steady_clock::time_point at);
    /// The server stops: idle ones close now, others after their answer.
    void stop();

private:
    enum class Phase { idle, header, body, handling, sending, streaming };

    void enter(Phase phase);
    Task<bool> read_request(RequestReader& reader);
    Task<bool> receive();
    Task<bool> send(std::string text);
    Task<void> refuse(const Refusal& refusal);
    Task<bool> respond(RequestReader& reader);
    Task<void> stream(std::shared_ptr<EventStream> events);
    Task<bool> send_events(EventStream& events);
    void watch_for_end();
    std::string head(const Response& response, const std::string& request_id, bool keep_alive, bool with_body) const;
    void close();

    std::shared_ptr<ServerState> server_;
    boost::asio::ip::tcp::socket socket_;
    std::string peer_;
    std::unique_ptr<std::array<char, 8192>> buffer_;
    std::string unread_;               // received, not yet parsed
    Phase phase_ = Phase::idle;
    std::chrono::steady_clock::time_point since_;
    bool stopping_ = false, gone_ = false;
    std::optional<OneShot<bool>> wake_;
};

}  // namespace orderline::http
