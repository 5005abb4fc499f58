// tests/app/import_rows_test.cpp: what an import says about each kind of bad row, and what it makes of a good one.
#include "app/import_rows.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace orderline::app {
namespace {

Known known_things() {
    Known known;
    known.currency = *parse_currency("EUR");
    known.taxes = {{"USt 10 %", 100'000, "food"}};
    Product cheese;
    cheese.id = ProductId{Uuid{std::byte{1}}};
    cheese.sku = "K-1";
    cheese.name = "Käse";
    cheese.unit = "piece";
    cheese.price_minor = 1050;
    cheese.tax_class = "food";
    known.products["K-1"] = cheese;
    Product request = cheese;
    request.sku = "K-2";
    request.price_minor = std::nullopt;
    known.products["K-2"] = request;
    const CustomerId anna{Uuid{std::byte{2}}}, eva{Uuid{std::byte{3}}};
    known.customers_by_external_id["C1"] = anna;
    known.customers_by_email.emplace("anna@example.com", Known::Customer{anna, true});
    known.customers_by_email.emplace("eva@example.com", Known::Customer{eva, false});
    known.customers_by_email.emplace("two@example.com", Known::Customer{new_id<CustomerId>(), false});
    known.customers_by_email.emplace("two@example.com", Known::Customer{new_id<CustomerId>(), false});
    known.orders["A-9"] = {new_id<OrderId>(), true};
    known.time_zones = {"Europe/Vienna"};
    return known;
}

/// The file's rows below its header, comma-separated without quotes; the last row's result.
Result<CopyRow> check(ImportKind kind, std::string_view text, DecimalMark mark = DecimalMark::point) {
    const Known known = known_things();
    std::optional<RowCheck> checker;
    Result<CopyRow> last = fail(Code::internal, "", "no row");
    bool refused = false;
    CsvReader reader{','};
    const auto take = [&](CsvRecord& record) {
        if (refused) return;
        if (!checker) {
            auto mapping = map_columns(kind, record.fields, {});
            refused = !mapping;
            if (refused) last = std::unexpected(mapping.error());
            else checker.emplace(kind, *mapping, ValueRules{"EUR", mark}, known);
        } else {
            last = checker->check(record);
        }
    };
    reader.feed(text, take);
    reader.finish(take);
    return last;
}

struct BadRow {
    std::string name;
    ImportKind kind;
    std::string text, sentence;
};

class BadRows : public testing::TestWithParam<BadRow> {};

TEST_P(BadRows, AreToldInASentence) {
    const auto row = check(GetParam().kind, GetParam().text);
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error().message, GetParam().sentence);
}

constexpr auto products = ImportKind::products, customers = ImportKind::customers, orders = ImportKind::orders;

INSTANTIATE_TEST_SUITE_P(Products, BadRows, testing::Values(
    BadRow{"price", products, "sku,name,price\nA,B,12.5x", "price \"12.5x\" is not an amount"},
    BadRow{"price_with_comma", products, "sku,name,price\nA,B,\"12,5\"", "price \"12,5\" is not an amount (for a decimal comma give --decimal comma)"},
    BadRow{"price_with_too_many_digits", products, "sku,name,price\nA,B,1.005", "price \"1.005\" is not an amount: its currency has 2 decimals"},
    BadRow{"price_in_yen", products, "sku,name,price,currency\nA,B,1.5,JPY", "price \"1.5\" is not an amount: its currency has 0 decimals"},
    BadRow{"negative_price", products, "sku,name,price\nA,B,-1", "price \"-1\" is not an amount: it is negative"},
    BadRow{"price_beyond_reason", products, "sku,name,price\nA,B,99999999999.00", "price \"99999999999.00\" is not an amount: it is too large"},
    BadRow{"no_sku", products, "sku,name\n ,B", "sku is missing"},
    BadRow{"no_name", products, "sku,name\nA,", "name is missing"},
    BadRow{"too_few_fields", products, "sku,name,price\nA,B", "this row has 2 fields, the header has 3"},
    BadRow{"same_sku_twice", products, "sku,name\nA,B\nA,C", "sku \"A\" stands in line 2 already"},
    BadRow{"currency", products, "sku,name,currency\nA,B,Euro", "currency is longer than 3 characters"},
    BadRow{"currency_in_small_letters", products, "sku,name,currency\nA,B,eur", "currency \"eur\" is not a currency, as in EUR"},
    BadRow{"multiple", products, "sku,name,order_multiple\nA,B,0", "order_multiple \"0\" is not a quantity: more than 0, at most 9999, at most three decimals"},
    BadRow{"active", products, "sku,name,active\nA,B,perhaps", "active \"perhaps\" is not yes or no"},
    BadRow{"long_sku", products, "sku,name\n" + std::string(101, 'x') + ",B", "sku is longer than 100 characters"},
    BadRow{"broken_quotes", products, "sku,name\nA,B\"C", "There is a quote inside a field that does not begin with one."},
    BadRow{"control_characters", products, "sku,name,price\nA,B,\x1b[31m", "price \"?[31m\" is not an amount"},
    BadRow{"header_without_sku", products, "name,price\nB,1", "The file has no column sku. Its columns are: name, price. Say which one it is with --map HEADING=sku."}
), [](const auto& one) { return one.param.name; });

INSTANTIATE_TEST_SUITE_P(Customers, BadRows, testing::Values(
    BadRow{"nobody", customers, "email,external_id,company\n,,X", "neither external_id nor email is given: one of them must tell the customer"},
    BadRow{"no_name", customers, "email,company\na@b.c,", "no name: give first_name and last_name, name, or company"},
    BadRow{"email", customers, "email,company\nanna,X", "email \"anna\" is not an e-mail address"},
    BadRow{"zone", customers, "email,company,time_zone\na@b.c,X,Vienna", "time_zone \"Vienna\" is not a time zone, as in Europe/Vienna"},
    BadRow{"language", customers, "email,company,language\na@b.c,X,deutsch!", "language \"deutsch!\" is not a language, as in de-AT"},
    BadRow{"same_email_twice", customers, "email,company\na@b.c,X\nA@B.c,Y", "email \"A@B.c\" stands in line 2 already"},
    BadRow{"same_number_twice", customers, "external_id,company\n7,X\n7,Y", "external_id \"7\" stands in line 2 already"},
    BadRow{"same_customer_by_two_names", customers, "external_id,email,company\nC1,,X\n,anna@example.com,Y", "line 2 is about the same customer"},
    BadRow{"ambiguous_email", customers, "email,company\ntwo@example.com,X", "several customers have the e-mail address two@example.com; give external_id"}
), [](const auto& one) { return one.param.name; });

INSTANTIATE_TEST_SUITE_P(Orders, BadRows, testing::Values(
    BadRow{"unknown_product", orders, "external_id,customer_email,sku,quantity\n1,anna@example.com,X,1", "product \"X\" is not known"},
    BadRow{"unknown_customer", orders, "external_id,customer_email,sku,quantity\n1,who@example.com,K-1,1", "customer \"who@example.com\" is not known"},
    BadRow{"no_customer", orders, "external_id,customer_email,sku,quantity\n1,,K-1,1", "neither customer_external_id nor customer_email is given"},
    BadRow{"quantity", orders, "external_id,customer_email,sku,quantity\n1,anna@example.com,K-1,0.0001", "quantity \"0.0001\" is not a quantity: more than 0, at most 9999, at most three decimals"},
    BadRow{"two_customers", orders, "external_id,customer_email,sku,quantity\n1,anna@example.com,K-1,1\n1,eva@example.com,K-1,1", "line 2 gives this order another customer"},
    BadRow{"two_dates", orders, "external_id,customer_email,sku,quantity,order_date\n1,anna@example.com,K-1,1,2026-01-01\n1,anna@example.com,K-1,1,2026-01-02", "line 2 gives this order another order_date"},
    BadRow{"no_price", orders, "external_id,customer_email,sku,quantity\n1,anna@example.com,K-2,1", "unit_price is missing, and product \"K-2\" has no list price in EUR"},
    BadRow{"price_in_another_currency", orders, "external_id,customer_email,sku,quantity,currency\n1,anna@example.com,K-1,1,CHF", "unit_price is missing, and product \"K-1\" has no list price in CHF"},
    BadRow{"status", orders, "external_id,customer_email,sku,quantity,status\n1,anna@example.com,K-1,1,lost", "status \"lost\" is not an order status"},
    BadRow{"an_order_from_here", orders, "external_id,customer_email,sku,quantity\nA-9,anna@example.com,K-1,1", "order \"A-9\" was accepted here; a file cannot change it"}
), [](const auto& one) { return one.param.name; });

std::string value(const CopyRow& row, std::size_t at) { return row.at(at).value_or("NULL"); }

}  // namespace

TEST(ImportRows, AProductIsReadInGermanToo) {
    const auto row = check(products, "Artikel-Nr.,Bezeichnung,Preis,Einheit,Aktiv,VE\nA-1, Käse ,\"1.234,50\",kg,nein,\"2,5\"", DecimalMark::comma);
    ASSERT_TRUE(row) << row.error().message;
    const auto at = [](std::string_view name) { return column_index(products, name); };
    EXPECT_EQ(value(*row, at("sku")), "A-1");
    EXPECT_EQ(value(*row, at("name")), "Käse");
    EXPECT_EQ(value(*row, at("price")), "123450");
    EXPECT_EQ(value(*row, at("unit")), "kg");
    EXPECT_EQ(value(*row, at("active")), "false");
    EXPECT_EQ(value(*row, at("order_multiple")), "2500");
    EXPECT_EQ(value(*row, at("description")), "NULL");
}

TEST(ImportRows, ACustomerIsFoundByNumberThenByEmail) {
    const auto by_number = check(customers, "external_id,email,company\nC1,other@example.com,X");
    ASSERT_TRUE(by_number);
    EXPECT_EQ(value(*by_number, 0), to_text(Uuid{std::byte{2}}));
    const auto by_email = check(customers, "email,company\nEVA@example.com,X");
    ASSERT_TRUE(by_email);
    EXPECT_EQ(value(*by_email, 0), to_text(Uuid{std::byte{3}}));
    const auto given_a_number = check(customers, "external_id,email,company\nC7,eva@example.com,X");
    ASSERT_TRUE(given_a_number);
    EXPECT_EQ(value(*given_a_number, 0), to_text(Uuid{std::byte{3}}));
    const auto another = check(customers, "external_id,email,company\nC7,anna@example.com,X");
    ASSERT_TRUE(another);
    EXPECT_NE(value(*another, 0), to_text(Uuid{std::byte{2}})) << "anna is C1: C7 shares her address, but is somebody else";
}

TEST(ImportRows, AFullNameIsTakenApart) {
    const auto row = check(customers, "email,name\na@b.c,Anna Maria Huber");
    ASSERT_TRUE(row);
    EXPECT_EQ(value(*row, 3), "Anna Maria");
    EXPECT_EQ(value(*row, 4), "Huber");
}

TEST(ImportRows, AnOrderLineIsPricedAndTaxed) {
    const auto row = check(orders, "order number,Customer No,article number,qty\n1,C1,K-1,1.5");
    ASSERT_TRUE(row) << row.error().message;
    EXPECT_EQ(value(*row, 2), "1500");
    EXPECT_EQ(value(*row, 3), "1050");
    EXPECT_EQ(value(*row, 4), "1575");
    EXPECT_EQ(value(*row, 5), "158");  // 157.5, rounded away from zero
    EXPECT_EQ(value(*row, 9), "1");
}

TEST(ImportMapping, WhatIsAskedGoesBeforeWhatIsGuessed) {
    const std::vector<std::string> header{"sku", "Our number", "name"};
    const auto mapping = map_columns(products, header, {{"Our number", "sku"}});
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->places[column_index(products, "sku")], 1u);
    EXPECT_EQ(mapping->ignored, std::vector<std::string>{"sku"});
}

TEST(ImportMapping, RefusesWhatCannotBe) {
    const std::vector<std::string> header{"a", "b"};
    EXPECT_EQ(map_columns(products, header, {{"c", "sku"}}).error().message, "The file has no column 'c'.");
    EXPECT_TRUE(map_columns(products, header, {{"a", "skew"}}).error().message.starts_with("There is no column 'skew' to map to. There are: sku, name,"));
    EXPECT_EQ(map_columns(products, header, {{"a", "sku"}, {"b", "sku"}}).error().message, "Two columns of the file are mapped to sku.");
    EXPECT_FALSE(parse_map_option("sku"));
    EXPECT_FALSE(parse_map_option("=sku"));
    EXPECT_FALSE(parse_map_option("a="));
    EXPECT_EQ(*parse_map_option("a=b=sku"), (std::pair<std::string, std::string>{"a=b", "sku"}));
}

TEST(ImportMapping, NoTwoColumnsOfAKindShareASynonym) {
    for (const auto kind : {products, customers, orders}) {
        std::vector<std::string_view> all;
        for (const auto& column : columns_of(kind)) all.insert(all.end(), column.synonyms.begin(), column.synonyms.end());
        auto sorted = all;
        std::ranges::sort(sorted);
        const auto twice = std::ranges::adjacent_find(sorted);
        EXPECT_TRUE(twice == sorted.end()) << *twice;
    }
}

}  // namespace orderline::app
