// schema/lint_checks.hpp: the checks behind the rules of lint.cpp. Each reports every object that breaks its rule.
#pragma once
#include <string>
#include <vector>
#include "schema/lint.hpp"
#include "schema/model.hpp"

namespace orderline::schema {

/// A model with what several checks need of it.
struct LintSubject {
    explicit LintSubject(const Model& whole);

    const Model& model;
    std::vector<const Relation*> tables;  // that hold rows of their own; partitions are their parents' matter
    std::string tenant_column;            // by which most tables tell tenants apart; empty if they do not
    std::vector<const Relation*> tenant_tables;
};

// lint_keys.cpp
void check_duplicate_index(const LintSubject& subject, const Report& report);
void check_foreign_key_type(const LintSubject& subject, const Report& report);
void check_foreign_key_without_index(const LintSubject& subject, const Report& report);
void check_integer_primary_key(const LintSubject& subject, const Report& report);
void check_invalid_index(const LintSubject& subject, const Report& report);
void check_no_primary_key(const LintSubject& subject, const Report& report);
void check_not_valid(const LintSubject& subject, const Report& report);
void check_serial(const LintSubject& subject, const Report& report);

// lint_columns.cpp
void check_char(const LintSubject& subject, const Report& report);
void check_float_money(const LintSubject& subject, const Report& report);
void check_json(const LintSubject& subject, const Report& report);
void check_missing_comment(const LintSubject& subject, const Report& report);
void check_money_type(const LintSubject& subject, const Report& report);
void check_name_needs_quotes(const LintSubject& subject, const Report& report);
void check_timestamp_without_zone(const LintSubject& subject, const Report& report);
void check_unused_enum(const LintSubject& subject, const Report& report);

// lint_security.cpp
void check_definer_search_path(const LintSubject& subject, const Report& report);
void check_materialized_rows(const LintSubject& subject, const Report& report);
void check_nullable_tenant(const LintSubject& subject, const Report& report);
void check_policy_without_row_security(const LintSubject& subject, const Report& report);
void check_row_security_not_forced(const LintSubject& subject, const Report& report);
void check_row_security_off(const LintSubject& subject, const Report& report);
void check_row_security_without_policy(const LintSubject& subject, const Report& report);
void check_tenant_without_policy(const LintSubject& subject, const Report& report);
void check_view_without_invoker(const LintSubject& subject, const Report& report);

}  // namespace orderline::schema
