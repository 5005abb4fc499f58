// tests/pg/introspect_fixture.hpp: a database that a test fills, read as a model.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {

class IntrospectTest : public TestDatabase {
protected:
    IntrospectTest() { sql("DROP SCHEMA IF EXISTS own CASCADE; CREATE SCHEMA own; SET search_path = own"); }

    /// What `statements` make in schema `own`.
    schema::Model made_by(const std::string& statements) {
        sql(statements);
        return read({"own"});
    }
    schema::Model read(const std::vector<std::string>& schemas) {
        auto model = introspect(admin(), schemas);
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        return *std::move(model);
    }
    static const schema::Relation& relation(const schema::Model& model, const std::string& name) {
        const auto* found = model.relation({"own", name});
        if (!found) throw std::runtime_error("there is no " + name);
        return *found;
    }
    static const schema::Column& column(const schema::Model& model, const std::string& table, const std::string& name) {
        const auto* found = relation(model, table).column(name);
        if (!found) throw std::runtime_error("there is no " + table + "." + name);
        return *found;
    }
};

/// The one of a list that has this name.
template <class Thing>
const Thing& named(const std::vector<Thing>& things, const std::string& name) {
    for (const auto& one : things) {
        if (one.name == name) return one;
    }
    throw std::runtime_error("there is no " + name);
}

}  // namespace orderline::pg
