// tests/codegen/contract_pgtest.cpp: the document of our own database says what the contract and the catalogue say.
#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sstream>
#include "codegen/markdown.hpp"
#include "pg/introspect.hpp"
#include "tests/db/contract.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::codegen {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Line {
    std::string column, type;
    bool nullable, primary;
    std::string default_value, description;
};

struct Section {
    std::string comment, text;
    std::vector<Line> lines;
    std::vector<std::string> values;
};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
    return text;
}

/// What a reader sees of a cell: the text of links and code, without escapes.
std::string read_cell(std::string cell) {
    for (const auto* mark : {"<code>", "</code>", "`"}) cell = replaced(cell, mark, "");
    if (cell.starts_with('[')) {
        const auto end = cell.find("](#");
        cell = cell.substr(1, end - 1) + cell.substr(cell.find(')', end) + 1);
    }
    for (const auto& [entity, sign] : {std::pair{"&#124;", "|"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#91;", "["}, {"&#93;", "]"}, {"&amp;", "&"}, {"\\", ""}}) {
        cell = replaced(cell, entity, sign);
    }
    return cell;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 1; at + 1 < line.size();) {
        const auto end = line.find(" |", at);
        cells.push_back(read_cell(line.substr(at + 1, end > at + 1 ? end - at - 1 : 0)));
        at = end + 2;
    }
    return cells;
}

/// The sections of one chapter by title.
std::map<std::string, Section> read_chapter(const std::string& document, const std::string& title) {
    std::map<std::string, Section> sections;
    const auto begin = document.find("\n## " + title + "\n");
    if (begin == std::string::npos) return sections;
    std::istringstream text{document.substr(begin + 4, document.find("\n## ", begin + 4) - begin - 4)};
    Section* open = nullptr;
    bool at_top = false;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("### ")) {
            open = &sections[line.substr(4)];
            at_top = true;
        } else if (open) {
            open->text += line + "\n";
            const auto cells = line.starts_with("| ") ? cells_of(line) : std::vector<std::string>{};
            if (cells.size() == 6 && cells[0] != "Column" && cells[0] != "------") {
                open->lines.push_back({cells[0], cells[1], cells[2] == "✅", cells[3] == "✅", cells[4], cells[5]});
            } else if (cells.size() == 1 && cells[0] != "Value" && cells[0] != "-----") {
                open->values.push_back(cells[0]);
            } else if (at_top && cells.empty() && !line.empty()) {
                open->comment = read_cell(line);
            }
            if (!line.empty()) at_top = false;
        }
    }
    return sections;
}

std::string code_list(const std::string& columns) {
    return "`" + replaced(columns, ",", "`, `") + "`";
}

class DocumentContract : public TestDatabase {
protected:
    DocumentContract() {
        auto model = pg::introspect(admin(), {});
        if (!model) throw std::runtime_error(model.error().message);
        document_ = document(*model, {}).front().text;
        tables_ = read_chapter(document_, "Database Tables");
        enums_ = read_chapter(document_, "Database Enums");
    }

    pg::Rows query(const std::string& text) {
        auto rows = admin().query(text);
        if (!rows) throw std::runtime_error(rows.error().detail);
        return *std::move(rows);
    }

    /// What the document says, in the terms of the contract.
    db::Contract read_document() const {
        db::Contract found;
        for (const auto& [name, values] : enums_) found.enums[name] = values.values;
        for (const auto& [name, section] : tables_) {
            auto& table = found.tables[name];
            table.comment = section.comment.starts_with("Row security") ? "" : section.comment;
            for (const auto& line : section.lines) {
                auto value = replaced(line.default_value, "'public.", "'");  // introspection names the schema of everything
                const bool generated = value.starts_with("generated: ");
                table.columns[line.column] = {line.type, !line.nullable, generated ? "" : std::move(value), line.description, generated};
            }
        }
        return found;
    }

    std::string document_;
    std::map<std::string, Section> tables_, enums_;
};

TEST_F(DocumentContract, HoldsEveryTableColumnEnumAndCommentOfTheContract) {
    EXPECT_THAT(db::differences(db::read_contract(), read_document()), IsEmpty());
}

TEST_F(DocumentContract, ADocumentThatLostAColumnWouldBeFound) {
    auto found = read_document();
    found.tables.at("orders").columns.erase("notes");
    found.enums.at("call_status").pop_back();
    EXPECT_EQ(db::differences(db::read_contract(), found).size(), 2u);
}

TEST_F(DocumentContract, MarksThePrimaryKeysOfTheCatalogue) {
    const auto rows = query(R"(
        SELECT c.relname, a.attname, coalesce(a.attnum = ANY (k.conkey), false), a.attnotnull
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p'))");
    ASSERT_GT(rows.size(), 200);
    for (int i = 0; i < rows.size(); ++i) {
        const auto table = std::string{rows.text(i, 0)}, column = std::string{rows.text(i, 1)};
        ASSERT_TRUE(tables_.contains(table)) << table;
        const auto& lines = tables_.at(table).lines;
        const auto line = std::ranges::find(lines, column, &Line::column);
        ASSERT_NE(line, lines.end()) << table << "." << column;
        EXPECT_EQ(line->primary, rows.boolean(i, 2)) << table << "." << column;
        EXPECT_EQ(line->nullable, !rows.boolean(i, 3)) << table << "." << column;
    }
}

TEST_F(DocumentContract, TellsEveryForeignKeyOfTheCatalogueAtBothEnds) {
    const auto rows = query(R"(
        SELECT k.conname, c.relname, p.relname,
               (SELECT string_agg(a.attname, ',' ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o (attnum, n)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = o.attnum),
               (SELECT string_agg(a.attname, ',' ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o (attnum, n)
                JOIN pg_attribute a ON a.attrelid = p.oid AND a.attnum = o.attnum)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace)");
    ASSERT_GT(rows.size(), 30);
    for (int i = 0; i < rows.size(); ++i) {
        const auto name = std::string{rows.text(i, 0)}, child = std::string{rows.text(i, 1)}, parent = std::string{rows.text(i, 2)};
        const auto columns = code_list(std::string{rows.text(i, 3)}), targets = code_list(std::string{rows.text(i, 4)});
        EXPECT_THAT(tables_.at(child).text, HasSubstr(fmt::format("- ({}) → [{}](#{}) ({})", columns, parent, parent, targets))) << name;
        EXPECT_THAT(tables_.at(parent).text, HasSubstr(fmt::format("- [{}](#{}) ({}) → ({}), ", child, child, columns, targets))) << name;
        const auto label = fmt::format(" : \"{}\"", replaced(std::string{rows.text(i, 3)}, ",", ", "));
        EXPECT_THAT(document_, testing::ContainsRegex(parent + " [|][|o](--|\\.\\.)o[|{] " + child + label)) << name;
    }
}

TEST_F(DocumentContract, TellsEveryPolicyAndTriggerOfTheCatalogue) {
    const auto rows = query(R"(
        SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal)");
    ASSERT_GT(rows.size(), 30);
    for (int i = 0; i < rows.size(); ++i) {
        EXPECT_THAT(tables_.at(std::string{rows.text(i, 0)}).text, HasSubstr(fmt::format("- `{}`: ", rows.text(i, 1))));
    }
}

}  // namespace
}  // namespace orderline::codegen
