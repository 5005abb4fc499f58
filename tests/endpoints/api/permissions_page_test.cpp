// tests/endpoints/api/permissions_page_test.cpp: docs/permissions.md says what the table of rights says.
#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>
#include <sstream>
#include "endpoints/api/api.hpp"

namespace orderline::api {
namespace {

std::string code(std::string_view text) { return text.empty() ? "" : "`" + std::string{text} + "`"; }
std::string code(const std::optional<Permission>& one) { return one ? code(to_text(*one)) : ""; }

std::string row(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const auto& cell : cells) line += (cell.empty() ? "" : " " + cell) + " |";
    return line + "\n";
}

std::string head(const std::vector<std::string>& titles) {
    return row(titles) + row(std::vector<std::string>(titles.size(), "---"));
}

std::string vocabulary() {
    std::vector<std::string> titles{"permission", "lets"};
    for (const auto& role : built_in_roles()) titles.emplace_back(role.name);
    std::string table = head(titles);
    for (int i = 0; i < static_cast<int>(Permission::count_); ++i) {
        const auto one = static_cast<Permission>(i);
        std::vector<std::string> cells{code(to_text(one)), std::string{meaning_of(one)}};
        for (const auto& role : built_in_roles()) {
            cells.emplace_back(role.everything || std::ranges::find(role.permissions, one) != role.permissions.end() ? "yes" : "");
        }
        table += row(cells);
    }
    return table;
}

std::string actions() {
    std::string table = head({"request", "action", "permission", "customer's link"});
    for (const auto& endpoint : endpoints()) {
        const auto& right = *endpoint.action;
        table += row({code(std::string{to_text(endpoint.method)} + " " + std::string{endpoint.pattern}), std::string{right.name},
                      right.anybody ? "anybody" : right.user ? "a user" : right.needs ? code(right.needs) : "none", right.link ? "yes" : ""});
    }
    return table;
}

std::string words(std::string_view letters) {
    std::string text;
    for (const auto& [letter, word] : {std::pair{'s', "select"}, {'i', "insert"}, {'u', "update"}, {'d', "delete"}}) {
        if (letters.contains(letter)) text += std::string{text.empty() ? "" : ", "} + word;
    }
    return text == "select, insert, update, delete" ? "all" : text;
}

std::string tables() {
    std::string table = head({"table", "select needs", "insert, update, delete need", "without a permission", "secret key", "the server"});
    for (const auto& right : table_rights()) {
        std::string free = right.everyone.empty() ? "" : words(right.everyone);
        if (!right.own.empty()) free += (free.empty() ? "" : "; ") + words(right.own) + " of one's own rows";
        table += row({code(right.table), code(right.reads), code(right.writes), free, words(right.secret), words(right.server)});
    }
    return table;
}

TEST(PermissionsPage, SaysWhatTheTableSays) {
    std::ifstream file{ORDERLINE_SOURCE_DIR "/docs/permissions.md", std::ios::binary};
    std::ostringstream page;
    page << file.rdbuf();
    for (const auto& part : {vocabulary(), actions(), tables()}) {
        EXPECT_TRUE(page.str().contains("\n\n" + part + "\n") || page.str().ends_with("\n\n" + part)) << "docs/permissions.md should have:\n" << part;
    }
}

}  // namespace
}  // namespace orderline::api
