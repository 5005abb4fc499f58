// tests/endpoints/rest/own_schema_pgtest.cpp: Orderline's own tables, embedded in each other along every foreign key.
#include <fmt/format.h>
#include "endpoints/rest/read_sql.hpp"
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::rest {
namespace {

class OwnSchema : public TestDatabase {
protected:
    OwnSchema() {
        auto model = pg::introspect(admin(), {"public"});
        if (model) catalogue_.emplace(*std::move(model), std::vector<std::string>{"public"});
        else ADD_FAILURE() << model.error().message;
    }

    /// Empty if it could be planned and run; else what went wrong.
    std::string embed(const schema::Name& from, Embed embed) {
        embed.select = {SelectStar{}};
        Query query;
        query.select = std::vector<SelectItem>{SelectStar{}, std::move(embed)};
        const auto plan = plan_read(*catalogue_, *catalogue_->model().relation(from), query, {"service_role", true});
        if (!plan) return plan.error().code + " " + plan.error().message;
        ReadOptions options;
        options.tenant = "00000000-0000-4000-8000-00000000000a";
        const auto read = read_sql(*plan, options);
        const auto rows = admin().query(read.text, read.params);
        return rows ? std::string{} : rows.error().message + " " + rows.error().detail + "\n" + read.text;
    }

    std::optional<Catalogue> catalogue_;
};

Embed named(std::string target, std::string hint) { return {.target = std::move(target), .alias = {}, .hint = std::move(hint), .inner = false, .spread = false, .select = {}}; }

TEST_F(OwnSchema, EveryForeignKeyCanBeFollowedFromBothEnds) {
    int forward = 0, backward = 0;
    for (const auto& relation : catalogue_->model().relations) {
        for (const auto& one : catalogue_->relationships(relation.name)) {
            // A relationship of a table to itself is the parent by its constraint, the children by the table.
            const bool to_parent = one.to_itself() && one.forward;
            EXPECT_EQ(embed(relation.name, named(to_parent ? one.name : one.to.name, one.name)), "") << relation.name.name << " with " << one.to.name << " by " << one.name;
            ++(one.forward ? forward : backward);
        }
    }
    EXPECT_EQ(forward, backward);
    EXPECT_GT(forward, 20) << "the schema has foreign keys";
}

TEST_F(OwnSchema, EveryJunctionCanBeCrossed) {
    for (const auto& relation : catalogue_->model().relations) {
        for (const auto& one : catalogue_->junctions(relation.name)) {
            const auto said = embed(relation.name, named(one.to.name, one.junction.name));
            // Two ways through one junction need the constraint; a foreign key between the two may be meant, too.
            if (said.starts_with("PGRST201")) EXPECT_EQ(embed(relation.name, named(one.to.name, one.far.name)), "") << relation.name.name << " with " << one.to.name;
            else EXPECT_EQ(said, "") << relation.name.name << " with " << one.to.name << " through " << one.junction.name;
        }
    }
}

}  // namespace
}  // namespace orderline::rest
