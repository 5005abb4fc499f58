// tests/db/rights_pgtest.cpp: grants, policies and built-in roles of the migrated database are those of the table of rights.
#include "domain/rights.hpp"
#include <gmock/gmock.h>
#include <algorithm>
#include <map>
#include <set>
#include "pg/migrate.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::db {
namespace {

using ByTable = std::map<std::string, std::string>;

class Rights : public TestDatabase {
protected:
    ByTable read(const std::string& query) {
        auto rows = admin().query(query);
        if (!rows) throw std::runtime_error(rows.error().detail + " in " + query);
        ByTable found;
        for (int i = 0; i < rows->size(); ++i) found[std::string{rows->text(i, 0)}] = rows->text(i, 1);
        return found;
    }

    /// Which statements that role may run on each table, be it with some of its columns.
    ByTable granted(const std::string& role) {
        const auto letter = [&](const char* statement, const char* one) {
            return "CASE WHEN has_any_column_privilege('" + role + "', c.oid, '" + statement + "') THEN '" + one + "' END";
        };
        return read("SELECT c.relname, concat(" + letter("select", "s") + ", " + letter("insert", "i") + ", " + letter("update", "u") +
                    ", CASE WHEN has_table_privilege('" + role + "', c.oid, 'delete') THEN 'd' END) "
                    "FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')");
    }

    /// "SELECT customers.read; INSERT customers.write; …": what the policies beside tenant_isolation ask of a user or key.
    ByTable asked() {
        return read("SELECT tablename, string_agg(cmd || ' ' || coalesce(permission, '') || own, '; ' ORDER BY place) FROM ("
                    "SELECT tablename, cmd, (regexp_match(said, ''',([a-z_.]+),'''))[1] AS permission, "
                    "CASE WHEN said LIKE '%actor_id%' THEN ' own' ELSE '' END AS own, "
                    "array_position('{ALL,SELECT,INSERT,UPDATE,DELETE}'::text[], cmd) AS place "
                    "FROM (SELECT *, coalesce(qual, '') || coalesce(with_check, '') AS said FROM pg_policies) p "
                    "WHERE policyname <> 'tenant_isolation' AND permissive = 'RESTRICTIVE' AND roles = '{authenticated}') q "
                    "GROUP BY tablename");
    }
};

std::string letters_of(const TableRight& table) {
    std::string letters;
    for (const char one : std::string_view{"siud"}) {
        const bool permitted = one == 's' ? table.reads.has_value() : table.writes.has_value();
        if (permitted || table.own.contains(one) || table.everyone.contains(one)) letters += one;
    }
    return letters;
}

std::string policies_of(const TableRight& table) {
    if (table.own == "siud" && table.everyone.empty()) return "ALL  own";
    std::string policies;
    for (const auto& [letter, command] : {std::pair{'s', "SELECT"}, {'i', "INSERT"}, {'u', "UPDATE"}, {'d', "DELETE"}}) {
        const auto& needs = letter == 's' ? table.reads : table.writes;
        if (table.everyone.contains(letter) || (!needs && !table.own.contains(letter))) continue;
        policies += std::string{policies.empty() ? "" : "; "} + command + " " + std::string{needs ? to_text(*needs) : ""};
        if (table.own.contains(letter)) policies += " own";
    }
    return policies;
}

TEST_F(Rights, GrantsAreThoseOfTheTable) {
    ByTable server, user, secret, nobody;
    for (const auto& table : table_rights()) {
        const std::string name{table.table};
        server[name] = table.server, user[name] = letters_of(table), secret[name] = table.secret, nobody[name] = "";
    }
    for (auto* of : {&server, &user, &secret, &nobody}) of->emplace("schema_migrations", "");  // of the tool that migrates
    EXPECT_EQ(granted("orderline_server"), server);
    EXPECT_EQ(granted("authenticated"), user);
    EXPECT_EQ(granted("service_role"), secret);
    EXPECT_EQ(granted("anon"), nobody);
    EXPECT_EQ(granted("orderline_rest"), nobody);
}

TEST_F(Rights, PoliciesAskForThePermissionsOfTheTable) {
    ByTable wanted;
    for (const auto& table : table_rights()) {
        if (const auto policies = policies_of(table); !policies.empty()) wanted[std::string{table.table}] = policies;
    }
    EXPECT_EQ(asked(), wanted);
    EXPECT_EQ(scalar("SELECT count(*) FROM pg_policies WHERE policyname <> 'tenant_isolation' "
                     "AND NOT (permissive = 'RESTRICTIVE' AND roles = '{authenticated}')"), "0");
}

TEST_F(Rights, TablesWithoutATenantHaveNoRowLevelSecurityAndAllOthersHave) {
    std::set<std::string> without, global;
    for (const auto& [table, secured] : read("SELECT relname, (relrowsecurity AND relforcerowsecurity)::text FROM pg_class "
                                             "WHERE relname <> 'schema_migrations' AND relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')")) {
        if (secured == "false") without.insert(table);
    }
    for (const auto& table : table_rights()) {
        if (table.global) global.insert(std::string{table.table});
    }
    EXPECT_EQ(without, global);
}

TEST_F(Rights, BuiltInRolesAreThoseOfTheTable) {
    const auto rows = read("SELECT r.id || ' ' || r.name || ': ' || r.description, "
                           "(SELECT string_agg(p, ' ' ORDER BY p COLLATE \"C\") FROM jsonb_array_elements_text(r.permissions) AS p) FROM roles r");
    ByTable wanted;
    for (const auto& role : built_in_roles()) {
        std::set<std::string> names;
        for (const auto one : role.permissions) names.insert(std::string{to_text(one)});
        if (role.everything) names.insert("*");
        std::string list;
        for (const auto& name : names) list += (list.empty() ? "" : " ") + name;
        wanted[std::string{role.id} + " " + std::string{role.name} + ": " + std::string{role.description}] = list;
    }
    EXPECT_EQ(rows, wanted);
}

TEST_F(Rights, WhatIsGrantedBesideTheTableIsSeen) {
    sql("GRANT DELETE ON audit_logs TO orderline_server; GRANT SELECT (email) ON logins TO anon; "
        "CREATE POLICY more ON outbox AS RESTRICTIVE FOR SELECT TO authenticated USING (strpos('x', ',drafts.read,') > 0)");
    EXPECT_EQ(granted("orderline_server").at("audit_logs"), "sid");
    EXPECT_EQ(granted("anon").at("logins"), "s");
    EXPECT_EQ(asked().at("outbox"), "SELECT drafts.read");
}

// Before, tenants.manage was the permission for all of it.
TEST_F(Rights, WhoMightReadTheTrailOrEraseACustomerStillMay) {
    sql("CREATE DATABASE before_permissions TEMPLATE template0");
    {
        auto session = pg::Session::open(admin_conninfo() + " dbname=before_permissions").value();
        const auto all = pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations").value();
        std::vector<pg::Migration> before;
        std::ranges::copy_if(all, std::back_inserter(before), [](const auto& one) { return one.number < 24; });
        ASSERT_TRUE(pg::migrate_up(session, before));
        ASSERT_TRUE(session.execute(R"(
            INSERT INTO tenants (id, name) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 'A'), ('aaaaaaaa-0000-4000-8000-000000000002', 'B');
            INSERT INTO roles (name, permissions) VALUES ('auditor', '["tenants.manage"]'), ('packer', '["orders.read"]');
            INSERT INTO api_keys (tenant_id, name, key, permissions) VALUES
                ('aaaaaaaa-0000-4000-8000-000000000001', 'all', 'h1', '["customers.read", "customers.write", "tenants.manage"]'),
                ('aaaaaaaa-0000-4000-8000-000000000002', 'trail', 'h2', '["tenants.manage", "audit.read"]'),
                ('aaaaaaaa-0000-4000-8000-000000000002', 'star', 'h3', '["*"]'))"));
        ASSERT_TRUE(pg::migrate_up(session, all));
        const auto now = session.query("SELECT string_agg(name || ' ' || permissions, '; ' ORDER BY name COLLATE \"C\") FROM ("
                                       "SELECT name, permissions FROM roles WHERE name IN ('auditor', 'packer') UNION ALL "
                                       "SELECT name, permissions FROM api_keys) x").value();
        EXPECT_EQ(now.text(0, 0), R"(all ["customers.read", "customers.write", "tenants.manage", "audit.read", "personal_data.manage"]; )"
                                  R"(auditor ["tenants.manage", "audit.read"]; packer ["orders.read"]; star ["*"]; )"
                                  R"(trail ["tenants.manage", "audit.read"])");
    }
    sql("DROP DATABASE before_permissions WITH (FORCE)");
}

}  // namespace
}  // namespace orderline::db
