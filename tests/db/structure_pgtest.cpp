// tests/db/structure_pgtest.cpp: the schema keeps its rules as a whole, and each rule is shown to notice its fault.
#include "tests/db/structure.hpp"
#include <gmock/gmock.h>
#include "tests/db/csv.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::db {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StructureTest : public TestDatabase {
protected:
    StructureTest() {
        sql("SET search_path = public");
        sql("CREATE TEMPORARY TABLE scopes (name text PRIMARY KEY, scope text CHECK (scope IN ('tenant', 'global')))");
        for (const auto& row : read_csv("db/tables.csv", {"table", "scope"})) {
            auto added = admin().query("INSERT INTO scopes VALUES ($1, $2)", pg::Params::of(row[0], row[1]));
            if (!added) throw std::runtime_error("db/tables.csv: " + added.error().detail);
        }
    }

    std::vector<std::string> list(const std::string& query) {
        auto rows = admin().query("SELECT x::text FROM (" + query + ") AS answer (x) ORDER BY 1");
        if (!rows) throw std::runtime_error(rows.error().detail + " in " + query);
        std::vector<std::string> all;
        for (int i = 0; i < rows->size(); ++i) all.emplace_back(rows->text(i, 0));
        return all;
    }
};

TEST_F(StructureTest, EveryRuleHolds) {
    for (const auto& rule : structure_rules()) {
        EXPECT_THAT(list(rule.broken_by), IsEmpty()) << rule.name;
    }
}

TEST_F(StructureTest, EveryRuleNoticesItsFault) {
    for (const auto& rule : structure_rules()) {
        sql("BEGIN");
        sql(rule.fault);
        EXPECT_THAT(list(rule.broken_by), Contains(HasSubstr(rule.names))) << rule.name;
        sql("ROLLBACK");
    }
}

// Its rights are also those of the roles that it could become.
TEST_F(StructureTest, TheRolesOfRequestsAreHarmless) {
    const auto roles = [](const std::string& of) {
        return "WITH RECURSIVE member AS (SELECT oid FROM pg_roles WHERE rolname = '" + of + "' UNION "
               "SELECT m.roleid FROM pg_auth_members m JOIN member ON member.oid = m.member) "
               "SELECT r.rolname FROM pg_roles r JOIN member USING (oid)";
    };
    const auto strong = " WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication";
    EXPECT_THAT(list(roles("orderline_server")), ElementsAre("orderline_server"));
    EXPECT_THAT(list(roles("orderline_rest")), ElementsAre("anon", "authenticated", "orderline_rest", "service_role"));
    for (const char* role : {"orderline_server", "orderline_rest"}) {
        EXPECT_THAT(list(roles(role) + strong), IsEmpty()) << role;
        sql(std::string{"BEGIN; CREATE ROLE strong BYPASSRLS; CREATE ROLE between ROLE "} + role + "; GRANT strong TO between");
        EXPECT_THAT(list(roles(role) + strong), ElementsAre("strong")) << role;
        sql("ROLLBACK");
    }
}

// Triggers of one kind fire by their names: what is refused, is refused before anything else is done.
TEST_F(StructureTest, TriggersFireInThisOrder) {
    const std::string order = "SELECT string_agg(tgname, ' ' ORDER BY tgname) FROM pg_trigger "
                              "WHERE NOT tgisinternal AND tgrelid = '%'::regclass AND tgtype & # = #";
    const auto fired = [&](const std::string& table, int kind) {
        auto query = order;
        for (std::size_t at; (at = query.find('#')) != std::string::npos;) query.replace(at, 1, std::to_string(kind));
        query.replace(query.find('%'), 1, table);
        return scalar(query);
    };
    constexpr int before_insert = 1 + 2 + 4, before_update = 1 + 2 + 16, before_delete = 1 + 2 + 8;
    EXPECT_EQ(fired("proposed_orders", before_insert), "assign_tenant draft_rules");
    EXPECT_EQ(fired("proposed_orders", before_update), "draft_rules");
    EXPECT_EQ(fired("proposed_orders", before_delete), "draft_delete");
    EXPECT_EQ(fired("orders", before_insert), "assign_tenant order_number");
    EXPECT_EQ(fired("orders", before_update), "order_accepted_update touch");
    EXPECT_EQ(fired("orders", before_delete), "order_accepted_delete");
    EXPECT_EQ(fired("order_items", before_insert), "assign_tenant order_item_quantity");
    EXPECT_EQ(fired("order_items", before_update), "order_item_guard order_item_quantity touch");
    EXPECT_EQ(fired("order_items", before_delete), "order_item_guard");
    EXPECT_EQ(fired("draft_operations", before_insert), "operation_rules");
    EXPECT_EQ(fired("draft_operations", before_update), "append_only");
    EXPECT_EQ(fired("draft_operations", before_delete), "append_only");
}

// What never reaches the audit trail is named where the trigger is made.
TEST_F(StructureTest, SecretColumnsAreHiddenFromTheTrail) {
    const auto hidden = [&](const std::string& table) {
        return list("SELECT DISTINCT array_to_string((string_to_array(encode(tgargs, 'escape'), '\\000'))[2:tgnargs], ',') "
                    "FROM pg_trigger WHERE tgfoid = 'orderline.audit'::regproc AND tgrelid = '" + table + "'::regclass");
    };
    EXPECT_THAT(hidden("users"), ElementsAre("password_hash"));
    EXPECT_THAT(hidden("api_keys"), ElementsAre("key"));
    EXPECT_THAT(hidden("customers"), ElementsAre("search"));
    EXPECT_THAT(hidden("products"), ElementsAre("thumbnail,search"));
    EXPECT_THAT(hidden("user_factors"), ElementsAre("friendly_name,secret,last_step,recovery_hashes"));
    // No table under audit has another column that sounds like one, or holds bytes.
    EXPECT_THAT(list("SELECT DISTINCT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a "
                     "JOIN pg_trigger g ON g.tgrelid = a.attrelid AND g.tgfoid = 'orderline.audit'::regproc "
                     "WHERE a.attnum > 0 AND (a.attname ~ 'hash|secret|token|password|^key$' "
                     "OR a.atttypid = 'bytea'::regtype)"),
                ElementsAre("api_keys.key", "orders.accepted_digest", "products.thumbnail", "proposed_orders.accepted_digest",
                            "proposed_orders.digest", "proposed_orders.presented_digest", "user_factors.recovery_hashes", "user_factors.secret",
                            "users.password_hash"));
}

}  // namespace
}  // namespace orderline::db
