// tests/http/running_server.hpp: a server on a free port with a few handlers, on a thread of its own.
#pragma once
#include <sys/resource.h>
#include <boost/asio/post.hpp>
#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>
#include "async/one_shot.hpp"
#include "async/runtime.hpp"
#include "http/event_stream.hpp"
#include "http/server.hpp"
#include "tests/support/http_client.hpp"

namespace orderline::http {

inline Response plain_page(std::string_view path, int status, std::string_view code, std::string_view) {
    Response response;
    response.status = status;
    response.headers.add("x-path", std::string{path});
    response.headers.add("content-type", "text/plain");
    response.body = code;
    return response;
}

inline EventStream::Bytes event(std::string_view name, std::string_view data) {
    return std::make_shared<const std::string>(encode_event(name, {}, data));
}

/// What its handlers know is only touched on its thread: use on_loop().
///   /echo    method, path, query and body, one a line       /throw   throws
///   /large   `?bytes=N` letters                              /none    204
///   /hold    answers when `release` is called                /events  a stream, kept in `streams`, one event sent
class RunningServer {
public:
    explicit RunningServer(ServerOptions options = {}, std::size_t stream_bytes_max = 256 * 1024)
        : stream_bytes_max_{stream_bytes_max}, server_{std::in_place, runtime_, local(options), handler(), plain_page} {
        if (auto listening = server_->listen(); !listening) throw std::runtime_error(listening.error().message);
        port_ = server_->port();
        thread_ = std::thread{[this] { runtime_.run(); }};
    }

    ~RunningServer() {
        on_loop([this] {
            release();
            server_.reset();
        });
        runtime_.stop();
        thread_.join();
    }

    std::uint16_t port() const { return port_; }
    HttpClient client() const { return HttpClient{port_}; }

    /// Runs `work` on the server's thread and gives back what it returns.
    template <class Work>
    std::invoke_result_t<Work> on_loop(Work work) {
        std::packaged_task<std::invoke_result_t<Work>()> task{std::move(work)};
        auto result = task.get_future();
        boost::asio::post(runtime_.io(), [&task] { task(); });
        return result.get();
    }

    /// Until it is true on the server's thread; throws after `limit`.
    template <class Condition>
    void until(Condition condition, std::chrono::seconds limit = std::chrono::seconds{20}) {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!on_loop(condition)) {
            if (std::chrono::steady_clock::now() > end) throw std::runtime_error("it did not come true");
            std::this_thread::yield();
        }
    }

    Server::Load load() { return on_loop([this] { return server_->load(); }); }
    /// Starts to stop; `stopped` is true when that is done.
    void stop(std::chrono::milliseconds span) {
        on_loop([this, span] { runtime_.spawn("stop", stop_and_tell(Deadline::in(span))); });
    }

    // On the server's thread only.
    std::vector<std::shared_ptr<EventStream>> streams;
    int ended = 0;    // streams
    int holding = 0;  // requests
    bool stopped = false;

    void release() {
        for (const auto& one : std::exchange(held_, {})) one->set(true);
    }

private:
    static ServerOptions local(ServerOptions options) {
        options.port = 0;
        return options;
    }

    Server::Handler handler() {
        return [this](Request request, Deadline) { return answer(std::move(request)); };
    }

    Task<Response> answer(Request request) {
        Response response;
        if (request.path == "/throw") throw std::runtime_error("on purpose");
        if (request.path == "/none") response.status = 204;
        if (request.path == "/large") response.body.assign(std::stoul(*query_value(request.query, "bytes")), 'x');
        if (request.path == "/hold") {
            const auto mine = std::make_shared<OneShot<bool>>();
            held_.push_back(mine);
            ++holding;
            co_await mine->wait();
            --holding;
            response.body = "held";
        }
        if (request.path == "/events") {
            response.events = std::make_shared<EventStream>(stream_bytes_max_);
            response.events->on_end([this] { ++ended; });
            response.events->push(event("hello", std::to_string(streams.size())));
            response.body = ":first\n\n";
            streams.push_back(response.events);
        }
        if (request.path == "/echo") {
            response.headers.add("content-type", "text/plain");
            response.headers.add("x-bad", "a\r\nset-cookie: forged");
            response.body = std::string{to_text(request.method)} + "\n" + request.path + "\n" + request.query + "\n" +
                            request.peer + "\n" + request.body;
        }
        co_return response;
    }

    Task<void> stop_and_tell(Deadline by) {
        co_await server_->stop(by);
        stopped = true;
    }

    std::size_t stream_bytes_max_;
    std::vector<std::shared_ptr<OneShot<bool>>> held_;
    Runtime runtime_;
    std::optional<Server> server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

/// As many sockets as the machine lets us have.
inline std::size_t raise_file_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65'536);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

}  // namespace orderline::http
