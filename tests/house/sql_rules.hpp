// tests/house/sql_rules.hpp: every reference to a tenant's table in our statements names the tenant.
#pragma once
#include <cctype>
#include <set>
#include <utility>
#include "tests/house/source.hpp"

namespace orderline::house {

using Names = std::set<std::string>;

struct Token {
    std::string text;  // words in lower case
    std::size_t line = 1;
};
using Tokens = std::vector<Token>;

/// Words, parameters and signs; comments and the insides of literals are left out.
inline Tokens tokens_of(const std::string& sql) {
    static const std::regex pattern{
        R"re(--[^\n]*|/\*[\s\S]*?\*/|'(?:[^']|'')*'|"[^"]*"|\$\d+|[A-Za-z_][A-Za-z0-9_]*|\d+|::|[<>!=]+|[^\s])re"};
    Tokens tokens;
    for (std::sregex_iterator at{sql.begin(), sql.end(), pattern}, end; at != end; ++at) {
        auto text = at->str();
        if (text.starts_with("--") || text.starts_with("/*")) continue;
        if (text.starts_with('\'')) text = "''";
        else if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
        else std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        tokens.push_back({text, line_at(sql, static_cast<std::size_t>(at->position()))});
    }
    return tokens;
}

/// A query block is a SELECT, INSERT, UPDATE or DELETE without the queries in its parentheses; each of those is its own.
inline std::vector<Tokens> blocks_of(const Tokens& tokens) {
    static const Names begins{"select", "insert", "update", "delete", "with"};
    std::vector<Tokens> done, open{{}};
    std::vector<bool> is_query;  // for each open parenthesis
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& text = tokens[i].text;
        if (text == "(") {
            is_query.push_back(i + 1 < tokens.size() && begins.contains(tokens[i + 1].text));
            open.back().push_back(tokens[i]);
            if (is_query.back()) open.emplace_back();
            continue;
        }
        if (text == ")" && !is_query.empty()) {
            if (is_query.back()) {
                done.push_back(std::move(open.back()));
                open.pop_back();
            }
            is_query.pop_back();
        }
        if (text == ";" || text == "union" || text == "intersect" || text == "except") {
            done.push_back(std::exchange(open.back(), {}));
            continue;
        }
        open.back().push_back(tokens[i]);
    }
    while (!open.empty()) {
        done.push_back(std::move(open.back()));
        open.pop_back();
    }
    return done;
}

struct Reference {
    std::string table, name;  // name: its alias, or the table's own name
    std::size_t line, at;     // at: the index of the table's name in the block
    bool inserted;
};

inline std::vector<Reference> references_of(const Tokens& block, const Names& tables) {
    static const Names ends{"where", "group", "order", "limit", "returning", "set", "having", "window", "on", "select"};
    static const Names no_alias{"where", "group", "order", "limit", "returning", "set", "having", "window", "on", "select",
                                "join", "left", "right", "inner", "full", "cross", "using", "for", "natural", "values",
                                "default", "from", "tablesample"};
    std::vector<Reference> found;
    bool in_list = false;
    int depth = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const auto& text = block[i].text;
        if (text == "(") ++depth;
        if (text == ")") --depth;
        if (ends.contains(text)) in_list = false;
        const auto before = i == 0 ? std::string{} : block[i - 1].text;
        const bool updates = text == "update" && before != "for" && before != "do" && before != "key";
        const bool deletes_using = text == "using" && block.front().text == "delete";
        if (text == "from" || deletes_using) in_list = true;
        const bool names_next = text == "from" || text == "join" || text == "into" || updates || deletes_using ||
                                (text == "," && in_list && depth == 0);
        if (!names_next) continue;
        std::size_t at = i + 1;
        while (at < block.size() && (block[at].text == "only" || block[at].text == "lateral")) ++at;
        if (at + 2 < block.size() && block[at].text == "public" && block[at + 1].text == ".") at += 2;
        if (at >= block.size() || !tables.contains(block[at].text)) continue;
        Reference one{block[at].text, block[at].text, block[at].line, at, text == "into"};
        std::size_t next = at + 1;
        if (next < block.size() && block[next].text == "as") ++next;
        if (next < block.size() && std::isalpha(static_cast<unsigned char>(block[next].text[0])) &&
            !no_alias.contains(block[next].text)) {
            one.name = block[next].text;
        }
        found.push_back(std::move(one));
    }
    return found;
}

/// INSERT INTO table (…, tenant_id, …)
inline bool lists_tenant(const Tokens& block, std::size_t table_at) {
    for (std::size_t i = table_at + 1; i < block.size() && block[i].text != ")"; ++i) {
        if (block[i].text == "tenant_id") return true;
        if (block[i].text == "select" || block[i].text == "values") return false;
    }
    return false;
}

inline bool compares_tenant(const Tokens& block, const Reference& reference, bool alone) {
    static const Names comparing{"=", "in"};
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (block[i].text != "tenant_id") continue;
        const bool qualified = i >= 2 && block[i - 1].text == ".";
        if (qualified ? block[i - 2].text != reference.name : !alone) continue;
        const std::size_t begin = qualified ? i - 2 : i;
        const bool left = i + 1 < block.size() && comparing.contains(block[i + 1].text);
        // `= $1::uuid` on the other side: the value may stand first.
        const bool right = begin >= 1 && block[begin - 1].text == "=";
        const bool joined = begin >= 2 && block[begin - 1].text == "(" && block[begin - 2].text == "using";
        if (left || right || joined) return true;
    }
    for (std::size_t i = 0; i + 2 < block.size(); ++i) {
        if (block[i].text == "using" && block[i + 1].text == "(" && block[i + 2].text == "tenant_id") return true;
    }
    return false;
}

/// Row-level security is the wall; naming the tenant as well keeps plans good and lets a sharded Postgres route.
inline Violations check_names_tenant(const Source& source, const Names& tenant_tables) {
    Violations found;
    for (const auto& block : blocks_of(tokens_of(source.text))) {
        const auto references = references_of(block, tenant_tables);
        const auto read = std::ranges::count(references, false, &Reference::inserted);
        for (const auto& one : references) {
            const bool named = one.inserted ? lists_tenant(block, one.at) : compares_tenant(block, one, read == 1);
            if (!named) {
                found.push_back({source.path, one.line, "the reference to " + one.table + " does not name its tenant"});
            }
        }
    }
    std::ranges::sort(found, {}, &Violation::line);
    return found;
}

/// The tables of db/tables.csv that hold a tenant's rows.
inline Names tenant_tables_of(const std::string& csv) {
    Names tables;
    for (const auto& line : lines_of(csv)) {
        const auto comma = line.find(',');
        if (comma != std::string::npos && line.substr(comma + 1).starts_with("tenant")) tables.insert(line.substr(0, comma));
    }
    return tables;
}

}  // namespace orderline::house
