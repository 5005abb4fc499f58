// pg/read_lane.hpp: few connections with many small reads under way on each. Internal to pg.
#pragma once
#include "pg/lane.hpp"

namespace orderline::pg {

class ReadLane final : public Lane, public Place {
public:
    ReadLane(boost::asio::io_context& io, LaneOptions options, std::size_t depth_max);

    /// The request is answered sooner or later, perhaps at once.
    void submit(Request& request);

    bool at_rest() const override { return line_.empty() && under_way() == 0; }
    std::size_t waiting() const override { return line_.size(); }
    void forget(Request& request) override { line_.remove(request); }
    void on_answer(Connection& connection, Exchange& exchange) override;
    void on_given_back(Connection&) override {}

private:
    std::size_t wanted() const override { return options_.connections_max; }
    void serve(Connection& connection) override;
    void lost(Connection&) override {}
    void lost(Exchange& exchange) override;
    void refuse_waiting(const Error& error) override;
    void check_waiting(std::chrono::steady_clock::time_point now) override;
    std::shared_ptr<Connection> least_busy() const;

    std::size_t depth_max_;
    Line<Request> line_;
};

}  // namespace orderline::pg
