// tests/db/contract.hpp: the contract of the database as values, read from its CSV files, and how a database differs from it.
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>
#include "tests/db/csv.hpp"

namespace orderline::db {

struct Column {
    std::string type;           // as format_type prints it
    bool not_null = false;
    std::string default_value;  // as pg_get_expr prints it; empty: none
    std::string comment;
    bool generated = false;
};

struct Table {
    std::string comment;
    std::map<std::string, Column> columns;
};

/// What the contract says, or what a database has: of both the same, so that either can be changed in a test.
struct Contract {
    std::map<std::string, Table> tables;
    std::map<std::string, std::vector<std::string>> enums;  // values in order
};

/// Which literal a <literal> of the contract stands for.
inline std::string literal_of(const std::string& table, const std::string& column, const std::string& type) {
    static const std::map<std::pair<std::string, std::string>, std::string> known{
        {{"api_keys", "permissions"}, "[]"},         {{"customer_preferences", "personal"}, "{}"},
        {{"customer_preferences", "business"}, "{}"}, {{"customer_preferences", "orders"}, "{}"},
        {{"customer_preferences", "favorites"}, "{}"}, {{"proposed_orders", "order_items"}, "[]"},
        {{"proposed_orders", "status"}, "draft"},    {{"roles", "permissions"}, "[]"},
        {{"tenants", "settings"}, "{}"},             {{"user_preferences", "personal"}, "{}"},
        {{"user_preferences", "business"}, "{}"},    {{"user_preferences", "orders"}, "{}"}};
    return "'" + known.at({table, column}) + "'::" + type;
}

inline Contract read_contract() {
    Contract contract;
    for (const auto& row : read_csv("tests/contract/table-comments.csv", {"table", "comment"})) {
        contract.tables[row[0]].comment = row[1];
    }
    for (const auto& row : read_csv("tests/contract/schema-contract.csv",
                                    {"table", "column", "type", "not_null", "default", "comment"})) {
        const auto value = row[4] == "<literal>" ? literal_of(row[0], row[1], row[2]) : row[4];
        contract.tables.at(row[0]).columns[row[1]] = {row[2], row[3] == "yes", value, row[5], false};
    }
    for (const auto& row : read_csv("tests/contract/enum-contract.csv", {"enum", "position", "value"})) {
        auto& values = contract.enums[row[0]];
        values.push_back(row[2]);
        if (std::to_string(values.size()) != row[1]) throw std::runtime_error("enum-contract.csv is not in order");
    }
    return contract;
}

/// The one tolerated difference: an integer id of the contract without default, which something has to count.
inline bool counts_itself(const std::string& table, const std::string& column, const Column& found) {
    return table == "messages" && column == "id" && found.default_value == "nextval('messages_id_seq'::regclass)";
}

/// One sentence for each difference; none: the database keeps the contract.
inline std::vector<std::string> differences(const Contract& contract, const Contract& found) {
    std::vector<std::string> all;
    const auto differ = [&](const std::string& what, const std::string& want, const std::string& has) {
        if (want != has) all.push_back(what + " is \"" + has + "\", the contract says \"" + want + "\"");
    };
    const auto yes_no = [](bool value) { return value ? std::string{"yes"} : std::string{"no"}; };
    for (const auto& [name, values] : contract.enums) {
        const auto at = found.enums.find(name);
        if (at == found.enums.end()) all.push_back("enum " + name + " is missing");
        else if (at->second != values) all.push_back("enum " + name + " has other values, or in another order");
    }
    for (const auto& [name, table] : contract.tables) {
        const auto at = found.tables.find(name);
        if (at == found.tables.end()) {
            all.push_back("table " + name + " is missing");
            continue;
        }
        differ("the comment of " + name, table.comment, at->second.comment);
        for (const auto& [column, want] : table.columns) {
            const auto has = at->second.columns.find(column);
            const auto what = name + "." + column;
            if (has == at->second.columns.end()) {
                all.push_back(what + " is missing");
                continue;
            }
            differ("the type of " + what, want.type, has->second.type);
            differ("NOT NULL of " + what, yes_no(want.not_null), yes_no(has->second.not_null));
            differ("the comment of " + what, want.comment, has->second.comment);
            if (!counts_itself(name, column, has->second)) {
                differ("the default of " + what, want.default_value, has->second.default_value);
            }
            if (has->second.generated) all.push_back(what + " is generated: a client cannot write it");
        }
        for (const auto& [column, has] : at->second.columns) {
            if (table.columns.contains(column)) continue;
            if (has.not_null && has.default_value.empty() && !has.generated) {
                all.push_back(name + "." + column + " is not in the contract and has neither NULL nor a default");
            }
        }
    }
    return all;
}

}  // namespace orderline::db
