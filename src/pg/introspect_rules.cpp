// pg/introspect_rules.cpp: what guards tables: triggers, policies and grants.
#include <algorithm>
#include <map>
#include <tuple>
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

schema::Trigger trigger_of(const Rows& rows, int row) {
    // pg_trigger.h, TRIGGER_TYPE_…
    constexpr std::int64_t each_row = 1, before = 2, instead = 64;
    constexpr std::pair<std::int64_t, const char*> events[] = {
        {4, "INSERT"}, {16, "UPDATE"}, {8, "DELETE"}, {32, "TRUNCATE"}};
    const auto type = rows.integer(row, 2);
    schema::Trigger trigger;
    trigger.name = rows.text(row, 1);
    trigger.timing = (type & instead) != 0 ? "INSTEAD OF" : (type & before) != 0 ? "BEFORE" : "AFTER";
    for (const auto& [bit, event] : events) {
        if ((type & bit) != 0) trigger.events.emplace_back(event);
    }
    trigger.each_row = (type & each_row) != 0;
    trigger.enabled = rows.boolean(row, 3);
    trigger.function = {std::string{rows.text(row, 4)}, std::string{rows.text(row, 5)}};
    trigger.definition = rows.text(row, 6);
    trigger.comment = rows.maybe_text(row, 7);
    return trigger;
}

const char* command_of(std::string_view code) {
    switch (code.front()) {
        case 'r': return "SELECT";
        case 'a': return "INSERT";
        case 'w': return "UPDATE";
        case 'd': return "DELETE";
        default: return "ALL";
    }
}

/// The grants on one object. Privileges on the same columns to the same role are one grant.
class Grants {
public:
    void add(const std::string& grantee, std::string privilege, const std::string& column) {
        auto& columns = columns_[{grantee, std::move(privilege)}];
        if (!column.empty()) columns.push_back(column);
    }
    std::vector<schema::Grant> take() const {
        std::map<std::pair<std::string, std::vector<std::string>>, std::vector<std::string>> joined;
        for (const auto& [key, columns] : columns_) joined[{key.first, columns}].push_back(key.second);
        std::vector<schema::Grant> grants;
        for (auto& [key, privileges] : joined) grants.push_back({key.first, privileges, key.second});
        return grants;
    }

private:
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> columns_;  // by grantee and privilege
};

}  // namespace

Result<void> read_triggers(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_triggers));
    for (int row = 0; row < rows.size(); ++row) {
        auto* relation = catalogue.relation(rows.integer(row, 0));
        if (relation) relation->triggers.push_back(trigger_of(rows, row));
    }
    return {};
}

Result<void> read_policies(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_policies));
    for (int row = 0; row < rows.size(); ++row) {
        auto* relation = catalogue.relation(rows.integer(row, 0));
        if (!relation) continue;
        auto& policies = relation->policies;
        if (policies.empty() || policies.back().name != rows.text(row, 1)) {
            policies.push_back({std::string{rows.text(row, 1)}, command_of(rows.text(row, 2)), rows.boolean(row, 3), {},
                                maybe_without_parentheses(rows.maybe_text(row, 5)),
                                maybe_without_parentheses(rows.maybe_text(row, 6)), rows.maybe_text(row, 7)});
        }
        policies.back().roles.emplace_back(rows.text(row, 4));
    }
    return {};
}

Result<void> read_grants(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_grants));
    std::map<std::pair<char, Oid>, Grants> all;
    for (int row = 0; row < rows.size(); ++row) {
        const char kind = rows.text(row, 0).front();
        const Oid oid = rows.integer(row, 1);
        const auto columns = catalogue.column_names(oid, {static_cast<int>(rows.integer(row, 2))});
        all[{kind == 'c' ? 'r' : kind, oid}].add(std::string{rows.text(row, 3)},
                                                 std::string{rows.text(row, 4)} + (rows.boolean(row, 5) ? "*" : ""),
                                                 kind == 'c' && !columns.empty() ? columns.front() : "");
    }
    for (const auto& [object, grants] : all) {
        const auto [kind, oid] = object;
        if (kind == 'n') catalogue.wanted_schemas.at(oid).grants = grants.take();
        if (auto* relation = kind == 'r' ? catalogue.relation(oid) : nullptr) relation->grants = grants.take();
        const auto function = catalogue.functions.find(oid);
        if (kind == 'f' && function != catalogue.functions.end()) function->second.grants = grants.take();
    }
    return {};
}

}  // namespace orderline::pg
