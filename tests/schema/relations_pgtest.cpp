// tests/schema/relations_pgtest.cpp: relationships of a real database: partitions and views as PostgreSQL tells of them.
#include "schema/relations.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::schema {
namespace {

class RelationsOfDatabase : public TestDatabase {
protected:
    std::vector<std::string> forward_ones() {
        const auto model = pg::introspect(admin(), {"r"});
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        std::vector<std::string> all;
        for (const auto& one : relationships(*model)) {
            if (!one.forward) continue;
            all.push_back(fmt::format("{} -> {}{}{}", one.from.name, one.to.name, one.one_to_one ? " one" : "", one.optional ? " maybe" : ""));
        }
        return all;
    }
};

TEST_F(RelationsOfDatabase, PartitionsRepeatNothing) {
    sql(R"(
        CREATE SCHEMA r;
        CREATE TABLE r.country (code text PRIMARY KEY);
        CREATE TABLE r.event (id int, country text REFERENCES r.country, kind text, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
        CREATE TABLE r.event_call PARTITION OF r.event FOR VALUES IN ('call') PARTITION BY RANGE (id);
        CREATE TABLE r.event_call_1 PARTITION OF r.event_call DEFAULT;
        CREATE TABLE r.event_rest PARTITION OF r.event DEFAULT;
        CREATE TABLE r.note (id int NOT NULL, kind text NOT NULL, FOREIGN KEY (id, kind) REFERENCES r.event);
        ALTER TABLE r.event_rest ADD CONSTRAINT own FOREIGN KEY (kind) REFERENCES r.country;
    )");
    EXPECT_THAT(forward_ones(), testing::ElementsAre("event -> country maybe", "event_rest -> country", "note -> event"));
}

TEST_F(RelationsOfDatabase, ViewsOfViewsStandForTheirTables) {
    sql(R"(
        CREATE SCHEMA r;
        CREATE TABLE r.users (id int PRIMARY KEY, name text);
        CREATE TABLE r.profiles (user_id int PRIMARY KEY REFERENCES r.users, bio text);
        CREATE VIEW r.people AS SELECT id AS number, name FROM r.users;
        CREATE VIEW r.somebody AS SELECT number AS no FROM r.people WHERE name IS NOT NULL;
        CREATE VIEW r.computed AS SELECT id + 0 AS id FROM r.users;
    )");
    EXPECT_THAT(forward_ones(), testing::ElementsAre("profiles -> people one", "profiles -> somebody one", "profiles -> users one"));
}

}  // namespace
}  // namespace orderline::schema
