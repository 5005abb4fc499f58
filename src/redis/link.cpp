// redis/link.cpp: connecting, signing in, sending and receiving.
#include "redis/link.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <array>

namespace orderline::redis {
namespace asio = boost::asio;
namespace {

constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

std::unexpected<Error> lost(std::string why) {
    return fail(Code::unavailable, "unavailable", "Redis cannot be reached.", std::move(why));
}

/// Drops the link unless it is gone before that.
class Alarm {
public:
    Alarm(Runtime& runtime, std::weak_ptr<Link> link, Deadline by, std::string why) : timer_{runtime.io(), by.at} {
        timer_.async_wait([link = std::move(link), why = std::move(why)](boost::system::error_code cancelled) {
            if (const auto alive = cancelled ? nullptr : link.lock()) alive->drop(why);
        });
    }

private:
    asio::steady_timer timer_;
};

}  // namespace

Link::Link(Runtime& runtime, const Options& options, asio::ssl::context* tls)
    : runtime_{runtime}, options_{options}, socket_{runtime.io()}, resolver_{runtime.io()} {
    if (tls) tls_.emplace(socket_, *tls);
}

void Link::drop(std::string why) {
    if (dropped_) return;
    dropped_ = true;
    why_ = std::move(why);
    boost::system::error_code ignored;
    resolver_.cancel();
    socket_.close(ignored);
    for (const auto& answer : waiting_) answer->set(lost(why_));
    waiting_.clear();
    ended_.set(why_);
}

Task<Result<void>> Link::connect() {
    const auto& address = options_.address;
    const auto [unknown, places] = co_await resolver_.async_resolve(address.host, std::to_string(address.port), waiting);
    if (unknown) co_return lost("finding the host: " + unknown.message());
    if (dropped_) co_return lost(why_);
    const auto [refused, place] = co_await asio::async_connect(socket_, places, waiting);
    if (refused) co_return lost("connecting: " + refused.message());
    boost::system::error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
    if (!tls_) co_return Result<void>{};
    asio::ip::make_address(address.host, ignored);
    if (ignored) SSL_set_tlsext_host_name(tls_->native_handle(), address.host.c_str());  // RFC 6066, 3: names only
    tls_->set_verify_callback(asio::ssl::host_name_verification{address.host});
    const auto [untrusted] = co_await tls_->async_handshake(asio::ssl::stream_base::client, waiting);
    if (untrusted) co_return lost("TLS: " + untrusted.message());
    co_return Result<void>{};
}

Task<Result<void>> Link::expect_ok(std::vector<std::string_view> words, std::string_view doing, Deadline by) {
    CO_TRY(reply, co_await run(words, by));
    if (reply.kind == Reply::Kind::text && (reply.text == "OK" || reply.text == "PONG")) co_return Result<void>{};
    co_return lost(std::string{doing} + ": " + (reply.kind == Reply::Kind::refusal ? reply.text : "an odd answer"));
}

Task<Result<void>> Link::sign_in(Deadline by) {
    const auto& address = options_.address;
    if (!address.password.empty()) {
        std::vector<std::string_view> words{"AUTH", address.password};
        if (!address.user.empty()) words.insert(words.begin() + 1, address.user);
        CO_TRY_VOID(co_await expect_ok(std::move(words), "signing in", by));
    }
    const auto database = std::to_string(address.database);
    std::vector<std::string_view> select{"SELECT", database};
    CO_TRY_VOID(co_await expect_ok(std::move(select), "choosing the database", by));
    std::vector<std::string_view> ping{"PING"};
    co_return co_await expect_ok(std::move(ping), "asking whether it is there", by);
}

Task<Result<void>> Link::open(Deadline by) {
    const Alarm alarm{runtime_, weak_from_this(), by, "connecting took too long"};
    auto opened = co_await connect();
    if (opened && !dropped_) {
        runtime_.spawn("redis reading", read_all(shared_from_this()));
        opened = co_await sign_in(by);
    }
    if (opened && dropped_) opened = lost(why_);
    if (!opened) drop(dropped_ ? why_ : opened.error().detail);
    co_return opened;
}

Task<Result<Reply>> Link::run(const std::vector<std::string_view>& words, Deadline by) {
    if (dropped_) co_return lost(why_);
    if (waiting_.size() >= options_.commands_max) co_return lost("too many commands are under way");
    if (unsent_.size() >= options_.unsent_bytes_max) co_return lost("too many bytes wait to be sent");
    unsent_ += command_text(words);
    const auto answer = waiting_.emplace_back(std::make_shared<OneShot<Result<Reply>>>());
    if (!writing_) {
        writing_ = true;
        runtime_.spawn("redis writing", write_all(shared_from_this()));
    }
    const Alarm alarm{runtime_, weak_from_this(), by, "no answer in time"};
    co_return co_await answer->wait();
}

Task<void> Link::write_all(std::shared_ptr<Link> self) {
    while (!self->unsent_.empty() && !self->dropped_) {
        const std::string sent = std::exchange(self->unsent_, {});
        boost::system::error_code error;
        if (self->tls_) std::tie(error, std::ignore) = co_await asio::async_write(*self->tls_, asio::buffer(sent), waiting);
        else std::tie(error, std::ignore) = co_await asio::async_write(self->socket_, asio::buffer(sent), waiting);
        if (error) self->drop("sending: " + error.message());
    }
    self->writing_ = false;
}

Result<void> Link::take(std::string_view bytes) {
    TRY_VOID(reader_.feed(bytes));
    for (;;) {
        TRY(reply, reader_.next());
        if (!reply) return {};
        if (waiting_.empty()) return lost("an answer to nothing");
        waiting_.front()->set(*std::move(reply));
        waiting_.pop_front();
    }
}

Task<void> Link::read_all(std::shared_ptr<Link> self) {
    std::array<char, 16 * 1024> buffer;
    while (!self->dropped_) {
        boost::system::error_code error;
        std::size_t count = 0;
        if (self->tls_) std::tie(error, count) = co_await self->tls_->async_read_some(asio::buffer(buffer), waiting);
        else std::tie(error, count) = co_await self->socket_.async_read_some(asio::buffer(buffer), waiting);
        if (error) self->drop("receiving: " + error.message());
        else if (const auto taken = self->take({buffer.data(), count}); !taken) self->drop(taken.error().detail);
    }
}

}  // namespace orderline::redis
