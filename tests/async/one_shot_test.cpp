// tests/async/one_shot_test.cpp: one value, one waiter, and who goes on when.
#include "async/one_shot.hpp"
#include <gtest/gtest.h>
#include <boost/asio/post.hpp>
#include <memory>
#include <string>
#include "tests/support/run_task.hpp"

namespace orderline {
namespace {

TEST(OneShot, GivesAValueThatWasSetBefore) {
    Runtime runtime;
    OneShot<std::string> shot;
    EXPECT_FALSE(shot.is_set());
    shot.set("apples");
    EXPECT_TRUE(shot.is_set());
    EXPECT_EQ(run_task(runtime, shot.wait()), "apples");
}

TEST(OneShot, WakesWhoWaits) {
    Runtime runtime;
    OneShot<std::string> shot;
    boost::asio::post(runtime.io(), [&] { shot.set("apples"); });
    EXPECT_EQ(run_task(runtime, shot.wait()), "apples");
}

TEST(OneShot, KeepsTheFirstOfTwoValues) {
    Runtime runtime;
    OneShot<int> early, late;
    early.set(1);
    early.set(2);
    EXPECT_EQ(run_task(runtime, early.wait()), 1);
    boost::asio::post(runtime.io(), [&] {
        late.set(1);
        late.set(2);
    });
    EXPECT_EQ(run_task(runtime, late.wait()), 1);
}

Task<void> note(OneShot<int>& shot, std::vector<std::string>& steps) {
    co_await shot.wait();
    steps.push_back("waiter");
}

TEST(OneShot, TheWaiterGoesOnAfterSetNotInsideIt) {
    Runtime runtime;
    OneShot<int> shot;
    std::vector<std::string> steps;
    runtime.spawn("waiter", note(shot, steps));
    boost::asio::post(runtime.io(), [&] {
        shot.set(1);
        steps.push_back("setter");
    });
    runtime.run();
    EXPECT_EQ(steps, (std::vector<std::string>{"setter", "waiter"}));
}

TEST(OneShot, TakesWhatCanOnlyBeMoved) {
    Runtime runtime;
    OneShot<std::unique_ptr<int>> shot;
    boost::asio::post(runtime.io(), [&] { shot.set(std::make_unique<int>(7)); });
    EXPECT_EQ(*run_task(runtime, shot.wait()), 7);
}

Task<void> hold(std::shared_ptr<OneShot<int>> shot, std::shared_ptr<int> held) {
    *held = co_await shot->wait();
}

TEST(OneShot, MayBeGivenUpWhileSomebodyWaits) {
    const auto held = std::make_shared<int>(0);
    {
        Runtime runtime;
        OneShot<int> shot;
        const std::shared_ptr<OneShot<int>> borrowed{&shot, [](auto*) {}};
        runtime.spawn("waiter", hold(borrowed, held));
        runtime.io().poll();
        EXPECT_EQ(held.use_count(), 2);
    }
    EXPECT_EQ(held.use_count(), 1) << "the waiter's frame is gone";
    EXPECT_EQ(*held, 0);
}

}  // namespace
}  // namespace orderline
