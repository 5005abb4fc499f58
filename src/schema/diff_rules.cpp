// schema/diff_rules.cpp: which changes break whose programs.
#include "schema/diff_rules.hpp"
#include <algorithm>
#include <array>

namespace orderline::schema {
namespace {

using enum Breaks;

constexpr std::array table{
    BreakingRule{"column-dropped", both, "Whoever names the column fails."},
    BreakingRule{"column-fixed", writers, "The column can no longer be written: the database computes it."},
    BreakingRule{"column-may-be-null", readers, "A reader may get NULL where it never did."},
    BreakingRule{"column-not-null", writers, "Rows without a value are refused."},
    BreakingRule{"column-required", writers, "Inserts that do not name the column are refused: it has no default."},
    BreakingRule{"columns-moved", writers, "Inserts that do not name their columns put values into the wrong ones."},
    BreakingRule{"composite-changed", both, "A value of the type has other fields."},
    BreakingRule{"constraint-added", writers, "Rows that were accepted may be refused."},
    BreakingRule{"constraint-changed", writers, "Rows that were accepted may be refused."},
    BreakingRule{"enum-value-added", readers, "A reader may get a value that it does not know."},
    BreakingRule{"enum-value-dropped", writers, "Writing the value is refused."},
    BreakingRule{"foreign-key-action-changed", writers, "Deleting or changing the referenced row does something else."},
    BreakingRule{"foreign-key-dropped", readers, "Queries that join along the key by its name or by its tables (PostgREST) fail."},
    BreakingRule{"function-arguments-changed", both, "Calls with the old argument names or without the old defaults fail."},
    BreakingRule{"function-dropped", both, "Calls fail."},
    BreakingRule{"function-kind-changed", both, "A procedure is called in another way than a function."},
    BreakingRule{"function-result-changed", readers, "Calls give something else back."},
    BreakingRule{"key-dropped", both, "Upserts on the key fail, and a reader may get two rows where there was one."},
    BreakingRule{"policy-all", both, "Rows may be hidden that were visible, or refused that could be written."},
    BreakingRule{"policy-reading", readers, "Rows may be hidden that were visible."},
    BreakingRule{"policy-writing", writers, "Rows may be refused that could be written."},
    BreakingRule{"privilege-revoked", both, "Whoever had it, and no other way, is refused."},
    BreakingRule{"privilege-to-read-revoked", readers, "Whoever had it, and no other way, is refused."},
    BreakingRule{"privilege-to-write-revoked", writers, "Whoever had it, and no other way, is refused."},
    BreakingRule{"relation-dropped", both, "Whoever names it fails."},
    BreakingRule{"relation-not-writable", writers, "It can no longer be written."},
    BreakingRule{"row-security-on", both, "Rows that no policy allows are hidden and refused."},
    BreakingRule{"schema-dropped", both, "Whoever names it fails."},
    BreakingRule{"sequence-dropped", writers, "Taking the next number fails."},
    BreakingRule{"type-changed", both, "Values have another type: old ones may be refused, new ones misread."},
    BreakingRule{"type-dropped", both, "Whoever names the type fails."},
    BreakingRule{"type-narrowed", writers, "Values that were accepted may be refused."},
    BreakingRule{"view-security-invoker", both, "Whoever asks the view needs rights on its tables now."},
};

/// Found while compiling: a misspelt id is no program.
consteval const BreakingRule* find(std::string_view id) {
    const auto* at = std::ranges::find(table, id, &BreakingRule::id);
    if (at == table.end()) throw "there is no such rule";
    return at;
}

Verdict verdict_if(bool broken, const BreakingRule* rule) { return broken ? rule : nullptr; }

Verdict on_policy(const Policy& policy) {
    if (policy.command == "SELECT") return find("policy-reading");
    if (policy.command == "ALL") return find("policy-all");
    return find("policy-writing");
}

bool fills_itself(const Column& column) {
    return column.default_value || column.generated || column.identity != Identity::none;
}

int integer_bytes(const Name& name) {
    if (name.schema != "pg_catalog") return 0;
    return name.name == "int2" ? 2 : name.name == "int4" ? 4 : name.name == "int8" ? 8 : 0;
}

bool is(const Type& type, std::string_view name) { return type.name.schema == "pg_catalog" && type.name.name == name; }

/// Each value of `small` is one of `large` with the same text.
bool fits(const Type& small, const Type& large) {
    if (small.array != large.array) return false;
    const int bytes = integer_bytes(small.name);
    if (bytes > 0 && bytes <= integer_bytes(large.name)) return true;
    if (is(small, "varchar") && is(large, "text")) return true;
    if (is(small, "text") && is(large, "varchar") && large.modifiers.empty()) return true;
    if (small.name != large.name) return false;
    if (large.modifiers.empty()) return !is(small, "bpchar") && !is(small, "bit");  // those mean one letter then
    if (small.modifiers.empty() || small.modifiers.size() != large.modifiers.size()) return false;
    if (is(small, "varchar")) return small.modifiers[0] <= large.modifiers[0];
    const bool same_scale = is(small, "numeric") && small.modifiers.size() == 2 && small.modifiers[1] == large.modifiers[1];
    return same_scale ? small.modifiers[0] <= large.modifiers[0] : small.modifiers == large.modifiers;
}

Verdict on_type(const Type& before, const Type& after) {
    if (fits(before, after)) return nullptr;
    return fits(after, before) ? find("type-narrowed") : find("type-changed");
}

/// Callers may count on each argument's name and way, and on a default that was there.
bool takes_the_same(const std::vector<Argument>& before, const std::vector<Argument>& after) {
    return std::ranges::equal(before, after, [](const Argument& a, const Argument& b) {
        return a.name == b.name && a.mode == b.mode && a.type == b.type && (b.default_value || !a.default_value);
    });
}

}  // namespace

std::span<const BreakingRule> breaking_rules() { return table; }

Verdict when_added(const Model& after, const Relation& owner, const Column& column) {
    if (owner.is_view() || column.nullable || fills_itself(column)) return nullptr;
    const auto* domain = column.type.array ? nullptr : after.domain(column.type.name);
    return verdict_if(!domain || !domain->default_value, find("column-required"));
}
Verdict when_added(const Model&, const Relation& owner, const Key&) {
    return verdict_if(!owner.is_view(), find("constraint-added"));  // a view's keys are conclusions
}
Verdict when_added(const Model&, const Relation&, const Index& index) { return verdict_if(index.unique, find("constraint-added")); }
Verdict when_added(const Model&, const Relation&, const Policy& policy) { return policy.permissive ? nullptr : on_policy(policy); }
Verdict when_added(const Model&, const Composite&, const Column&) { return find("composite-changed"); }
Verdict when_constraint_added() { return find("constraint-added"); }
Verdict when_value_added() { return find("enum-value-added"); }

Verdict when_dropped(const Relation&, const Column&) { return find("column-dropped"); }
Verdict when_dropped(const Composite&, const Column&) { return find("composite-changed"); }
Verdict when_dropped(const Relation&, const Key&) { return find("key-dropped"); }
Verdict when_dropped(const Relation&, const ForeignKey&) { return find("foreign-key-dropped"); }
Verdict when_dropped(const Relation&, const Index& index) { return verdict_if(index.unique, find("key-dropped")); }
Verdict when_dropped(const Relation&, const Policy& policy) { return policy.permissive ? on_policy(policy) : nullptr; }
Verdict when_dropped(const Relation&) { return find("relation-dropped"); }
Verdict when_dropped(const Schema&) { return find("schema-dropped"); }
Verdict when_dropped(const Function&) { return find("function-dropped"); }
Verdict when_dropped(const Sequence& sequence) {
    return verdict_if(!sequence.owner, find("sequence-dropped"));  // one that a column owns goes with its default
}
Verdict when_type_dropped() { return find("type-dropped"); }
Verdict when_value_dropped() { return find("enum-value-dropped"); }

Verdict when_changed(std::string_view key, const Relation& before, const Relation& after) {
    if (key == "insertable") return verdict_if(before.insertable, find("relation-not-writable"));
    if (key == "updatable") return verdict_if(before.updatable, find("relation-not-writable"));
    if (key == "row_security") return verdict_if(after.row_security, find("row-security-on"));
    if (key == "row_security_forced") return verdict_if(after.row_security_forced && after.row_security, find("row-security-on"));
    if (key == "security_invoker") return verdict_if(after.security_invoker, find("view-security-invoker"));
    return nullptr;
}

Verdict when_changed(std::string_view key, const Column& before, const Column& after) {
    if (key == "type") return on_type(before.type, after.type);
    if (key == "nullable") return after.nullable ? find("column-may-be-null") : find("column-not-null");
    if (key == "updatable") return verdict_if(before.updatable, find("column-fixed"));
    const bool lost = !after.nullable && fills_itself(before) && !fills_itself(after);
    if (key == "generated" && after.generated) return verdict_if(!before.generated, find("column-fixed"));
    if (key == "generated") return verdict_if(lost, find("column-required"));
    if (key == "default" && before.default_value) return verdict_if(lost, find("column-required"));
    if (key == "identity") {
        if (after.identity == Identity::always) return find("column-fixed");
        return verdict_if(lost, find("column-required"));
    }
    return nullptr;
}

Verdict when_changed(std::string_view key, const Key&, const Key&) {
    if (key == "columns") return find("key-dropped");
    return verdict_if(key == "nulls_not_distinct" || key == "deferrable" || key == "initially_deferred", find("constraint-changed"));
}

Verdict when_changed(std::string_view key, const Check&, const Check&) {
    return verdict_if(key == "expression", find("constraint-changed"));
}
Verdict when_changed(std::string_view key, const Exclusion&, const Exclusion&) {
    return verdict_if(key == "definition", find("constraint-changed"));
}

Verdict when_changed(std::string_view key, const ForeignKey&, const ForeignKey&) {
    if (key == "on_delete" || key == "on_update" || key == "set_columns") return find("foreign-key-action-changed");
    return verdict_if(key != "comment" && key != "valid", find("constraint-changed"));
}

Verdict when_changed(std::string_view key, const Index& before, const Index& after) {
    if (key == "unique") return after.unique ? find("constraint-added") : find("key-dropped");
    const bool other_rows = key == "parts" || key == "predicate" || key == "nulls_not_distinct";
    return verdict_if(before.unique && after.unique && other_rows, find("constraint-changed"));
}

Verdict when_changed(std::string_view key, const Policy& before, const Policy& after) {
    if (key == "comment") return nullptr;
    return before.command == after.command ? on_policy(before) : find("policy-all");
}

Verdict when_changed(std::string_view key, const Domain& before, const Domain& after) {
    if (key == "base") return on_type(before.base, after.base);
    if (key == "not_null") return after.not_null ? find("column-not-null") : find("column-may-be-null");
    return verdict_if(key == "default" && after.not_null && !after.default_value, find("column-required"));
}

Verdict when_changed(std::string_view key, const Range&, const Range&) { return verdict_if(key == "subtype", find("type-changed")); }

Verdict when_changed(std::string_view key, const Function& before, const Function& after) {
    if (key == "kind") return find("function-kind-changed");
    if (key == "returns" || key == "returns_set" || key == "returns_one") return find("function-result-changed");
    return verdict_if(key == "arguments" && !takes_the_same(before.arguments, after.arguments), find("function-arguments-changed"));
}

Verdict when_columns_moved() { return find("columns-moved"); }

Verdict when_revoked(std::string_view privilege) {
    constexpr std::array for_writing{"INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"};
    if (privilege == "SELECT") return find("privilege-to-read-revoked");
    if (std::ranges::find(for_writing, privilege) != for_writing.end()) return find("privilege-to-write-revoked");
    return find("privilege-revoked");
}

}  // namespace orderline::schema
