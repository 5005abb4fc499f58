// tests/db/contract_pgtest.cpp: the migrated database keeps the contract: nothing missing, nothing retyped.
#include "tests/db/contract.hpp"
#include <gmock/gmock.h>
#include <algorithm>
#include <functional>
#include "tests/support/test_database.hpp"

namespace orderline::db {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ContractTest : public TestDatabase {
protected:
    pg::Rows query(const std::string& text) {
        auto rows = admin().query(text);
        if (!rows) throw std::runtime_error(rows.error().detail);
        return *std::move(rows);
    }

    /// What the database has, from its catalogue.
    Contract introspect() {
        Contract found;
        const auto columns = query(R"(
            SELECT c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), a.attname,
                   format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   coalesce(CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
                            CASE WHEN a.attidentity <> '' THEN 'identity' END, ''),
                   coalesce(col_description(c.oid, a.attnum), ''), a.attgenerated <> ''
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p'))");
        for (int i = 0; i < columns.size(); ++i) {
            auto& table = found.tables[std::string{columns.text(i, 0)}];
            table.comment = columns.text(i, 1);
            table.columns[std::string{columns.text(i, 2)}] = {
                std::string{columns.text(i, 3)}, columns.boolean(i, 4), std::string{columns.text(i, 5)},
                std::string{columns.text(i, 6)}, columns.boolean(i, 7)};
        }
        const auto enums = query(R"(
            SELECT t.typname, e.enumlabel
            FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
            WHERE t.typnamespace = 'public'::regnamespace
            ORDER BY t.typname, e.enumsortorder)");
        for (int i = 0; i < enums.size(); ++i) {
            found.enums[std::string{enums.text(i, 0)}].emplace_back(enums.text(i, 1));
        }
        return found;
    }
};

TEST_F(ContractTest, TheFilesAreWhole) {
    const auto contract = read_contract();
    EXPECT_EQ(contract.tables.size(), 23u);
    EXPECT_EQ(contract.enums.size(), 8u);
    std::size_t columns = 0;
    for (const auto& [name, table] : contract.tables) columns += table.columns.size();
    EXPECT_EQ(columns, 194u);
}

TEST_F(ContractTest, TheDatabaseKeepsIt) { EXPECT_THAT(differences(read_contract(), introspect()), IsEmpty()); }

// Only the sequence's default is tolerated, and only there.
TEST_F(ContractTest, OnlyTheIdOfMessagesCountsItself) {
    auto contract = read_contract();
    for (const auto& [name, table] : introspect().tables) {
        if (!contract.tables.contains(name)) continue;
        for (const auto& [column, has] : table.columns) {
            if (!contract.tables.at(name).columns.contains(column)) continue;
            EXPECT_EQ(has.default_value.find("nextval") != std::string::npos, name == "messages" && column == "id")
                << name << "." << column;
        }
    }
}

struct Change {
    const char* says;  // what the comparer must say about it
    std::function<void(Contract&)> make;
};

// Each changed expectation must be noticed, and nothing else be said.
TEST_F(ContractTest, AChangedExpectationIsNoticed) {
    const auto column = [](Contract& contract, const char* table, const char* name) -> Column& {
        return contract.tables.at(table).columns.at(name);
    };
    const std::vector<Change> changes{
        {"table bakeries is missing", [](Contract& c) { c.tables["bakeries"]; }},
        {"the comment of agents is", [](Contract& c) { c.tables.at("agents").comment += "!"; }},
        {"agents.colour is missing", [](Contract& c) { c.tables.at("agents").columns["colour"]; }},
        {"the type of products.size is \"character varying\"", [&](Contract& c) { column(c, "products", "size").type = "text"; }},
        {"NOT NULL of customers.email is \"no\"", [&](Contract& c) { column(c, "customers", "email").not_null = true; }},
        {"NOT NULL of orders.status is \"yes\"", [&](Contract& c) { column(c, "orders", "status").not_null = false; }},
        {"the default of tenants.settings is \"'{}'::jsonb\"",
         [&](Contract& c) { column(c, "tenants", "settings").default_value = "'[]'::jsonb"; }},
        {"the default of orders.status is \"\"", [&](Contract& c) { column(c, "orders", "status").default_value = "'pending'"; }},
        {"the default of agents.is_active is \"true\"", [&](Contract& c) { column(c, "agents", "is_active").default_value = ""; }},
        {"the comment of customers.user_id is", [&](Contract& c) { column(c, "customers", "user_id").comment = ""; }},
        {"enum moods is missing", [](Contract& c) { c.enums["moods"] = {"good"}; }},
        {"enum call_status has other values, or in another order",
         [](Contract& c) { std::ranges::reverse(c.enums.at("call_status")); }},
        {"enum order_status has other values, or in another order", [](Contract& c) { c.enums.at("order_status").pop_back(); }},
    };
    const auto found = introspect();
    for (const auto& change : changes) {
        auto contract = read_contract();
        change.make(contract);
        EXPECT_THAT(differences(contract, found), ElementsAre(HasSubstr(change.says)));
    }
}

// The same from the other side: a migration that breaks the contract is noticed.
TEST_F(ContractTest, AChangedDatabaseIsNoticed) {
    sql(R"(ALTER TABLE agents ADD mood text NOT NULL;
           ALTER TABLE agents ADD harmless text, ADD also_harmless text NOT NULL DEFAULT '';
           ALTER TABLE industries ALTER description TYPE varchar(80), ALTER name DROP NOT NULL;
           ALTER TABLE access_phones ALTER is_active SET DEFAULT false;
           ALTER TABLE proposed_orders_data DROP COLUMN sms_number;
           ALTER TABLE messages ALTER id SET DEFAULT 7;
           ALTER TYPE contact_method ADD VALUE 'fax' BEFORE 'mail';
           COMMENT ON TABLE call_logs IS 'Calls';)");
    const auto all = differences(read_contract(), introspect());
    for (const char* says : {"agents.mood is not in the contract and has neither NULL nor a default",
                             "the type of industries.description is \"character varying(80)\"",
                             "NOT NULL of industries.name is \"no\"", "the default of access_phones.is_active is \"false\"",
                             "proposed_orders_data.sms_number is missing", "the default of messages.id is \"7\"",
                             "enum contact_method has other values", "the comment of call_logs is \"Calls\""}) {
        EXPECT_THAT(all, Contains(HasSubstr(says)));
    }
    EXPECT_EQ(all.size(), 8u);
}

}  // namespace
}  // namespace orderline::db
