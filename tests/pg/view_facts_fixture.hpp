// tests/pg/view_facts_fixture.hpp: tables of few values, filled at random, and whether views keep what we say of them.
#pragma once
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>
#include "pg/introspect.hpp"
#include "tests/support/seeds.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {

inline const std::string view_tables = R"(
    CREATE SCHEMA v;
    SET search_path = v;
    CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
    CREATE TABLE customers (id int PRIMARY KEY, email int UNIQUE, name int NOT NULL, region int);
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, note int, total int NOT NULL, UNIQUE (customer_id, note));
    CREATE TABLE items (order_id int, line int, product int, amount int NOT NULL, PRIMARY KEY (order_id, line));
    CREATE TABLE pets (id int, tenant int, owner int, vet int NOT NULL, PRIMARY KEY (tenant, id),
                       UNIQUE NULLS NOT DISTINCT (owner));
    CREATE TABLE plain (a int, b int, c int, d int);
    CREATE TABLE words (id int UNIQUE DEFERRABLE, word text PRIMARY KEY, fixed char(4) NOT NULL, loose text COLLATE loose);
    CREATE TABLE parents (id int PRIMARY KEY, value int NOT NULL);
    CREATE TABLE children (extra int) INHERITS (parents);
    ALTER TABLE children ALTER value DROP NOT NULL;)";

class ViewFactsTest : public TestDatabase {
protected:
    ViewFactsTest() { sql(view_tables); }

    schema::Model read() {
        auto model = introspect(admin(), {"v"});
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        return *std::move(model);
    }

    /// Numbers from 0 to 3 and NULL where it may be: so few that keys would collide if they could.
    void fill(Random& random, const schema::Model& model) {
        for (const auto& relation : model.relations) {
            if (relation.is_view()) continue;
            for (int i = 0; i < 12; ++i) insert(random, relation);
        }
    }

    /// What is wrong with what we say of a view, given the rows that are there; "" if nothing.
    std::string contradiction(const schema::Relation& view) {
        const auto name = "v.\"" + view.name.name + "\"";
        for (const auto& column : view.columns) {
            if (!column.nullable && scalar("SELECT count(*) FROM " + name + " WHERE \"" + column.name + "\" IS NULL") != "0") {
                return column.name + " is NULL in a row";
            }
        }
        auto keys = view.unique_keys;
        if (view.primary_key) keys.push_back(*view.primary_key);
        for (const auto& key : keys) {
            std::string columns, given = "true";
            for (const auto& column : key.columns) {
                columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
                if (!key.nulls_not_distinct) given += " AND \"" + column + "\" IS NOT NULL";
            }
            const auto twice = "SELECT count(*) FROM (SELECT FROM " + name + " WHERE " + given + " GROUP BY " + columns +
                               " HAVING count(*) > 1) AS twice";
            if (scalar(twice) != "0") return "two rows are equal in " + columns;
        }
        return "";
    }

    /// "id! name | id | name?": the columns, those that are not NULL marked; then the keys, the primary key first. A key of
    /// which NULLs are equal ends with "=".
    static std::string summary(const schema::Relation& view) {
        std::string text;
        for (const auto& column : view.columns) text += (text.empty() ? "" : " ") + column.name + (column.nullable ? "" : "!");
        const auto add = [&](const schema::Key& key, const char* mark) {
            text += mark;
            for (const auto& column : key.columns) text += " " + column;
            if (key.nulls_not_distinct) text += "=";
        };
        if (view.primary_key) add(*view.primary_key, " | key");
        for (const auto& key : view.unique_keys) add(key, " | unique");
        return text;
    }

private:
    void insert(Random& random, const schema::Relation& relation) {
        std::string values;
        for (const auto& column : relation.columns) {
            values += values.empty() ? "" : ", ";
            const auto digit = std::to_string(any_of(random, 0, 3));
            if (column.nullable && one_in(random, 3)) values += "NULL";
            else values += column.type.name.name == "int4" ? digit : one_in(random, 2) ? "'a" + digit + "'" : "'A" + digit + "'";
        }
        // A row that a constraint refuses is left out; ON CONFLICT will not do for a deferrable one.
        const auto statement = "INSERT INTO v." + relation.name.name + " VALUES (" + values + ")";
        if (const auto done = admin().query(statement); !done && done.error().code != Code::conflict) {
            throw std::runtime_error(statement + ": " + done.error().detail);
        }
    }
};

}  // namespace orderline::pg
