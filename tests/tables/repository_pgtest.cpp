// tests/tables/repository_pgtest.cpp: the six calls, as the server's role under row-level security.
#include "tables/repository.hpp"
#include "pg/error.hpp"
#include "tables/generated/customers.hpp"
#include "tables/generated/industries.hpp"
#include "tables/generated/tenants.hpp"
#include "tables/json.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::tables {
namespace {

using rows::Customer, rows::CustomerInsert, rows::CustomerKey, rows::CustomerUpdate, rows::Industry;

class RepositoryTest : public TestDatabase {
protected:
    RepositoryTest() {
        sql("INSERT INTO tenants (id, name) VALUES ('" + to_text(tenant) + "', 'T'), ('" + to_text(other_tenant) + "', 'O')");
    }

    template <class Row>
    Repository<Row> repository() { return {pool(), pg::Settings{{{"app.tenant_id", to_text(tenant)}}}}; }
    static Deadline soon() { return {std::chrono::steady_clock::now() + std::chrono::seconds{20}}; }
    Customer created(const std::string& last_name, std::optional<std::string> city = {}) {
        CustomerInsert form{.tenant_id = tenant, .first_name = "Ann", .last_name = last_name};
        form.city = std::move(city);
        auto customers = repository<Customer>();
        return run(customers.create(form, soon())).value();
    }

    const TenantId tenant = new_id<TenantId>(), other_tenant = new_id<TenantId>();
};

TEST_F(RepositoryTest, CreatesARowWithTheDefaultsOfWhatIsLeftOut) {
    const auto ann = created("Berg", "Graz");
    EXPECT_EQ(ann.first_name, "Ann");
    EXPECT_EQ(ann.city, "Graz");
    EXPECT_EQ(ann.email, std::nullopt);
    EXPECT_EQ(ann.is_active, true);
    EXPECT_TRUE(ann.created_at.has_value());
    EXPECT_NE(ann.id, CustomerId{});
    auto customers = repository<Customer>();
    EXPECT_EQ(run(customers.get_by_id({tenant, ann.id}, soon())).value(), ann);
}

TEST_F(RepositoryTest, TellsNullFromLeftOut) {
    CustomerInsert form{.tenant_id = tenant, .first_name = "Ann", .last_name = "Berg"};
    form.is_active = std::optional<bool>{};
    auto customers = repository<Customer>();
    const auto ann = run(customers.create(form, soon())).value();
    EXPECT_EQ(ann.is_active, std::nullopt) << "given as NULL, not left out";
    CustomerUpdate change;
    change.city = std::optional<std::string>{"Wien"};
    auto moved = run(customers.update({tenant, ann.id}, change, soon())).value();
    EXPECT_EQ(moved.city, "Wien");
    EXPECT_EQ(moved.last_name, "Berg");
    change.city = std::optional<std::string>{};
    moved = run(customers.update({tenant, ann.id}, change, soon())).value();
    EXPECT_EQ(moved.city, std::nullopt);
}

TEST_F(RepositoryTest, GoesThroughPagesInTheOrderOfTheKey) {
    std::vector<CustomerId> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(created("L").id);
    std::ranges::sort(ids);
    auto customers = repository<Customer>();
    Page<Customer> page{.scope = tenant, .limit = 2};
    std::vector<CustomerId> seen;
    for (int turn = 0; turn < 4; ++turn) {
        const auto rows = run(customers.get_all(page, soon())).value();
        if (rows.empty()) break;
        for (const auto& row : rows) seen.push_back(row.id);
        page.after = CustomerKey{tenant, rows.back().id};
    }
    EXPECT_EQ(seen, ids);
}

TEST_F(RepositoryTest, RemovesOneRowOnce) {
    const auto ann = created("Berg");
    auto customers = repository<Customer>();
    EXPECT_EQ(run(customers.remove({tenant, ann.id}, soon())).value().id, ann.id);
    EXPECT_EQ(run(customers.remove({tenant, ann.id}, soon())).error().code, Code::not_found);
    EXPECT_EQ(run(customers.get_by_id({tenant, ann.id}, soon())).error().code, Code::not_found);
    EXPECT_EQ(run(customers.update({tenant, ann.id}, {}, soon())).error().code, Code::not_found);
}

TEST_F(RepositoryTest, AsksForRowsByTheirColumns) {
    created("Berg", "Graz");
    created("Adler", "Wien");
    created("Cerny");
    auto customers = repository<Customer>();
    const auto names = [&](Query<Customer> query) {
        std::string found;
        for (const auto& row : run(customers.query(std::move(query), soon())).value()) found += row.last_name + " ";
        return found;
    };
    EXPECT_EQ(names(Query<Customer>{tenant}.order(&Customer::last_name)), "Adler Berg Cerny ");
    EXPECT_EQ(names(Query<Customer>{tenant}.where(&Customer::city, Compare::equal, "Graz")), "Berg ");
    EXPECT_EQ(names(Query<Customer>{tenant}.where(&Customer::last_name, Compare::greater, "Adler").order(&Customer::last_name, Order::descending)), "Cerny Berg ");
    EXPECT_EQ(names(Query<Customer>{tenant}.one_of(&Customer::city, {"Wien", "it's \"here\""})), "Adler ");
    EXPECT_EQ(names(Query<Customer>{tenant}.is_null(&Customer::city)), "Cerny ");
    EXPECT_EQ(names(Query<Customer>{tenant}.is_not_null(&Customer::city).order(&Customer::city).limit(1)), "Berg ");
    EXPECT_EQ(names(Query<Customer>{other_tenant}), "") << "row-level security";
}

TEST_F(RepositoryTest, NeedsNoScopeWhereThereIsNone) {
    sql("INSERT INTO industries (name) VALUES ('Bars'), ('Hotels')");
    auto industries = repository<Industry>();
    EXPECT_EQ(run(industries.get_all({}, soon())).value().size(), 2u);
    EXPECT_EQ(run(industries.query(Query<Industry>{}.where(&Industry::name, Compare::equal, "Bars"), soon())).value().size(), 1u);
    EXPECT_EQ(run(industries.create({.name = "x"}, soon())).error().code, Code::forbidden) << "not granted";
}

TEST_F(RepositoryTest, SaysWhatPostgresSays) {
    CustomerInsert form{.tenant_id = other_tenant, .first_name = "Ann", .last_name = "Berg"};
    auto customers = repository<Customer>();
    EXPECT_EQ(run(customers.create(form, soon())).error().code, Code::forbidden);
    form.tenant_id = tenant;
    form.industry_id = new_id<rows::IndustryId>();
    EXPECT_EQ(pg::constraint_of(run(customers.create(form, soon())).error()), "customers_industry_id_fkey");
}

}  // namespace
}  // namespace orderline::tables
