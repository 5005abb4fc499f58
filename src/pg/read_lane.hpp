// pg/read_lane.hpp: few connections with many small reads under way on each. Internal to pg.
#pragma once
#include <span>
#include "pg/lane.hpp"

namespace orderline::pg {

class ReadLane final : public Lane, public Place {
public:
    ReadLane(boost::asio::io_context& io, LaneOptions options, std::size_t depth_max, std::size_t batch_max);

    /// The request is answered sooner or later, perhaps at once.
    void submit(Request& request);

    bool at_rest() const override { return line_.empty() && under_way() == 0; }
    std::size_t waiting() const override { return line_.size(); }
    void forget(Request& request) override { line_.remove(request); }
    void on_answer(Connection& connection, Exchange& exchange) override;
    void on_given_back(Connection&) override {}

private:
    std::size_t wanted() const override { return options_.connections_max; }
    void serve(Connection&) override { dispatch_soon(); }
    void lost(Connection&) override {}
    void lost(Exchange& exchange) override;
    void refuse_waiting(const Error& error) override;
    void check_waiting(std::chrono::steady_clock::time_point now) override;

    /// At the end of this turn of the event loop: what comes until then goes together.
    void dispatch_soon();
    void dispatch();
    void send(const std::shared_ptr<Connection>& connection, std::span<Request* const> requests);

    boost::asio::io_context& io_;
    std::size_t depth_max_, batch_max_;
    Line<Request> line_;
    bool dispatching_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // for a turn that comes as the pool goes
};

}  // namespace orderline::pg
