// tests/support/redis_server.cpp: starting, stopping and freezing a redis-server by its own pid.
#include "tests/support/redis_server.hpp"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace orderline {
namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool listens(std::uint16_t port) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const bool connected = ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(connection);
    return connected;
}

}  // namespace

std::uint16_t free_port() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    const bool bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                       ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(listener);
    if (!bound) throw std::runtime_error("there is no free port");
    return ntohs(address.sin_port);
}

RedisServer::RedisServer(Wire wire) : wire_{wire}, port_{free_port()} {
    if (wire_ == Wire::tls) {
        const auto made = std::system(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=redis "
                                       "-addext subjectAltName=IP:127.0.0.1 -keyout " + folder_ / "redis.key" + " -out " +
                                       ca_file() + " 2>/dev/null").c_str());
        if (made != 0) throw std::runtime_error("openssl made no certificate");
    }
    start();
}

RedisServer::~RedisServer() { kill_hard(); }

std::string RedisServer::url(int database) const {
    return std::string{wire_ == Wire::tls ? "rediss" : "redis"} + "://:" + password + "@127.0.0.1:" + std::to_string(port_) + "/" +
           std::to_string(database);
}

void RedisServer::start() {
    const auto port = std::to_string(port_);
    const auto log = folder_ / "redis.log";
    std::vector<std::string> words{"redis-server", "--bind", "127.0.0.1", "--save", "", "--requirepass", password,
                                   "--dir", folder_.path(), "--logfile", log};
    if (wire_ == Wire::plain) words.insert(words.end(), {"--port", port});
    else words.insert(words.end(), {"--port", "0", "--tls-port", port, "--tls-auth-clients", "no", "--tls-cert-file", ca_file(),
                                    "--tls-key-file", folder_ / "redis.key", "--tls-ca-cert-file", ca_file()});
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    child_ = ::fork();
    if (child_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::execvp("redis-server", arguments.data());
        ::_exit(127);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!listens(port_)) {
        int status = 0;
        const bool ended = ::waitpid(child_, &status, WNOHANG) == child_;
        if (ended) child_ = -1;
        if (ended || std::chrono::steady_clock::now() > end) {
            std::ifstream file{log};
            throw std::runtime_error("redis-server did not start: " + std::string{std::istreambuf_iterator<char>{file}, {}});
        }
        ::usleep(2000);
    }
}

void RedisServer::kill_hard() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
}

void RedisServer::freeze() const { ::kill(child_, SIGSTOP); }
void RedisServer::thaw() const { ::kill(child_, SIGCONT); }

}  // namespace orderline
