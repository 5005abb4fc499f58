// schema/lint_columns.cpp: checks of types, names and comments.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>
#include "schema/lint_checks.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

/// Columns may not be called so without quotes: PostgreSQL 18, appendix C, "reserved" and "reserved (can be function or type)".
constexpr auto reserved_words = std::to_array<std::string_view>({
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary", "both",
    "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create", "cross",
    "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
    "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch",
    "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner",
    "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime",
    "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps",
    "placing", "primary", "references", "returning", "right", "select", "session_user", "similar", "some",
    "symmetric", "system_user", "table", "tablesample", "then", "to", "trailing", "true", "union", "unique", "user",
    "using", "variadic", "verbose", "when", "where", "window", "with"});
static_assert(std::ranges::is_sorted(reserved_words));

bool needs_quotes(const std::string& name) {
    return spell(name) != name || std::ranges::binary_search(reserved_words, name);
}

/// Words in the names of columns that hold money.
constexpr auto money_words = std::to_array<std::string_view>(
    {"amount", "amounts", "balance", "balances", "cost",  "costs",  "discount", "fee",      "fees",  "money",
     "payment", "payments", "price",  "prices",   "revenue", "salary", "subtotal", "tax", "taxes", "turnover"});

bool speaks_of_money(std::string_view name) {
    for (std::string_view rest = name;;) {
        const auto word = rest.substr(0, rest.find('_'));
        if (std::ranges::find(money_words, word) != money_words.end()) return true;
        if (word.size() == rest.size()) return word == "total" || word == "totals";
        rest.remove_prefix(word.size() + 1);
    }
}

bool is(const Type& type, std::string_view name) { return type.name.schema == "pg_catalog" && type.name.name == name; }

/// Columns of tables and attributes of composite types; a view shows what its tables have.
template <class Visit>
void each_column(const LintSubject& subject, Visit visit) {
    for (const auto* table : subject.tables) {
        for (const auto& column : table->columns) visit(table->name, column);
    }
    for (const auto& composite : subject.model.composites) {
        for (const auto& attribute : composite.attributes) visit(composite.name, attribute);
    }
}

/// Reports every column of one of PostgreSQL's own types.
void report_type(const LintSubject& subject, const Report& report, std::string_view name) {
    each_column(subject, [&](const Name& of, const Column& column) {
        if (is(column.type, name)) report(spell(Origin{of, column.name}), fmt::format("The column is of type {}.", column.type.text));
    });
    for (const auto& domain : subject.model.domains) {
        if (is(domain.base, name)) report(spell(domain.name), fmt::format("The domain is of type {}.", domain.base.text));
    }
}

/// The types that anything uses.
std::set<Name> used_types(const Model& model) {
    std::set<Name> used;
    const auto use = [&](const std::vector<Column>& columns) {
        for (const auto& column : columns) used.insert(column.type.name);
    };
    for (const auto& relation : model.relations) use(relation.columns);
    for (const auto& composite : model.composites) use(composite.attributes);
    for (const auto& domain : model.domains) used.insert(domain.base.name);
    for (const auto& range : model.ranges) used.insert(range.subtype.name);
    for (const auto& function : model.functions) {
        for (const auto& argument : function.arguments) used.insert(argument.type.name);
        if (function.returns) used.insert(function.returns->name);
    }
    return used;
}

}  // namespace

void check_char(const LintSubject& subject, const Report& report) { report_type(subject, report, "bpchar"); }
void check_json(const LintSubject& subject, const Report& report) { report_type(subject, report, "json"); }
void check_money_type(const LintSubject& subject, const Report& report) { report_type(subject, report, "money"); }
void check_timestamp_without_zone(const LintSubject& subject, const Report& report) { report_type(subject, report, "timestamp"); }

void check_float_money(const LintSubject& subject, const Report& report) {
    each_column(subject, [&](const Name& of, const Column& column) {
        if (!speaks_of_money(column.name) || !(is(column.type, "float4") || is(column.type, "float8"))) return;
        report(spell(Origin{of, column.name}), fmt::format("The column seems to hold money as {}.", column.type.text));
    });
}

void check_name_needs_quotes(const LintSubject& subject, const Report& report) {
    const auto check = [&](std::string_view kind, const auto& things) {
        for (const auto& thing : things) {
            if (needs_quotes(thing.name.name)) report(spell(thing.name), fmt::format("The name of the {} needs quotes.", kind));
        }
    };
    for (const auto& schema : subject.model.schemas) {
        if (needs_quotes(schema.name)) report(spell(schema.name), "The name of the schema needs quotes.");
    }
    for (const auto& relation : subject.model.relations) {
        if (needs_quotes(relation.name.name)) {
            report(spell(relation.name), fmt::format("The name of the {} needs quotes.", relation.is_view() ? "view" : "table"));
        }
    }
    each_column(subject, [&](const Name& of, const Column& column) {
        if (needs_quotes(column.name)) report(spell(Origin{of, column.name}), "The name of the column needs quotes.");
    });
    check("enum", subject.model.enums);
    check("domain", subject.model.domains);
    check("composite type", subject.model.composites);
    check("function", subject.model.functions);
}

void check_missing_comment(const LintSubject& subject, const Report& report) {
    const auto check = [&](std::string_view kind, const auto& things) {
        for (const auto& thing : things) {
            if (!thing.comment) report(spell(thing.name), fmt::format("The {} has no comment.", kind));
        }
    };
    for (const auto& relation : subject.model.relations) {
        if (relation.comment || relation.partition_bound) continue;
        report(spell(relation.name), fmt::format("The {} has no comment.", relation.is_view() ? "view" : "table"));
    }
    check("enum", subject.model.enums);
    check("domain", subject.model.domains);
    check("composite type", subject.model.composites);
}

void check_unused_enum(const LintSubject& subject, const Report& report) {
    const auto used = used_types(subject.model);
    for (const auto& one : subject.model.enums) {
        if (!used.contains(one.name)) report(spell(one.name), "Nothing uses the enum.");
    }
}

}  // namespace orderline::schema
