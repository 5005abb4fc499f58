// tests/pg/introspect_own_pgtest.cpp: our own migrated database, read as a model, is what the contract says.
#include "pg/introspect.hpp"
#include <gmock/gmock.h>
#include <algorithm>
#include "tests/db/contract.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {
namespace {

using testing::IsEmpty;

class OwnDatabase : public TestDatabase {
protected:
    schema::Model read(const std::vector<std::string>& schemas) {
        auto model = introspect(admin(), schemas);
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        return *std::move(model);
    }
};

/// What schema `public` of a model says, in the words of the contract: its names are not qualified.
db::Contract contract_of(const schema::Model& model) {
    const auto plain = [](std::string text) {
        for (auto at = text.find("public."); at != std::string::npos; at = text.find("public.")) text.erase(at, 7);
        return text;
    };
    db::Contract found;
    for (const auto& relation : model.relations) {
        if (relation.is_view() || relation.name.schema != "public") continue;
        auto& table = found.tables[relation.name.name];
        table.comment = relation.comment.value_or("");
        for (const auto& column : relation.columns) {
            const bool identity = column.identity != schema::Identity::none;
            table.columns[column.name] = {plain(column.type.text), !column.nullable,
                                          identity ? "identity" : plain(column.default_value.value_or("")),
                                          column.comment.value_or(""), column.generated.has_value()};
        }
    }
    for (const auto& one : model.enums) found.enums[one.name.name] = one.values;
    return found;
}

TEST_F(OwnDatabase, KeepsTheContract) {
    const auto found = contract_of(read({"public"}));
    EXPECT_THAT(db::differences(db::read_contract(), found), IsEmpty());
    EXPECT_GT(found.tables.size(), 23u);
}

TEST_F(OwnDatabase, EveryTableHasItsPrimaryKey) {
    const auto model = read({});
    for (const auto& relation : model.relations) {
        EXPECT_TRUE(relation.primary_key || relation.is_view()) << relation.name.schema << "." << relation.name.name;
    }
}

TEST_F(OwnDatabase, IsTheSameEachTimeItIsRead) { EXPECT_EQ(read({}), read({})); }

// Nothing that is read needs a right; only the estimates of rows may differ from one moment to the next.
TEST_F(OwnDatabase, AnyRoleReadsTheSame) {
    auto server = Session::open(server_conninfo());
    ASSERT_TRUE(server);
    const auto model = introspect(*server, {});
    ASSERT_TRUE(model) << model.error().detail;
    EXPECT_EQ(*model, read({}));
}

}  // namespace
}  // namespace orderline::pg
