// pg/write_lane.hpp: many connections with one transaction at a time each. Internal to pg.
#pragma once
#include "pg/lane.hpp"
#include "pg/write_refusals.hpp"

namespace orderline::pg {

class WriteLane;

/// Waits for a connection of its own. Taken out of the line when it goes.
class Waiter {
public:
    explicit Waiter(Deadline by_when) : by{by_when} {}
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    virtual void grant(Connection& connection) = 0;
    virtual void refuse(Error error) = 0;

    Deadline by;
    WriteLane* lane = nullptr;  // in whose line it stands

protected:
    ~Waiter();
};

class WriteLane final : public Lane {
public:
    using Lane::Lane;

    void acquire(Waiter& waiter);
    void forget(Waiter& waiter) { line_.remove(waiter); }

    bool at_rest() const override { return line_.empty() && idle_.size() == open_.size(); }
    std::size_t waiting() const override { return line_.size(); }
    std::size_t busy_connections() const { return open_.size() - idle_.size(); }
    const WriteRefusals& refusals() const { return refusals_; }
    void on_answer(Connection& connection, Exchange& exchange) override;
    void on_given_back(Connection& connection) override { release(connection); }

private:
    std::size_t wanted() const override;
    void serve(Connection& connection) override { release(connection); }
    void lost(Connection& connection) override;
    void lost(Exchange& exchange) override;
    void refuse_waiting(const Error& error) override;
    void check_waiting(std::chrono::steady_clock::time_point now) override;
    void release(Connection& connection);
    Waiter& next();

    std::vector<Connection*> idle_;  // the one used last is taken first
    Line<Waiter> line_;
    WriteRefusals refusals_;
};

/// A connection lent for one transaction. Dropped, it rolls back what has begun and goes back to the lane.
class Leased {
public:
    explicit Leased(std::shared_ptr<Connection> connection) : connection_{std::move(connection)} {}
    Leased(Leased&&) noexcept = default;
    Leased& operator=(Leased&& other) noexcept {
        std::swap(connection_, other.connection_);
        std::swap(begun_, other.begun_);
        return *this;
    }
    ~Leased();

    Connection* operator->() const { return connection_.get(); }
    bool usable() const { return connection_ && connection_->is_open(); }
    bool begun() const { return begun_; }
    void set_begun() { begun_ = true; }
    /// The lane takes it back by itself: COMMIT is on its way.
    std::shared_ptr<Connection> let_go() { return std::move(connection_); }

private:
    std::shared_ptr<Connection> connection_;
    bool begun_ = false;
};

}  // namespace orderline::pg
