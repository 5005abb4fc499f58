// http/admission.hpp: how many requests are handled at the same time, so that those that are do not take too long.
#pragma once
#include <chrono>
#include <cstddef>

namespace orderline::http {

/// Requests share the database and the processor: how long one takes grows with how many there are (Little's law). When they take
/// longer than `delay_aim`, fewer are let in, down to `least`; when they do not, more, up to `most`. Cheap requests among dear ones do
/// not hide that those are late: what counts is where the time goes. Knows no clock.
class Admission {
public:
    using Time = std::chrono::steady_clock::time_point;
    struct Options {
        std::size_t most = 2000, least = 64;  // `least` may be slow without anybody being refused: reports are
        std::chrono::milliseconds delay_aim{500};
    };

    explicit Admission(Options options);

    /// False: there are enough. Else leave() must follow.
    bool enter();
    void leave(Time began, Time now);

    std::size_t under_way() const { return under_way_; }
    std::size_t limit() const { return limit_; }
    std::size_t refused() const { return refused_; }  // since the start

private:
    void adjust(Time now);

    Options options_;
    std::size_t limit_, under_way_ = 0, refused_ = 0;
    // Since the limit was looked at: the most that there were, the time that all took, and that time's square.
    std::size_t peak_ = 0;
    double seconds_ = 0, squares_ = 0;
    Time next_{};
};

}  // namespace orderline::http
