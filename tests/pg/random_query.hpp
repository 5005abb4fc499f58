// tests/pg/random_query.hpp: SELECTs that nobody would write, over the tables of view_facts_fixture.hpp.
#pragma once
#include <string>
#include <utility>
#include <vector>
#include "tests/support/seeds.hpp"

namespace orderline::pg {

class RandomQuery {
public:
    explicit RandomQuery(Random& random) : random_{random} {}

    /// With `width` columns, named c1, c2, …; `outer`: columns of an enclosing query that it may compare with.
    std::string select(std::size_t width, int depth, const std::vector<std::string>& outer = {}) {
        if (depth > 0 && one_in(random_, 8)) {
            const auto operation = pick({"UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL"});
            return "(" + select(width, depth - 1) + ") " + operation + " (" + select(width, depth - 1) + ")";
        }
        auto from = sources(depth);
        const auto condition = where(from.columns, outer);
        if (one_in(random_, 4)) return grouped(width, from.text, from.columns, condition);
        std::string list, distinct;
        for (std::size_t i = 1; i <= width; ++i) {
            list += (i == 1 ? "" : ", ") + (one_in(random_, 4) ? expression(from.columns) : any(from.columns)) + " AS c" + std::to_string(i);
        }
        if (one_in(random_, 6)) distinct = "DISTINCT ";
        else if (one_in(random_, 12)) distinct = "DISTINCT ON (" + any(from.columns) + ") ";
        return "SELECT " + distinct + list + " FROM " + from.text + condition;
    }

private:
    struct From {
        std::string text;
        std::vector<std::string> columns;
    };

    std::string pick(std::initializer_list<const char*> words) {
        return words.begin()[any_of(random_, 0, static_cast<std::int64_t>(words.size()) - 1)];
    }
    const std::string& any(const std::vector<std::string>& columns) {
        return columns[static_cast<std::size_t>(any_of(random_, 0, static_cast<std::int64_t>(columns.size()) - 1))];
    }
    std::string digit() { return std::to_string(any_of(random_, 0, 3)); }

    From table() {
        static const std::vector<std::pair<std::string, std::vector<std::string>>> tables{
            {"customers", {"id", "email", "name", "region"}}, {"orders", {"id", "customer_id", "note", "total"}},
            {"items", {"order_id", "line", "product", "amount"}}, {"pets", {"id", "tenant", "owner", "vet"}},
            {"plain", {"a", "b", "c", "d"}}, {"parents", {"id", "value"}}, {"ONLY v.parents", {"id", "value"}}};
        const auto& [name, columns] = tables[static_cast<std::size_t>(any_of(random_, 0, 6))];
        return aliased((name.starts_with("ONLY") ? "" : "v.") + name, columns);
    }
    From aliased(const std::string& what, const std::vector<std::string>& columns) {
        const auto alias = "t" + std::to_string(++names_);
        From from{what + " " + alias, {}};
        for (const auto& column : columns) from.columns.push_back(alias + "." + column);
        return from;
    }
    From source(int depth, const std::vector<std::string>& left) {
        if (depth == 0 || !one_in(random_, 4)) return table();
        const bool lateral = !left.empty() && one_in(random_, 2);
        return aliased((lateral ? "LATERAL (" : "(") + select(3, depth - 1, lateral ? left : std::vector<std::string>{}) + ")", {"c1", "c2", "c3"});
    }
    From sources(int depth) {
        auto all = source(depth, {});
        for (auto count = any_of(random_, 0, 2); count > 0; --count) {
            const auto kind = pick({"JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", ","});
            const bool sees_left = kind != "RIGHT JOIN" && kind != "FULL JOIN";
            const auto next = source(depth, sees_left ? all.columns : std::vector<std::string>{});
            std::string on;
            if (kind != ",") {
                on = " ON " + any(all.columns) + " = " + any(next.columns);
                if (one_in(random_, 2)) on += " AND " + any(all.columns) + " = " + any(next.columns);
                if (kind != "FULL JOIN" && one_in(random_, 3)) on += " AND " + any(next.columns) + " = " + digit();
            }
            // A join within a join: the text so far becomes one side of it.
            all.text = kind == "," ? all.text + ", " + next.text : in_parentheses(all.text) + " " + kind + " " + next.text + on;
            all.columns.insert(all.columns.end(), next.columns.begin(), next.columns.end());
        }
        return all;
    }
    /// "a, b" cannot be the side of a join.
    static std::string in_parentheses(std::string text) {
        int depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && text[i] == ',') text.replace(i, 1, " CROSS JOIN");
        }
        return text;
    }
    std::string where(const std::vector<std::string>& columns, const std::vector<std::string>& outer) {
        std::string text;
        for (auto count = any_of(random_, outer.empty() ? 0 : 1, 3); count > 0; --count) {
            const auto column = any(columns);
            std::string condition;
            switch (any_of(random_, 0, 7)) {
                case 0: condition = column + " IS NOT NULL"; break;
                case 1: condition = column + " = " + digit(); break;
                case 2: condition = column + " > " + any(columns); break;
                case 3: condition = "(" + column + " = 1 OR " + any(columns) + " IS NULL)"; break;
                case 4: condition = column + " IN (1, 2, NULL)"; break;
                case 5: condition = "NOT (" + column + " = 1 AND " + any(columns) + " = 2)"; break;
                default: condition = column + " = " + any(columns); break;
            }
            if (!outer.empty() && one_in(random_, 2)) condition = column + " = " + any(outer);
            text += (text.empty() ? " WHERE " : " AND ") + condition;
        }
        return text;
    }
    std::string expression(const std::vector<std::string>& columns) {
        const auto one = any(columns), other = any(columns);
        switch (any_of(random_, 0, 5)) {
            case 0: return "coalesce(" + one + ", " + other + ")";
            case 1: return one + " + " + other;
            case 2: return "CASE WHEN " + one + " > 1 THEN " + other + " ELSE " + one + " END";
            case 3: return "(SELECT count(*)::int FROM v.items WHERE line = " + one + ")";
            case 4: return "least(" + one + ", " + other + ")";
            default: return digit();
        }
    }
    std::string grouped(std::size_t width, const std::string& from, const std::vector<std::string>& columns, const std::string& condition) {
        std::string list, by;
        for (std::size_t i = 1; i <= width; ++i) {
            const bool is_group = one_in(random_, 2);
            const auto column = any(columns);
            list += (i == 1 ? "" : ", ");
            if (is_group) {
                by += (by.empty() ? "" : ", ") + column;
                list += column;
            } else {
                list += pick({"count(*)::int", "max(", "sum("});
                if (list.ends_with("sum(")) list += column + ")::int";
                else if (list.ends_with('(')) list += column + ")";
            }
            list += " AS c" + std::to_string(i);
        }
        if (one_in(random_, 3)) by += (by.empty() ? "" : ", ") + any(columns);
        if (!by.empty()) by = one_in(random_, 8) ? " GROUP BY ROLLUP (" + by + ")" : " GROUP BY " + by;
        return "SELECT " + list + " FROM " + from + condition + by;
    }

    Random& random_;
    int names_ = 0;
};

}  // namespace orderline::pg
