// tests/async/runtime_test.cpp: the I/O thread: tasks, timers, signals, stopping.
#include "async/runtime.hpp"
#include <gtest/gtest.h>
#include <csignal>
#include <stdexcept>
#include <thread>
#include "async/deadline.hpp"
#include "tests/support/run_task.hpp"

namespace orderline {
namespace {

using namespace std::chrono_literals;

Task<void> fail_at_once() {
    throw std::runtime_error("out of apples");
    co_return;
}

Task<void> set_true(bool& flag) {
    flag = true;
    co_return;
}

TEST(Runtime, RunsUntilNothingIsLeftToDo) {
    Runtime runtime;
    bool ran = false;
    runtime.spawn("task", set_true(ran));
    runtime.run();
    EXPECT_TRUE(ran);
}

TEST(Runtime, LogsAnExceptionAndGoesOn) {
    Runtime runtime;
    bool ran = false;
    testing::internal::CaptureStderr();
    runtime.spawn("picker", fail_at_once());
    runtime.spawn("task", set_true(ran));
    runtime.run();
    const auto logged = testing::internal::GetCapturedStderr();
    EXPECT_NE(logged.find("task=picker what=\"out of apples\""), std::string::npos) << logged;
    EXPECT_TRUE(ran);
}

TEST(Runtime, CallsAgainAndAgainUntilItIsStopped) {
    Runtime runtime;
    int calls = 0;
    runtime.every(1ms, [&] {
        if (++calls == 5) runtime.stop();
    });
    runtime.run();
    EXPECT_EQ(calls, 5);
}

TEST(Runtime, MayBeStoppedFromAnotherThread) {
    Runtime runtime;
    runtime.every(1h, [] {});
    std::jthread other{[&] { runtime.stop(); }};
    runtime.run();
    EXPECT_TRUE(runtime.io().stopped());
}

TEST(Runtime, StopsOnASignal) {
    for (const int signal : {SIGTERM, SIGINT}) {
        Runtime runtime;
        bool told = false;
        runtime.on_stop_signal([&] {
            told = true;
            runtime.stop();
        });
        runtime.io().poll();  // the handler is set
        std::raise(signal);
        runtime.run();
        EXPECT_TRUE(told);
    }
}

TEST(Runtime, EndsAtOnceOnASecondSignal) {
    EXPECT_EXIT(
        {
            Runtime runtime;
            runtime.on_stop_signal([] { std::raise(SIGTERM); });  // somebody is impatient while we stop
            runtime.io().poll();
            std::raise(SIGTERM);
            runtime.every(1h, [] {});  // something that would go on for ever
            runtime.run();
        },
        testing::ExitedWithCode(130), "stopped at once by a second signal");
}

TEST(SleepFor, WaitsAtLeastThatLong) {
    Runtime runtime;
    const auto begin = std::chrono::steady_clock::now();
    run_task(runtime, sleep_for(20ms));
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 20ms);
}

TEST(Deadline, IsAPointInTimeThatOnlyComesNearer) {
    const auto far = Deadline::in(1h);
    EXPECT_FALSE(far.passed());
    EXPECT_LT(far.at_most(1s).at, far.at);
    EXPECT_EQ(far.at_most(2h).at, far.at);
    EXPECT_TRUE(Deadline::in(0s).passed());
    EXPECT_TRUE(Deadline::in(0s).at_most(1h).passed());
}

}  // namespace
}  // namespace orderline
