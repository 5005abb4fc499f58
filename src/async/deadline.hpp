// async/deadline.hpp: a point in time by which work must be done. It is handed down, so that waits never add up.
#pragma once
#include <algorithm>
#include <chrono>

namespace orderline {

struct Deadline {
    std::chrono::steady_clock::time_point at;

    static Deadline in(std::chrono::steady_clock::duration span) { return {std::chrono::steady_clock::now() + span}; }
    bool passed() const { return std::chrono::steady_clock::now() >= at; }
    /// The earlier of this one and `span` from now: a step may take less than the whole has left.
    Deadline at_most(std::chrono::steady_clock::duration span) const { return {std::min(at, in(span).at)}; }
};

}  // namespace orderline
