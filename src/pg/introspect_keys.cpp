// pg/introspect_keys.cpp: constraints of tables and domains, foreign keys and indexes.
#include <algorithm>
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

using schema::OnChange;

OnChange on_change(std::string_view code) {
    switch (code.empty() ? 'a' : code.front()) {
        case 'r': return OnChange::restrict_;
        case 'c': return OnChange::cascade;
        case 'n': return OnChange::set_null;
        case 'd': return OnChange::set_default;
        default: return OnChange::no_action;
    }
}

/// A row of introspect_constraints.sql.
struct Constraint {
    const Rows& rows;
    int row;

    Oid oid() const { return rows.integer(row, 0); }
    std::string name() const { return std::string{rows.text(row, 1)}; }
    char kind() const { return rows.text(row, 2).front(); }
    Oid relation() const { return rows.integer(row, 3); }
    Oid domain() const { return rows.integer(row, 4); }
    Oid parent() const { return rows.integer(row, 6); }
    std::vector<int> columns() const { return numbers_in(rows.maybe_text(row, 7).value_or("")); }
    Oid target() const { return rows.integer(row, 8); }
    bool flag(int column) const { return rows.boolean(row, column); }
    std::optional<std::string> comment() const { return rows.maybe_text(row, 20); }
};

schema::ForeignKey foreign_key(const Catalogue& catalogue, const Constraint& one, const schema::Name& target) {
    schema::ForeignKey key;
    key.name = one.name();
    key.columns = catalogue.column_names(one.relation(), one.columns());
    key.target = target;
    key.target_columns = catalogue.column_names(one.target(), numbers_in(one.rows.text(one.row, 9)));
    key.on_delete = on_change(one.rows.text(one.row, 10));
    key.on_update = on_change(one.rows.text(one.row, 11));
    key.match_full = one.rows.text(one.row, 12) == "f";
    key.set_columns = catalogue.column_names(one.relation(), numbers_in(one.rows.maybe_text(one.row, 13).value_or("")));
    key.deferrable = one.flag(14);
    key.initially_deferred = one.flag(15);
    key.valid = one.flag(16);
    key.comment = one.comment();
    return key;
}

schema::Check check_of(const Catalogue& catalogue, const Constraint& one) {
    return {one.name(), without_parentheses(one.rows.maybe_text(one.row, 18).value_or("")),
            catalogue.column_names(one.relation(), one.columns()), one.flag(16), one.flag(17), one.comment()};
}

void add_key(Catalogue& catalogue, schema::Relation& relation, const Constraint& one) {
    schema::Key key{one.name(),   catalogue.column_names(one.relation(), one.columns()), false, one.flag(14),
                    one.flag(15), one.comment()};
    if (one.kind() == 'p') relation.primary_key = std::move(key);
    else relation.unique_keys.push_back(std::move(key));
}

/// NOT NULL … NOT VALID: rows that were there before may still be NULL.
void forget_not_null(Catalogue& catalogue, const Constraint& one) {
    auto* relation = catalogue.relation(one.relation());
    auto& known = catalogue.relations.at(one.relation()).columns;
    for (const auto& name : catalogue.column_names(one.relation(), one.columns())) {
        for (auto& column : known) column.not_null = column.not_null && column.name != name;
        if (!relation) continue;
        for (auto& column : relation->columns) column.nullable = column.nullable || column.name == name;
    }
}

/// A foreign key to a partitioned table has a copy for each of its partitions; what somebody declared points at the
/// table that the first of the family points at.
class Families {
public:
    explicit Families(const Rows& rows) {
        for (int row = 0; row < rows.size(); ++row) {
            const Constraint one{rows, row};
            if (one.kind() == 'f') members_[one.oid()] = {one.parent(), one.target()};
        }
    }
    bool is_copy(const Constraint& one) const {
        auto first = members_.find(one.oid());
        for (auto next = first; next != members_.end(); next = members_.find(first->second.parent)) first = next;
        return first->second.target != one.target();
    }

private:
    struct Member { Oid parent = 0, target = 0; };
    std::unordered_map<Oid, Member> members_;
};

void add_foreign_key(const Catalogue& catalogue, schema::Relation& relation, const Constraint& one,
                     const Families& families) {
    const auto target = catalogue.relations.find(one.target());
    if (target == catalogue.relations.end() || families.is_copy(one)) return;
    relation.foreign_keys.push_back(foreign_key(catalogue, one, target->second.name));
}

schema::Index index_of(const Catalogue& catalogue, const Rows& rows, int row) {
    schema::Index index;
    index.name = rows.text(row, 2);
    index.method = rows.text(row, 3);
    const auto numbers = numbers_in(rows.text(row, 4));
    const auto options = numbers_in(rows.text(row, 6));
    const auto parts = static_cast<std::size_t>(rows.integer(row, 5));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto names = catalogue.column_names(rows.integer(row, 1), {numbers[i]});
        const auto name = names.empty() ? std::string{} : names.front();
        if (i >= parts) {
            index.include.push_back(name);
            continue;
        }
        const int option = i < options.size() ? options[i] : 0;  // INDOPTION_DESC 1, INDOPTION_NULLS_FIRST 2
        index.parts.push_back({name, numbers[i] == 0, (option & 1) != 0, (option & 2) != 0});
    }
    index.unique = rows.boolean(row, 7);
    index.valid = rows.boolean(row, 8);
    index.predicate = maybe_without_parentheses(rows.maybe_text(row, 11));
    index.nulls_not_distinct = rows.boolean(row, 12);
    index.definition = rows.maybe_text(row, 13).value_or("");
    index.comment = rows.maybe_text(row, 14);
    return index;
}

/// What this index proves of its table at any moment: nothing, if it looks at a part of the rows or only at commit.
std::optional<KnownKey> key_by(const Rows& rows, int row, bool primary) {
    const bool unique = rows.boolean(row, 7), valid = rows.boolean(row, 8), immediate = rows.boolean(row, 9);
    const bool special = rows.boolean(row, 10), partial = !rows.null(row, 11);
    if (!unique || !valid || !immediate || special || partial) return std::nullopt;
    auto columns = numbers_in(rows.text(row, 4));
    columns.resize(static_cast<std::size_t>(rows.integer(row, 5)));
    return KnownKey{std::move(columns), primary, rows.boolean(row, 12)};
}

void set_nulls_not_distinct(schema::Relation& relation, const std::string& key) {
    const auto at = std::ranges::find(relation.unique_keys, key, &schema::Key::name);
    if (at != relation.unique_keys.end()) at->nulls_not_distinct = true;
}

}  // namespace

Result<void> read_constraints(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_constraints));
    const Families families{rows};
    for (int row = 0; row < rows.size(); ++row) {
        const Constraint one{rows, row};
        if (const Oid index = rows.integer(row, 5); index != 0 && one.kind() != 'f') {
            catalogue.constraint_of_index[index] = {one.name(), one.kind() == 'p'};
        }
        if (one.domain() != 0 && one.kind() == 'c') catalogue.types.add_check(one.domain(), check_of(catalogue, one));
        if (!catalogue.relations.contains(one.relation())) continue;
        if (one.kind() == 'n') forget_not_null(catalogue, one);
        auto* relation = catalogue.relation(one.relation());
        if (!relation) continue;
        switch (one.kind()) {
            case 'p':
            case 'u': add_key(catalogue, *relation, one); break;
            case 'c': relation->checks.push_back(check_of(catalogue, one)); break;
            case 'f': add_foreign_key(catalogue, *relation, one, families); break;
            case 'x':
                relation->exclusions.push_back({one.name(), rows.maybe_text(row, 19).value_or(""),
                                                catalogue.column_names(one.relation(), one.columns()), one.comment()});
                break;
            default: break;
        }
    }
    return {};
}

Result<void> read_indexes(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_indexes));
    std::unordered_map<Oid, schema::Index> indexes;
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0), table = rows.integer(row, 1);
        const auto known = catalogue.relations.find(table);
        if (known == catalogue.relations.end()) continue;
        const auto constraint = catalogue.constraint_of_index.find(oid);
        const bool serves = constraint != catalogue.constraint_of_index.end();
        auto key = key_by(rows, row, serves && constraint->second.primary);
        if (key) known->second.keys.push_back(*std::move(key));
        auto* relation = catalogue.relation(table);
        if (!relation) continue;
        auto& index = indexes[oid] = index_of(catalogue, rows, row);
        if (!serves) continue;
        index.constraint = constraint->second.name;
        if (index.nulls_not_distinct) set_nulls_not_distinct(*relation, *index.constraint);
    }
    TRY(expressions, catalogue.rows(sql::introspect_index_expressions));
    for (int row = 0; row < expressions.size(); ++row) {
        const auto index = indexes.find(expressions.integer(row, 0));
        if (index == indexes.end()) continue;
        const auto position = static_cast<std::size_t>(expressions.integer(row, 1));
        index->second.parts.at(position - 1).text = without_parentheses(expressions.text(row, 2));
    }
    for (int row = 0; row < rows.size(); ++row) {
        const auto index = indexes.find(rows.integer(row, 0));
        if (index == indexes.end()) continue;
        catalogue.relation(rows.integer(row, 1))->indexes.push_back(std::move(index->second));
    }
    return {};
}

}  // namespace orderline::pg
