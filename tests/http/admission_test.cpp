// tests/http/admission_test.cpp: overload in simulated time: who is let in is answered in time, and the capacity is used.
#include "http/admission.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <queue>
#include <vector>
#include "tests/support/seeds.hpp"

namespace orderline::http {
namespace {

using Seconds = std::chrono::duration<double>;
using Time = Admission::Time;

Time at(double seconds) { return Time{} + std::chrono::duration_cast<Time::duration>(Seconds{seconds}); }

/// Requests that stand in line for something that does `capacity` of them a second.
class Simulation {
public:
    explicit Simulation(double capacity, Admission::Options options = {}) : admission{options}, capacity_{capacity} {}

    /// One comes at `now`.
    void arrive(double now) {
        finish(now);
        ++arrived;
        if (!admission.enter()) return;
        free_at_ = std::max(free_at_, now) + 1 / capacity_;
        line_.push({now, free_at_});
    }
    /// Comes and is done at once, such as a file.
    void arrive_cheap(double now) {
        finish(now);
        if (admission.enter()) admission.leave(at(now), at(now + 1e-5));
    }
    void finish(double until) {
        while (!line_.empty() && line_.front().second <= until) {
            const auto [began, ended] = line_.front();
            line_.pop();
            admission.leave(at(began), at(ended));
            delays.push_back(ended - began);
        }
    }
    double p99() {
        std::ranges::sort(delays);
        return delays[delays.size() * 99 / 100];
    }
    void forget() {
        delays.clear();
        arrived = 0;
    }

    Admission admission;
    std::vector<double> delays;
    std::size_t arrived = 0;

private:
    double capacity_, free_at_ = 0;
    std::queue<std::pair<double, double>> line_;
};

TEST(Admission, FourTimesTheCapacityIsAnsweredInTimeAndUsesAllOfIt) {
    for_seeds(3, [](Random& random) {
        for (const double capacity : {200.0, 1'000.0, 20'000.0}) {
            Simulation simulation{capacity};
            const auto gap = [&] { return static_cast<double>(any_of(random, 0, 1'000)) / 500 / (4 * capacity); };
            double now = 0;
            while (now < 10) simulation.arrive(now += gap());
            simulation.forget();  // the limit has been found by now
            while (now < 40) simulation.arrive(now += gap());
            EXPECT_LT(simulation.p99(), 1.0) << capacity;
            EXPECT_GT(static_cast<double>(simulation.delays.size()), 0.95 * 30 * capacity) << capacity;
            EXPECT_LT(simulation.delays.size(), simulation.arrived / 3) << capacity;
        }
    });
}

TEST(Admission, TheLimitIsFoundWithinSeconds) {
    Simulation simulation{300};
    for (double now = 0; now < 12; now += 1.0 / 1'200) simulation.arrive(now);
    EXPECT_LT(simulation.admission.limit(), 250u);
    EXPECT_GT(simulation.admission.limit(), 80u);
}

TEST(Admission, CheapRequestsDoNotHideThatOthersAreLate) {
    Simulation simulation{500};
    for (double now = 0; now < 20; now += 1.0 / 2'000) {
        simulation.arrive(now);
        for (int i = 0; i < 20; ++i) simulation.arrive_cheap(now);
        if (now < 10) simulation.forget();
    }
    EXPECT_LT(simulation.p99(), 1.0);
}

TEST(Admission, ABurstThatIsSoonOverIsLetIn) {
    Simulation simulation{10'000};
    for (int i = 0; i < 2'000; ++i) simulation.arrive(0);
    simulation.finish(10);
    EXPECT_EQ(simulation.admission.refused(), 0u);
    EXPECT_EQ(simulation.admission.limit(), 2'000u);
}

TEST(Admission, AFewSlowOnesRefuseNobody) {
    Admission admission{{}};
    double now = 0;
    for (int i = 0; i < 1'000; ++i, now += 0.1) {
        for (int j = 0; j < 50; ++j) EXPECT_TRUE(admission.enter());
        for (int j = 0; j < 50; ++j) admission.leave(at(now - 5), at(now));
    }
    EXPECT_GE(admission.limit(), 64u);
    EXPECT_EQ(admission.refused(), 0u);
}

TEST(Admission, AfterAnOverloadAllAreLetInAgain) {
    Simulation simulation{300};
    double now = 0;
    for (; now < 10; now += 1.0 / 1'200) simulation.arrive(now);
    EXPECT_LT(simulation.admission.limit(), 250u);
    for (; now < 30; now += 1.0 / 100) simulation.arrive(now);
    EXPECT_EQ(simulation.admission.limit(), 2'000u);
}

TEST(Admission, WhatHangsCompletelyIsHeldAtTheMost) {
    Admission admission{{}};
    std::size_t let_in = 0;
    for (int i = 0; i < 5'000; ++i) let_in += admission.enter();
    EXPECT_EQ(let_in, 2'000u);
    EXPECT_EQ(admission.refused(), 3'000u);
}

}  // namespace
}  // namespace orderline::http
