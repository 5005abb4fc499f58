// app/import_rows.hpp: checks the rows of a file one after the other, against each other and against what is known. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#include "app/csv.hpp"
#include "app/import_columns.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/price.hpp"

namespace orderline::app {

/// What the database has that rows may refer to. Only what the kind needs is filled.
struct Known {
    struct Customer {
        CustomerId id;
        bool has_external_id = false;
    };
    struct Order {
        OrderId id;
        bool from_draft = false;  // taken by this program: no file changes it
    };

    Currency currency{};
    std::vector<Tax> taxes;
    std::unordered_map<std::string, CustomerId> customers_by_external_id;
    std::unordered_multimap<std::string, Customer> customers_by_email;  // in lower case
    std::unordered_map<std::string, Product> products;                  // by SKU
    std::unordered_map<std::string, Order> orders;                      // by external id
    std::unordered_set<std::string> time_zones;
};

/// An order as its rows describe it together.
struct OrderHead {
    OrderId id;
    std::uint64_t line = 0;  // of its first row
    std::string external_id;
    CustomerId customer;
    Values values;  // of the first row
    int rows = 0;
};

/// One row as the temporary table takes it (app/sql/import_*_table.sql names the columns).
using CopyRow = std::vector<std::optional<std::string>>;

class RowCheck {
public:
    RowCheck(ImportKind kind, Mapping mapping, ValueRules rules, const Known& known);

    /// Errors: bad_request bad_row, a sentence without the line's number.
    Result<CopyRow> check(const CsvRecord& record);

    /// What the row stands or falls with: an order's external id; empty for other kinds.
    std::string group_of(const CsvRecord& record) const;
    const std::unordered_map<std::string, OrderHead>& orders() const { return orders_; }

private:
    Result<CopyRow> check_product(const CsvRecord& record, Values values);
    Result<CopyRow> check_customer(const CsvRecord& record, Values values);
    Result<CopyRow> check_order_line(const CsvRecord& record, Values values);
    Result<CustomerId> match_customer(const std::optional<std::string>& external_id, const std::optional<std::string>& email) const;
    Result<OrderHead*> head_of(const CsvRecord& record, const Values& values);
    const std::optional<std::string>& value(const Values& values, std::string_view column) const;

    ImportKind kind_;
    Mapping mapping_;
    ValueRules rules_;
    const Known& known_;
    std::unordered_map<std::string, std::uint64_t> seen_;  // identity -> line
    std::unordered_map<std::string, OrderHead> orders_;
};

}  // namespace orderline::app
