// tests/app/doctor_test.cpp: which facts are ill, and what is said about them.
#include "app/doctor.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace orderline::app {
namespace {

Facts healthy() {
    Facts facts;
    facts.server = {150004, "15.4", "logical", "UTF8", 10, 0, 10, 0, 100, "owner", "orderline", false, true, true, {}};
    facts.server_role = facts.rest_role = RoleFacts{false, false, false, false, true, 0, ""};
    facts.schema = {14, 0, 0, true, {}, 1};
    facts.redis = "";
    return facts;
}

struct Illness {
    std::string name;
    void (*inject)(Facts&);
    std::string what;
    Health health;
};

class Doctor : public testing::TestWithParam<Illness> {};

TEST_P(Doctor, FindsItAndSaysHowToMendIt) {
    auto facts = healthy();
    GetParam().inject(facts);
    int ill = 0;
    for (const auto& finding : examine(facts, Config{})) {
        if (finding.health == Health::ok) {
            EXPECT_EQ(finding.mend, "");
            continue;
        }
        ++ill;
        EXPECT_EQ(finding.what, GetParam().what);
        EXPECT_EQ(finding.health, GetParam().health);
        EXPECT_FALSE(finding.mend.empty());
    }
    EXPECT_EQ(ill, 1);
}

using namespace std::chrono_literals;

INSTANTIATE_TEST_SUITE_P(App, Doctor, testing::Values(
    Illness{"old_server", [](Facts& f) { f.server.version = 140011; }, "version", Health::fail},
    Illness{"latin1", [](Facts& f) { f.server.encoding = "LATIN1"; }, "encoding", Health::fail},
    Illness{"wal_level", [](Facts& f) { f.server.wal_level = "replica"; }, "wal_level", Health::fail},
    Illness{"slots", [](Facts& f) { f.server.slots_used = 10; }, "replication slots", Health::fail},
    Illness{"senders", [](Facts& f) { f.server.senders_max = 0; }, "WAL senders", Health::fail},
    Illness{"connections", [](Facts& f) { f.server.connections_max = 20; }, "connections", Health::warn},
    Illness{"no_replication", [](Facts& f) { f.server.replication = false; }, "right to replicate", Health::fail},
    Illness{"slow_clock", [](Facts& f) { f.server.clock_ahead = -5s; }, "clock", Health::warn},
    Illness{"wrong_clock", [](Facts& f) { f.server.clock_ahead = 1h; }, "clock", Health::fail},
    Illness{"redis", [](Facts& f) { f.redis = "Connection refused"; }, "Redis", Health::warn},
    Illness{"no_role_yet", [](Facts& f) { f.server_role.reset(); }, "role orderline_server", Health::warn},
    Illness{"no_role_and_no_right", [](Facts& f) { f.rest_role.reset(); f.server.create_role = false; }, "role orderline_rest", Health::fail},
    Illness{"mighty_role", [](Facts& f) { f.server_role->bypass_rls = true; }, "role orderline_server", Health::fail},
    Illness{"mighty_caller", [](Facts& f) { f.rest_role->superuser = true; }, "role orderline_rest", Health::fail},
    Illness{"owning_role", [](Facts& f) { f.server_role->owns = 1; }, "owned by orderline_server", Health::fail},
    Illness{"unreachable_role", [](Facts& f) { f.rest_role->reachable = false; }, "becoming orderline_rest", Health::fail},
    Illness{"no_secret_keys", [](Facts& f) { f.rest_role->lacks = "service_role"; }, "callers of /rest/v1", Health::fail},
    Illness{"pending", [](Facts& f) { f.schema.pending = 1; }, "migrations", Health::fail},
    Illness{"edited", [](Facts& f) { f.schema.broken = 1; }, "migrations", Health::fail},
    Illness{"no_publication", [](Facts& f) { f.schema.publication = false; }, "publications orderline_live and orderline_access", Health::fail},
    Illness{"open_table", [](Facts& f) { f.schema.unprotected = {"orders"}; }, "row-level security", Health::fail},
    Illness{"no_tenant", [](Facts& f) { f.schema.tenants = 0; }, "tenants", Health::warn}
), [](const auto& one) { return one.param.name; });

}  // namespace

TEST(Doctor, FindsNothingInAHealthyDatabase) {
    EXPECT_TRUE(std::ranges::all_of(examine(healthy(), Config{}), [](const Finding& one) { return one.health == Health::ok; }));
}

}  // namespace orderline::app
