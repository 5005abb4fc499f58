// redis/link.hpp: one connection to Redis from its first byte to its end. Private to the module.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include "async/one_shot.hpp"
#include "redis/client.hpp"
#include "redis/wire.hpp"

namespace orderline::redis {

/// Lives in a shared_ptr: its tasks hold it. Everything ends through drop().
class Link : public std::enable_shared_from_this<Link> {
public:
    Link(Runtime& runtime, const Options& options, boost::asio::ssl::context* tls);

    /// Connects, signs in and chooses the database, until `by`.
    Task<Result<void>> open(Deadline by);
    /// As Client::run.
    Task<Result<Reply>> run(const std::vector<std::string_view>& words, Deadline by);
    /// Ends it; whoever waits gets `why`.
    void drop(std::string why);

    /// Comes back when the connection is over, with why.
    Task<std::string> ended() { return ended_.wait(); }

private:
    using Answer = std::shared_ptr<OneShot<Result<Reply>>>;

    Task<Result<void>> connect();
    Task<Result<void>> sign_in(Deadline by);
    Task<Result<void>> expect_ok(std::vector<std::string_view> words, std::string_view doing, Deadline by);
    static Task<void> read_all(std::shared_ptr<Link> self);
    static Task<void> write_all(std::shared_ptr<Link> self);
    Result<void> take(std::string_view bytes);

    Runtime& runtime_;
    const Options& options_;
    boost::asio::ip::tcp::socket socket_;
    boost::asio::ip::tcp::resolver resolver_;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
    ReplyReader reader_;
    std::deque<Answer> waiting_;  // in the order in which Redis answers
    std::string unsent_;
    bool writing_ = false, dropped_ = false;
    std::string why_;
    OneShot<std::string> ended_;
};

}  // namespace orderline::redis
