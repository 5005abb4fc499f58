// pg/pool_parts.hpp: what a Pool is made of. Internal to pg.
#pragma once
#include <boost/asio/steady_timer.hpp>
#include "pg/pool.hpp"
#include "pg/read_lane.hpp"
#include "pg/write_lane.hpp"

namespace orderline::pg {

struct Pool::Parts {
    Parts(Runtime& runtime, const PoolOptions& options);
    ~Parts();

    /// Looks after deadlines and lost connections for as long as there is something to look after.
    void watch();
    void shut_down();

    ReadLane reads;
    WriteLane writes;
    boost::asio::steady_timer timer;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);  // for a timer that fires as the pool goes
    bool watching = false;
    bool stopping = false;
};

}  // namespace orderline::pg
