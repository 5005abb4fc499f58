// schema/lint_keys.cpp: checks of keys, foreign keys and indexes.
#include <fmt/format.h>
#include <algorithm>
#include <set>
#include "schema/lint_checks.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

using Texts = std::vector<std::string>;

/// The parts of an index as its definition has them, with collation and operator class: "lower(name) text_pattern_ops".
Texts parts_of(const Index& index) {
    const auto& text = index.definition;
    const auto begin = " USING " + index.method + " (";
    const auto open = text.find(begin);
    Texts parts;
    if (open == text.npos) {
        for (const auto& part : index.parts) parts.push_back(part.text);
        return parts;
    }
    parts.emplace_back();
    int depth = 0;
    char quote = 0;
    for (std::size_t at = open + begin.size(); at < text.size(); ++at) {
        const char letter = text[at];
        if (quote) {
            if (letter == quote) quote = 0;
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
        } else if (letter == '(') {
            ++depth;
        } else if (letter == ')' && depth-- == 0) {
            break;
        } else if (letter == ',' && depth == 0) {
            parts.emplace_back();
            ++at;  // the blank behind it
            continue;
        }
        parts.back() += letter;
    }
    return parts;
}

bool begins_with(const Texts& whole, const Texts& part) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

/// Whatever `index` serves, `other` serves as well.
bool is_covered(const Index& index, const Index& other) {
    if (!other.valid || index.method != other.method || index.predicate != other.predicate) return false;
    const auto mine = parts_of(index), theirs = parts_of(other);
    const bool same = mine == theirs;
    if (!same && (index.unique || index.method != "btree" || !begins_with(theirs, mine))) return false;
    if (index.constraint || (index.unique && !other.unique)) return false;
    const bool included = std::ranges::all_of(index.include, [&](const std::string& column) {
        return std::ranges::find(other.include, column) != other.include.end() ||
               std::ranges::find(theirs, spell(column)) != theirs.end();
    });
    if (!included) return false;
    // Of two that cover each other only one may go.
    const bool mutual = same && index.valid && !other.constraint && index.unique == other.unique && index.include.size() == other.include.size();
    return !mutual || index.name > other.name;
}

/// Rows where one of the columns is NULL may be left out: they reference nothing.
bool has_all_references(const Index& index, const ForeignKey& key) {
    return !index.predicate || std::ranges::any_of(key.columns, [&](const std::string& column) {
        return *index.predicate == spell(column) + " IS NOT NULL";
    });
}

bool serves(const Index& index, const ForeignKey& key) {
    if (!index.valid || index.parts.size() < key.columns.size() || !has_all_references(index, key)) return false;
    if (index.method != "btree" && index.method != "hash") return false;
    std::set<std::string_view> wanted{key.columns.begin(), key.columns.end()};
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        if (index.parts[i].expression || !wanted.erase(index.parts[i].text)) return false;
    }
    return wanted.empty();
}

bool is(const Type& type, std::string_view name) { return type.name.schema == "pg_catalog" && type.name.name == name && !type.array; }

bool counts_up(const Column& column) {
    return column.identity != Identity::none || (column.default_value && column.default_value->starts_with("nextval("));
}

}  // namespace

void check_duplicate_index(const LintSubject& subject, const Report& report) {
    for (const auto& relation : subject.model.relations) {
        if (relation.partition_bound) continue;
        for (const auto& index : relation.indexes) {
            const auto other = std::ranges::find_if(relation.indexes, [&](const Index& one) { return &one != &index && is_covered(index, one); });
            if (other == relation.indexes.end()) continue;
            report(spell(relation.name), fmt::format("The index {} does nothing that {} does not do.", spell(index.name), spell(other->name)));
        }
    }
}

void check_foreign_key_type(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        for (const auto& key : table->foreign_keys) {
            const auto* target = subject.model.relation(key.target);
            for (std::size_t i = 0; target && i < key.columns.size(); ++i) {
                const auto *from = table->column(key.columns[i]), *to = target->column(key.target_columns[i]);
                if (!from || !to || (from->type.name == to->type.name && from->type.modifiers == to->type.modifiers)) continue;
                report(spell(table->name), fmt::format("The foreign key {} compares {} {} with {} {}.", spell(key.name), spell(from->name),
                                                       from->type.text, spell(to->name), to->type.text));
            }
        }
    }
}

void check_foreign_key_without_index(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        for (const auto& key : table->foreign_keys) {
            if (std::ranges::any_of(table->indexes, [&](const Index& index) { return serves(index, key); })) continue;
            report(spell(table->name), fmt::format("The foreign key {} ({}) has no index.", spell(key.name), spell_list(key.columns)));
        }
    }
}

void check_integer_primary_key(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        if (!table->primary_key || table->primary_key->columns.size() != 1) continue;
        const auto* column = table->column(table->primary_key->columns[0]);
        if (!column || !counts_up(*column) || !(is(column->type, "int4") || is(column->type, "int2"))) continue;
        report(spell(table->name), fmt::format("The primary key {} counts in {}.", spell(column->name), column->type.text));
    }
}

void check_invalid_index(const LintSubject& subject, const Report& report) {
    for (const auto& relation : subject.model.relations) {
        for (const auto& index : relation.indexes) {
            if (!index.valid) report(spell(relation.name), fmt::format("The index {} is invalid.", spell(index.name)));
        }
    }
}

void check_no_primary_key(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        if (!table->primary_key) report(spell(table->name), "The table has no primary key.");
    }
}

void check_not_valid(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        for (const auto& key : table->foreign_keys) {
            if (!key.valid) report(spell(table->name), fmt::format("The foreign key {} is not validated.", spell(key.name)));
        }
        for (const auto& check : table->checks) {
            if (!check.valid) report(spell(table->name), fmt::format("The check {} is not validated.", spell(check.name)));
        }
    }
    for (const auto& domain : subject.model.domains) {
        for (const auto& check : domain.checks) {
            if (!check.valid) report(spell(domain.name), fmt::format("The check {} is not validated.", spell(check.name)));
        }
    }
}

void check_serial(const LintSubject& subject, const Report& report) {
    for (const auto& sequence : subject.model.sequences) {
        if (!sequence.owner) continue;
        const auto* table = subject.model.relation(sequence.owner->relation);
        const auto* column = table && !table->partition_bound ? table->column(sequence.owner->column) : nullptr;
        if (!column || !column->default_value || !column->default_value->starts_with("nextval(")) continue;
        report(spell(*sequence.owner), fmt::format("The column takes its numbers from the sequence {}.", spell(sequence.name)));
    }
}

}  // namespace orderline::schema
