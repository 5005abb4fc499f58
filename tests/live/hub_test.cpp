// tests/live/hub_test.cpp: who is told of a changed row, also while listeners come and go.
#include "live/hub.hpp"
#include <gtest/gtest.h>
#include <functional>
#include <optional>
#include <vector>

namespace orderline::live {
namespace {

/// Counts what it is told, and then does what the test wants.
struct Ear : Listener {
    int changes = 0, resyncs = 0;
    std::function<void()> and_then = [] {};

    void on_change(const pg::RowChange&) override {
        ++changes;
        and_then();
    }
    void on_resync() override {
        ++resyncs;
        and_then();
    }
};

const pg::RowChange change{};

}  // namespace

TEST(Hub, TellsThoseWhoListenToTheTopicAndNobodyElse) {
    Hub hub;
    Ear one, two, other;
    const auto first = hub.watch("a", one), second = hub.watch("a", two), elsewhere = hub.watch("b", other);
    hub.publish("a", change);
    hub.publish("c", change);
    EXPECT_EQ(one.changes, 1);
    EXPECT_EQ(two.changes, 1);
    EXPECT_EQ(other.changes, 0);
}

TEST(Hub, HandsTheRowOn) {
    struct Reader : Listener {
        const pg::RowChange* seen = nullptr;
        void on_change(const pg::RowChange& row) override { seen = &row; }
        void on_resync() override {}
    } reader;
    Hub hub;
    const auto watch = hub.watch("a", reader);
    hub.publish("a", change);
    EXPECT_EQ(reader.seen, &change);
}

TEST(Hub, KnowsTheLastRowOfATopicAlsoIfNobodyListened) {
    Hub hub;
    EXPECT_EQ(hub.newest("a"), nullptr);
    pg::RowChange first, second;
    first.values = {"1"};
    second.values = {"2"};
    hub.publish("a", first);
    hub.publish("a", second);
    hub.publish("b", first);
    EXPECT_EQ(hub.newest("a")->values, second.values);
    for (int i = 0; i < 1000; ++i) hub.publish("topic " + std::to_string(i), first);
    EXPECT_EQ(hub.newest("a"), nullptr) << "a thousand others spoke since";
    EXPECT_NE(hub.newest("topic 999"), nullptr);
    hub.resync();
    EXPECT_EQ(hub.newest("topic 999"), nullptr) << "it may have missed newer ones";
}

TEST(Hub, AListenerMayLeaveInsideItsOwnCall) {
    Hub hub;
    Ear one, two;
    std::optional<Hub::Watch> leaving{hub.watch("a", one)};
    one.and_then = [&] { leaving.reset(); };
    const auto staying = hub.watch("a", two);
    hub.publish("a", change);
    hub.publish("a", change);
    EXPECT_EQ(one.changes, 1);
    EXPECT_EQ(two.changes, 2);
}

TEST(Hub, TheLastListenerMayTakeTheTopicWithIt) {
    Hub hub;
    Ear one, two;
    std::optional<Hub::Watch> first{hub.watch("a", one)}, second{hub.watch("a", two)};
    // The first one who is told ends both: the other one is gone and must not be told.
    one.and_then = two.and_then = [&] {
        first.reset();
        second.reset();
    };
    hub.publish("a", change);
    EXPECT_EQ(one.changes + two.changes, 1);
    EXPECT_EQ(hub.topics(), 0u);
}

TEST(Hub, AListenerMayListenToMoreInsideItsCall) {
    Hub hub;
    Ear one, late;
    std::vector<Hub::Watch> more;
    const auto watch = hub.watch("a", one);
    one.and_then = [&] {
        for (int i = 0; i < 100; ++i) more.push_back(hub.watch("topic " + std::to_string(i), late));  // the table grows
    };
    hub.publish("a", change);
    EXPECT_EQ(late.changes, 0);
    EXPECT_EQ(hub.topics(), 101u);
    hub.publish("topic 50", change);
    EXPECT_EQ(late.changes, 1);
}

TEST(Hub, ATopicWithoutListenersIsGone) {
    Hub hub;
    Ear one;
    {
        const auto first = hub.watch("a", one), second = hub.watch("a", one), third = hub.watch("b", one);
        EXPECT_EQ(hub.topics(), 2u);
    }
    EXPECT_EQ(hub.topics(), 0u);
    hub.publish("a", change);
    EXPECT_EQ(one.changes, 0);
}

TEST(Hub, AWatchCanBeMoved) {
    Hub hub;
    Ear one, two;
    auto first = hub.watch("a", one);
    Hub::Watch moved{std::move(first)};
    first = Hub::Watch{};  // what was moved from ends nothing
    hub.publish("a", change);
    EXPECT_EQ(one.changes, 1);
    moved = hub.watch("b", two);  // ends the first, begins the second
    hub.publish("a", change);
    hub.publish("b", change);
    EXPECT_EQ(one.changes, 1);
    EXPECT_EQ(two.changes, 1);
    EXPECT_EQ(hub.topics(), 1u);
}

TEST(Hub, AfterAnInterruptionEverybodyIsToldOnceToReadAnew) {
    Hub hub;
    Ear one, two;
    const auto first = hub.watch("a", one), second = hub.watch("b", two);
    hub.resync();
    EXPECT_EQ(one.resyncs, 1);
    EXPECT_EQ(two.resyncs, 1);
    EXPECT_EQ(one.changes + two.changes, 0);
}

TEST(Hub, ListenersMayLeaveWhileAllAreToldToReadAnew) {
    Hub hub;
    std::vector<Ear> ears(50);
    std::vector<std::optional<Hub::Watch>> watches(ears.size());
    for (std::size_t i = 0; i < ears.size(); ++i) {
        watches[i] = hub.watch("topic " + std::to_string(i % 7), ears[i]);
        // Each one that is told ends itself and its neighbour.
        ears[i].and_then = [&watches, i] {
            watches[i].reset();
            watches[(i + 1) % watches.size()].reset();
        };
    }
    hub.resync();
    EXPECT_EQ(hub.topics(), 0u);
    for (const auto& ear : ears) EXPECT_LE(ear.resyncs, 1);
}

TEST(Topic, NamesTableTenantAndId) { EXPECT_EQ(topic_of("draft_operations", "t", "d"), "draft_operations:t:d"); }

}  // namespace orderline::live
