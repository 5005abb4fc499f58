// tests/async/offload_test.cpp: computing beside the I/O thread: answers, limits, exceptions, stopping.
#include "async/offload.hpp"
#include <gtest/gtest.h>
#include <functional>
#include <latch>
#include <set>
#include <stdexcept>
#include <utility>
#include "tests/support/run_task.hpp"

namespace orderline {
namespace {

using Thread = std::thread::id;

Task<void> ask_for(Offload& offload, std::move_only_function<int()> work, std::vector<Result<int>>& answers, Thread& resumed_on) {
    answers.push_back(co_await offload.run(std::move(work)));
    resumed_on = std::this_thread::get_id();
}

TEST(Offload, ComputesElsewhereAndAnswersOnTheIoThread) {
    Runtime runtime;
    Offload offload{1, 4};
    Thread worked_on{}, resumed_on{};
    std::vector<Result<int>> answers;
    runtime.spawn("asker", ask_for(offload, [&] { worked_on = std::this_thread::get_id(); return 42; }, answers, resumed_on));
    runtime.run();
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(*answers[0], 42);
    EXPECT_NE(worked_on, std::this_thread::get_id());
    EXPECT_EQ(resumed_on, std::this_thread::get_id());
}

TEST(Offload, RefusesMoreThanMayWait) {
    Runtime runtime;
    Offload offload{1, 2};
    std::latch begun{1}, go{1};
    Thread unused{};
    std::vector<Result<int>> answers;
    runtime.spawn("busy", ask_for(offload, [&] { begun.count_down(); go.wait(); return 0; }, answers, unused));
    runtime.io().poll();
    begun.wait();  // the only thread is busy now, two may wait, the next two are too many
    for (int i = 1; i <= 4; ++i) runtime.spawn("asker", ask_for(offload, [i] { return i; }, answers, unused));
    run_until(runtime, [&] { return answers.size() == 2; });
    for (const auto& refused : answers) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::too_many);
        EXPECT_EQ(refused.error().reason, "too_many_requests");
    }
    go.count_down();
    runtime.io().restart();
    runtime.run();
    ASSERT_EQ(answers.size(), 5u);
    EXPECT_EQ(*answers[2], 0);
    EXPECT_EQ(*answers[3], 1);
    EXPECT_EQ(*answers[4], 2);
}

TEST(Offload, AnswersAnExceptionAsAnInternalError) {
    Runtime runtime;
    Offload offload{1, 4};
    Thread unused{};
    std::vector<Result<int>> answers;
    runtime.spawn("asker", ask_for(offload, []() -> int { throw std::runtime_error("out of apples"); }, answers, unused));
    runtime.spawn("asker", ask_for(offload, [] { return 7; }, answers, unused));
    runtime.run();
    ASSERT_EQ(answers.size(), 2u);
    ASSERT_FALSE(answers[0]);
    EXPECT_EQ(answers[0].error().code, Code::internal);
    EXPECT_EQ(answers[0].error().detail, "offloaded work threw: out of apples");
    EXPECT_EQ(answers[0].error().message.find("apples"), std::string::npos);
    EXPECT_EQ(*answers[1], 7) << "the thread lives on";
}

TEST(Offload, AnswersEachOfManyOnce) {
    Runtime runtime;
    Offload offload{3, 1000};
    Thread unused{};
    std::vector<Result<int>> answers;
    for (int i = 0; i < 1000; ++i) runtime.spawn("asker", ask_for(offload, [i] { return i; }, answers, unused));
    runtime.run();
    std::set<int> seen;
    for (const auto& answer : answers) {
        ASSERT_TRUE(answer);
        EXPECT_TRUE(seen.insert(*answer).second);
    }
    EXPECT_EQ(seen.size(), 1000u);
}

/// Counts how often work like it is given up: copies that were moved from do not count.
struct Token {
    explicit Token(std::function<void()> action) : gone{std::move(action)} {}
    Token(Token&& other) noexcept : gone{std::exchange(other.gone, nullptr)} {}
    ~Token() {
        if (gone) gone();
    }
    std::function<void()> gone;
};

TEST(Offload, FinishesWhatHasBegunAndDropsWhatWaits) {
    Runtime runtime;
    std::latch begun{1}, go{1};
    int done = 0, dropped = 0;
    std::vector<Result<int>> answers;
    Thread unused{};
    {
        Offload offload{1, 4};
        runtime.spawn("busy", ask_for(offload, [&] { begun.count_down(); go.wait(); return ++done; }, answers, unused));
        // What is dropped lets the busy one go on: so it is dropped while that one still runs.
        const auto drop = [&] {
            if (++dropped == 1) go.count_down();
        };
        runtime.spawn("waits", ask_for(offload, [&done, token = Token{drop}] { return ++done; }, answers, unused));
        runtime.io().poll();
        begun.wait();
        EXPECT_EQ(dropped, 0);
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(dropped, 1);
    runtime.run();
    EXPECT_EQ(dropped, 1) << "nothing is destroyed twice";
    EXPECT_EQ(answers.size(), 1u);
}

}  // namespace
}  // namespace orderline
