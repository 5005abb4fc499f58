// http/server_state.hpp: what all connections of a server share. Private to the module.
#pragma once
#include <boost/asio/buffer.hpp>
#include <array>
#include <chrono>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include "http/admission.hpp"
#include "http/response_text.hpp"
#include "http/server.hpp"

namespace orderline::http {

class Session;

/// What all sessions of a server share. One thread serves them, so they also share the buffers that nobody holds over a
/// wait: an idle connection has none.
struct ServerState {
    ServerState(Runtime& loop, ServerOptions chosen, Server::Handler answers, ErrorPage page)
        : runtime{loop}, options{std::move(chosen)}, handler{std::move(answers)}, error_page{std::move(page)}, admission{options.admission} {}

    Runtime& runtime;
    ServerOptions options;
    Server::Handler handler;
    ErrorPage error_page;
    Admission admission;
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

}  // namespace orderline::http
