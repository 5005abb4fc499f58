// tests/support/redis_server.hpp: a real redis-server of the test's own, on a free port of the loopback.
#pragma once
#include <sys/types.h>
#include <cstdint>
#include <string>
#include <vector>
#include "tests/support/temp_folder.hpp"

namespace orderline {

class RedisServer {
public:
    enum class Wire { plain, tls };
    /// Starts it, with that password. Throws if it does not come up.
    explicit RedisServer(Wire wire = Wire::plain);
    ~RedisServer();
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;

    std::uint16_t port() const { return port_; }
    /// redis://:password@127.0.0.1:port/database, or rediss://
    std::string url(int database = 0) const;
    std::string ca_file() const { return folder_ / "redis.crt"; }

    void kill_hard();        // as a crash would; nothing is kept
    void start();            // again, on the same port, empty
    void freeze() const;     // takes connections and bytes, answers nothing
    void thaw() const;

    static constexpr const char* password = "opensesame";

private:
    TempFolder folder_;
    Wire wire_;
    std::uint16_t port_ = 0;
    pid_t child_ = -1;
};

/// A port of the loopback that nobody listens on.
std::uint16_t free_port();

}  // namespace orderline
