// schema/lint_security.cpp: checks of who sees what: tenants, row-level security, rights that are lent.
#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include "schema/lint_checks.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

bool is_most(std::ptrdiff_t count, std::size_t all) { return static_cast<std::size_t>(count) * 2 > all; }

bool is_word_letter(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) || letter == '_'; }

/// Whether the name stands in an SQL expression as a word of its own.
bool mentions(const std::optional<std::string>& expression, const std::string& name) {
    if (!expression) return false;
    for (auto at = expression->find(name); at != expression->npos; at = expression->find(name, at + 1)) {
        const auto end = at + name.size();
        const bool begins = at == 0 || !is_word_letter((*expression)[at - 1]);
        if (begins && (end == expression->size() || !is_word_letter((*expression)[end]))) return true;
    }
    return false;
}

/// A protected table that the view shows columns of; nullptr if there is none.
const Relation* protected_table(const LintSubject& subject, const Relation& view) {
    for (const auto& column : view.columns) {
        const auto* table = column.origin ? subject.model.relation(column.origin->relation) : nullptr;
        if (table && table->row_security) return table;
    }
    return nullptr;
}

/// The names of such a body were looked up when the function was made.
bool is_bound(const Function& function) {
    return function.language == "sql" && (function.body.starts_with("BEGIN ATOMIC") || function.body.starts_with("RETURN "));
}

bool fixes_search_path(const Function& function) {
    return std::ranges::any_of(function.settings, [](const std::string& one) { return one.starts_with("search_path="); });
}

}  // namespace

void check_definer_search_path(const LintSubject& subject, const Report& report) {
    for (const auto& function : subject.model.functions) {
        if (!function.security_definer || fixes_search_path(function) || is_bound(function)) continue;
        report(fmt::format("{}({})", spell(function.name), function.signature), "The SECURITY DEFINER function has no search_path of its own.");
    }
}

void check_materialized_rows(const LintSubject& subject, const Report& report) {
    for (const auto& view : subject.model.relations) {
        if (view.kind != RelationKind::materialized_view) continue;
        if (const auto* table = protected_table(subject, view)) {
            report(spell(view.name), fmt::format("The materialized view copies rows of {}.", spell(table->name)));
        }
    }
}

void check_nullable_tenant(const LintSubject& subject, const Report& report) {
    const auto is_nullable = [&](const Relation* table) { return table->column(subject.tenant_column)->nullable; };
    if (!is_most(std::ranges::count_if(subject.tenant_tables, std::not_fn(is_nullable)), subject.tenant_tables.size())) return;
    for (const auto* table : subject.tenant_tables) {
        if (is_nullable(table)) report(spell(Origin{table->name, subject.tenant_column}), "The tenant's column may be NULL.");
    }
}

void check_policy_without_row_security(const LintSubject& subject, const Report& report) {
    for (const auto& table : subject.model.relations) {
        if (table.row_security || table.policies.empty()) continue;
        report(spell(table.name), fmt::format("The table has policies ({}), but row-level security is off.", spell(table.policies[0].name)));
    }
}

void check_row_security_not_forced(const LintSubject& subject, const Report& report) {
    std::vector<const Relation*> guarded;
    std::ranges::copy_if(subject.tables, std::back_inserter(guarded), &Relation::row_security);
    if (!is_most(std::ranges::count_if(guarded, &Relation::row_security_forced), guarded.size())) return;
    for (const auto* table : guarded) {
        if (!table->row_security_forced) report(spell(table->name), "Row-level security is not forced.");
    }
}

void check_row_security_off(const LintSubject& subject, const Report& report) {
    if (!is_most(std::ranges::count_if(subject.tenant_tables, &Relation::row_security), subject.tenant_tables.size())) return;
    for (const auto* table : subject.tenant_tables) {
        if (table->row_security || !table->policies.empty()) continue;  // with policies it is policy-without-row-security
        report(spell(table->name), fmt::format("The table has the column {}, but no row-level security.", subject.tenant_column));
    }
}

void check_row_security_without_policy(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tables) {
        if (table->row_security && table->policies.empty()) report(spell(table->name), "Row-level security is on, but there is no policy.");
    }
}

void check_tenant_without_policy(const LintSubject& subject, const Report& report) {
    for (const auto* table : subject.tenant_tables) {
        if (!table->row_security || table->policies.empty()) continue;
        const bool asked = std::ranges::any_of(table->policies, [&](const Policy& policy) {
            return mentions(policy.using_expression, subject.tenant_column) || mentions(policy.check_expression, subject.tenant_column);
        });
        if (!asked) report(spell(table->name), fmt::format("No policy of the table names {}.", subject.tenant_column));
    }
}

void check_view_without_invoker(const LintSubject& subject, const Report& report) {
    constexpr int first_with_invoker = 150'000;
    if (subject.model.server_version < first_with_invoker) return;
    for (const auto& view : subject.model.relations) {
        if (view.kind != RelationKind::view || view.security_invoker) continue;
        if (const auto* table = protected_table(subject, view)) {
            report(spell(view.name), fmt::format("The view shows rows of {} past its policies.", spell(table->name)));
        }
    }
}

}  // namespace orderline::schema
