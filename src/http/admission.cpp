// http/admission.cpp: a limit that follows what was measured.
#include "http/admission.hpp"
#include <algorithm>

namespace orderline::http {
namespace {

using Seconds = std::chrono::duration<double>;
constexpr Seconds window{0.1};
constexpr double steepest = 0.3;   // a limit falls to no less than this part of what there was
constexpr std::size_t growth = 20;  // and grows by a twentieth

}  // namespace

Admission::Admission(Options options) : options_{options}, limit_{options.most} {
    options_.least = std::min(options.least, options.most);
}

bool Admission::enter() {
    if (under_way_ >= limit_) {
        ++refused_;
        return false;
    }
    peak_ = std::max(peak_, ++under_way_);
    return true;
}

void Admission::leave(Time began, Time now) {
    --under_way_;
    const double took = Seconds{now - began}.count();
    seconds_ += took;
    squares_ += took * took;
    if (now >= next_) adjust(now);
}

void Admission::adjust(Time now) {
    // The mean of how long they took, each second of it counted once: a thousand requests of no time do not weigh.
    const double mean = seconds_ > 0 ? squares_ / seconds_ : 0;
    const double aim = Seconds{options_.delay_aim}.count();
    auto wait = window;
    if (mean > aim) {
        const auto fitting = static_cast<double>(peak_) * std::max(aim / mean, steepest);
        limit_ = std::clamp(static_cast<std::size_t>(fitting), options_.least, limit_);
        wait = std::max(window, Seconds{mean});  // those that leave until then were let in under the old limit
    } else {
        limit_ = std::min(limit_ + std::max<std::size_t>(limit_ / growth, 1), options_.most);
    }
    next_ = now + std::chrono::duration_cast<Time::duration>(wait);
    peak_ = under_way_;
    seconds_ = squares_ = 0;
}

}  // namespace orderline::http
