// pg/lane.hpp: connections that serve one kind of work, opened and opened again by themselves. Internal to pg.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>
#include "pg/connection.hpp"

namespace orderline::pg {

struct LaneOptions {
    Conninfo conninfo;
    std::size_t connections_max = 1;
    std::size_t waiting_max = 1;
    std::chrono::milliseconds connect_time_max{5000};
    std::function<void()> wake;  // called when tick() becomes necessary
};

Error unreachable();
Error too_many_waiting();
Error stopping();

/// Who waits for a connection, in order. `T` has a deadline `by`.
template <class T>
class Line {
public:
    bool empty() const { return waiting_.empty(); }
    std::size_t size() const { return waiting_.size(); }
    void push(T& one) { waiting_.push_back(&one); }
    T& pop() {
        T* first = waiting_.front();
        waiting_.pop_front();
        return *first;
    }
    void remove(T& one) { std::erase(waiting_, &one); }
    std::vector<T*> take_late(std::chrono::steady_clock::time_point now) {
        std::vector<T*> late;
        std::erase_if(waiting_, [&](T* one) {
            if (now < one->by.at) return false;
            late.push_back(one);
            return true;
        });
        return late;
    }

private:
    std::deque<T*> waiting_;
};

class Lane : public Connection::Owner {
public:
    Lane(boost::asio::io_context& io, LaneOptions options);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Opens what is wanted, checks what is late. To be called about every 20 ms while busy().
    void tick(std::chrono::steady_clock::time_point now);
    /// True if tick() is needed.
    bool busy() const;
    /// Nothing waits, nothing is under way.
    virtual bool at_rest() const = 0;
    /// Refuses what waits and closes everything.
    void shut_down();

    std::size_t connected() const { return open_.size(); }
    std::size_t under_way() const;
    virtual std::size_t waiting() const = 0;
    const std::string& last_error() const { return last_error_; }
    std::uint64_t connect_failures() const { return connect_failures_; }
    bool lacks_connections() const { return failures_ > 0 && open_.size() < wanted(); }

    void on_open(Connection& connection) override;
    void on_closed(Connection& connection, const std::string& why, std::deque<Exchange>& open) override;

protected:
    ~Lane();

    virtual std::size_t wanted() const = 0;
    /// A connection has opened.
    virtual void serve(Connection& connection) = 0;
    virtual void lost(Connection& connection) = 0;
    virtual void lost(Exchange& exchange) = 0;
    virtual void refuse_waiting(const Error& error) = 0;
    virtual void check_waiting(std::chrono::steady_clock::time_point now) = 0;

    /// No connection, and none to be expected soon.
    bool down() const { return open_.empty() && opening_.empty() && (failures_ > 0 || shut_); }
    Error refusal() const { return shut_ ? stopping() : unreachable(); }
    void open_wanted(std::chrono::steady_clock::time_point now);
    std::shared_ptr<Connection> share(Connection& connection) const { return connection.shared_from_this(); }

    LaneOptions options_;
    std::vector<std::shared_ptr<Connection>> open_, opening_;
    bool shut_ = false;

private:
    boost::asio::io_context& io_;
    std::string last_error_;
    int failures_ = 0;  // in a row
    std::uint64_t connect_failures_ = 0;
    std::chrono::steady_clock::time_point next_try_{}, last_try_{};
};

/// Shared by both: an error that a statement prepared anew would not have.
bool plan_is_stale(const Exchange& exchange);

}  // namespace orderline::pg
