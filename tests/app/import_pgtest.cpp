// tests/app/import_pgtest.cpp: files go into the database as a whole, or not at all, or without their bad rows; and twice the same.
#include "app/import.hpp"
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::app {

class Import : public TestDatabase {
protected:
    Import() {
        auto work = Work::begin(admin(), std::nullopt);
        const auto id = create_tenant(*work, {"Donau", "donau.example", "EUR", "de-AT", "Europe/Vienna", {"USt 10 %=10:food"}, ""});
        EXPECT_TRUE(id) << id.error().message << id.error().detail;
        EXPECT_TRUE(work->commit());
        tenant_ = *find_tenant(admin(), "donau");
    }

    Result<ImportReport> import(ImportKind kind, const std::string& text, bool skip_bad = false, bool dry_run = false) {
        folder_.write("file.csv", text);
        ImportOptions options;
        options.kind = kind;
        options.path = folder_ / "file.csv";
        options.dry_run = dry_run;
        if (skip_bad) options.rejects = folder_ / "rejects.csv";
        return run_import(admin(), tenant_, options);
    }
    ImportReport imported(ImportKind kind, const std::string& text, bool skip_bad = false) {
        auto report = import(kind, text, skip_bad);
        EXPECT_TRUE(report) << report.error().message << report.error().detail;
        return report ? *report : ImportReport{};
    }
    std::string rejects() {
        std::ifstream in{folder_ / "rejects.csv"};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    static std::string products(int count, const std::string& price = "1.50") {
        std::string text = "sku,name,price,category,type,tax_class\n";
        for (int i = 0; i < count; ++i) text += fmt::format("P{},Product {},{},Group {},Kind {},food\n", i, i, price, i % 7, i % 21);
        return text;
    }

    TempFolder folder_;
    TenantRow tenant_;
};

TEST_F(Import, FiveThousandProductsAreNewThenTheSameThenChanged) {
    const auto first = imported(ImportKind::products, products(5000));
    EXPECT_EQ(first.inserted, 5000);
    EXPECT_EQ(scalar("SELECT count(*) FROM products WHERE price_minor = 150 AND unit = 'piece' AND order_multiple = 1000 AND is_active"), "5000");
    EXPECT_EQ(scalar("SELECT count(*) FROM product_categories"), "7");
    EXPECT_EQ(scalar("SELECT count(*) FROM product_types"), "21");
    EXPECT_EQ(scalar("SELECT count(*) FROM products p JOIN product_categories c ON c.id = p.category_id WHERE right(p.name, 1) = '3'"), "500");

    const auto audit = scalar("SELECT count(*) FROM audit_logs");
    const auto second = imported(ImportKind::products, products(5000));
    EXPECT_EQ(second.inserted, 0);
    EXPECT_EQ(second.updated, 0);
    EXPECT_EQ(second.unchanged, 5000);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs"), audit) << "what does not change leaves no trail";

    const auto third = imported(ImportKind::products, products(5001, "1.60"));
    EXPECT_EQ(third.inserted, 1);
    EXPECT_EQ(third.updated, 5000);
    EXPECT_EQ(scalar("SELECT count(*) FROM products WHERE price_minor = 160"), "5001");
    EXPECT_EQ(scalar("SELECT count(DISTINCT actor) || min(actor) FROM audit_logs WHERE table_name = 'products'"), "1job:cli");
}

TEST_F(Import, OneBadRowKeepsAllOut) {
    const auto report = imported(ImportKind::products, "sku,name,price\nA,B,1\nC,D,12x\nE,F,2\n");
    EXPECT_FALSE(report.written);
    EXPECT_EQ(report.rows, 3);
    ASSERT_EQ(report.errors.size(), 1u);
    EXPECT_EQ(report.errors[0].line, 3u);
    EXPECT_EQ(scalar("SELECT count(*) FROM products"), "0");
}

TEST_F(Import, ADryRunWritesNothing) {
    const auto report = import(ImportKind::products, products(10), false, true);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->written);
    EXPECT_EQ(report->bad_rows, 0);
    EXPECT_EQ(scalar("SELECT count(*) FROM products"), "0");
}

TEST_F(Import, BadRowsAreSkippedAndKeptWithTheirReason) {
    const auto report = imported(ImportKind::products, "sku;name;price\r\nA;\"B;\nC\";1\r\nC;D;12x\r\nE\"x;F;2\r\nG;H;3\r\n", true);
    EXPECT_TRUE(report.written);
    EXPECT_EQ(report.inserted, 2);
    EXPECT_EQ(report.bad_rows, 2);
    EXPECT_EQ(rejects(), "sku;name;price;reason\r\nC;D;12x;\"line 4: price \"\"12x\"\" is not an amount\"\r\n"
                         "\"E\"\"x;F;2\";line 5: There is a quote inside a field that does not begin with one.\r\n");
    EXPECT_EQ(scalar("SELECT name FROM products WHERE sku = 'A'"), "B;\nC");
}

TEST_F(Import, ColumnsThatTheFileLacksStayAndEmptyCellsEmpty) {
    imported(ImportKind::products, "sku,name,price,description,active\nA,B,1,text,no\n");
    imported(ImportKind::products, "sku,name,description\nA,C,\n");
    EXPECT_EQ(scalar("SELECT name || price_minor || coalesce(description, '-') || is_active FROM products"), "C100-false");
}

TEST_F(Import, TextIsTextWhateverItLooksLike) {
    imported(ImportKind::products, "sku,name,description\n\\N,\"tab\there \\ \"\"quoted\"\"\",\"'); DROP TABLE products; --\r\nline\"\n");
    EXPECT_EQ(scalar("SELECT sku || '|' || name || '|' || description FROM products"), "\\N|tab\there \\ \"quoted\"|'); DROP TABLE products; --\r\nline");
}

TEST_F(Import, CustomersAreMatchedByNumberAndByAddress) {
    imported(ImportKind::customers, "external_id,email,name,company,industry,time_zone\n1,a@x.example,Anna Huber,Donau,Gastro,Europe/Vienna\n,e@x.example,Eva Berg,,Gastro,\n");
    EXPECT_EQ(scalar("SELECT count(*) FROM industries WHERE name = 'Gastro'"), "1");
    const auto again = imported(ImportKind::customers, "external_id,email,name,company\n1,new@x.example,Anna Huber,Donau\n2,E@x.example,Eva Berg,Berg\n");
    EXPECT_EQ(again.inserted, 0);
    EXPECT_EQ(again.updated, 2);
    EXPECT_EQ(scalar("SELECT string_agg(external_id || email || last_name || coalesce(company, ''), ' ' ORDER BY external_id) FROM customers"),
              "1new@x.exampleHuberDonau 2E@x.exampleBergBerg");
    EXPECT_EQ(scalar("SELECT time_zone FROM customers WHERE external_id = '1'"), "Europe/Vienna");
    EXPECT_EQ(imported(ImportKind::customers, "external_id,email,name,company\n1,new@x.example,Anna Huber,Donau\n").unchanged, 1);
}

TEST_F(Import, OrdersAreGroupedPricedNumberedAndTheSameAgain) {
    imported(ImportKind::products, products(3));
    imported(ImportKind::customers, "external_id,company\nC1,Donau\n");
    const std::string file = "external_id,customer_external_id,sku,quantity,unit_price,order_date,status\n"
                             "O2,C1,P0,2,,2026-02-01,delivered\nO1,C1,P1,1.5,3.00,2026-01-01,\nO2,C1,P2,1,1.11,,\n";
    const auto first = imported(ImportKind::orders, file);
    EXPECT_EQ(first.inserted, 2);
    EXPECT_EQ(scalar("SELECT string_agg(external_id || ':' || order_number || ':' || subtotal_minor || '+' || tax_minor || '=' || total_minor, ' ' "
                     "ORDER BY order_number) FROM orders"), "O1:1:450+45=495 O2:2:411+41=452");
    EXPECT_EQ(scalar("SELECT string_agg(sku || quantity || '/' || quantity_thousandths, ' ' ORDER BY sku) FROM order_items"), "P02/2000 P12/1500 P21/1000");
    EXPECT_EQ(imported(ImportKind::orders, file).unchanged, 2);

    const auto changed = imported(ImportKind::orders, "external_id,customer_external_id,sku,quantity,unit_price\nO1,C1,P1,2,3.00\nO3,C1,P1,1,3.00\n");
    EXPECT_EQ(changed.updated, 1);
    EXPECT_EQ(changed.inserted, 1);
    EXPECT_EQ(scalar("SELECT order_number || ':' || total_minor || ':' || (order_date AT TIME ZONE 'Europe/Vienna') FROM orders WHERE external_id = 'O1'"),
              "1:660:2026-01-01 00:00:00") << "a date is that day in the tenant's zone";
    EXPECT_EQ(scalar("SELECT order_number FROM orders WHERE external_id = 'O3'"), "3");
    sql("INSERT INTO orders (tenant_id, status) SELECT id, 'pending' FROM tenants");
    EXPECT_EQ(scalar("SELECT max(order_number) FROM orders"), "4");
}

TEST_F(Import, AnOrderWithOneBadLineIsSkippedAsAWhole) {
    imported(ImportKind::products, products(2));
    imported(ImportKind::customers, "external_id,company\nC1,Donau\n");
    const auto report = imported(ImportKind::orders, "external_id,customer_external_id,sku,quantity\nO1,C1,P0,1\nO2,C1,P0,1\nO1,C1,XX,1\n", true);
    EXPECT_EQ(report.inserted, 1);
    EXPECT_EQ(report.bad_rows, 2);
    EXPECT_EQ(scalar("SELECT string_agg(external_id, ' ') FROM orders"), "O2");
    EXPECT_NE(rejects().find("line 2: another row of this order is bad"), std::string::npos);
    EXPECT_NE(rejects().find("line 4: product \"\"XX\"\" is not known"), std::string::npos);
}

TEST_F(Import, OtherTenantsAreNotTouchedNorSeen) {
    imported(ImportKind::products, products(2));
    auto work = Work::begin(admin(), std::nullopt);
    ASSERT_TRUE(create_tenant(*work, {"Other", "", "EUR", "en", "UTC", {}, ""}));
    ASSERT_TRUE(work->commit());
    const auto other = find_tenant(admin(), "Other");
    ImportOptions options;
    options.path = folder_ / "file.csv";
    const auto report = run_import(admin(), *other, options);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->inserted, 2);
    EXPECT_EQ(scalar("SELECT count(*) FROM products"), "4");
    EXPECT_FALSE(imported(ImportKind::orders, "external_id,customer_email,sku,quantity\n1,a@b.c,P0,1\n").written);
}

TEST_F(Import, AFileThatCannotBeReadIsNamed) {
    EXPECT_EQ(import(ImportKind::products, "").error().message, "file.csv is empty. Its first line must name the columns.");
    EXPECT_EQ(import(ImportKind::products, "\xff\xfes\0k\0u\0").error().message, "file.csv is UTF-16. Save it as UTF-8 (in Excel: \"CSV UTF-8\").");
    ImportOptions options;
    options.path = "/nowhere.csv";
    EXPECT_EQ(run_import(admin(), tenant_, options).error().message, "There is no file /nowhere.csv.");
}

/// An owner without superuser rights is held by the policies, too: the commands must work for it.
TEST_F(Import, WorksForAnOwnerThatIsNoSuperuser) {
    sql("CREATE ROLE plain_owner LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO plain_owner;"
        "DO $$ DECLARE t record; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP "
        "EXECUTE format('ALTER TABLE public.%I OWNER TO plain_owner', t.tablename); END LOOP; END $$;"
        "GRANT USAGE ON SCHEMA orderline TO plain_owner; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA orderline TO plain_owner;"
        "ALTER FUNCTION orderline.audit() OWNER TO plain_owner");
    auto owner = pg::Session::open(admin_conninfo() + " user=plain_owner");
    ASSERT_TRUE(owner) << owner.error().message;
    folder_.write("file.csv", products(20));
    ImportOptions options;
    options.path = folder_ / "file.csv";
    const auto report = run_import(*owner, tenant_, options);
    ASSERT_TRUE(report) << report.error().message << report.error().detail;
    EXPECT_EQ(report->inserted, 20);
    EXPECT_EQ(run_import(*owner, tenant_, options)->unchanged, 20);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name = 'products' AND actor = 'job:cli'"), "20");
    sql("REASSIGN OWNED BY plain_owner TO CURRENT_USER; DROP OWNED BY plain_owner; DROP ROLE plain_owner");
}

}  // namespace orderline::app
