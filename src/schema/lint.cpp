// schema/lint.cpp: the rules for a schema, and how they are switched off.
#include "schema/lint.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include "schema/lint_checks.hpp"

namespace orderline::schema {
namespace {

using enum Severity;

constexpr std::array rules{
    LintRule{"char-type", warning, "char(n) is filled up with blanks that comparisons ignore and length() does not count.",
             "Use text, with a CHECK on the length if it is fixed.", check_char},
    LintRule{"duplicate-index", warning, "Each write maintains it, no query needs it.",
             "Drop the shorter one, or the one that serves no constraint.", check_duplicate_index},
    LintRule{"float-money", error, "Binary fractions cannot hold most amounts: sums are off by a cent.",
             "Use bigint in minor units, or numeric(p,s).", check_float_money},
    LintRule{"foreign-key-type", warning, "Values that fit one side may not fit the other, and joins must convert.",
             "Give both columns the same type.", check_foreign_key_type},
    LintRule{"foreign-key-without-index", warning, "Deleting or changing a referenced row reads the whole table, as does each join from there.",
             "Create an index that begins with the columns of the key.", check_foreign_key_without_index},
    LintRule{"integer-primary-key", warning, "It is used up after 2,147,483,647 rows (smallint: 32,767), failed inserts included.",
             "Use bigint, or uuid.", check_integer_primary_key},
    LintRule{"invalid-index", error, "Building it failed: no query uses it, each write maintains it.",
             "REINDEX it concurrently, or drop it.", check_invalid_index},
    LintRule{"json-type", note, "json keeps the text as it came: it cannot be compared or indexed, and each access parses it anew.",
             "Use jsonb, unless the order of keys or doubled keys matter.", check_json},
    LintRule{"materialized-protected-rows", warning, "A materialized view holds what its owner saw: policies do not protect the copy.",
             "Grant it to nobody who may not see all rows, or use a view.", check_materialized_rows},
    LintRule{"missing-comment", note, "What it is for is known only to who made it.", "COMMENT ON it, in a sentence.", check_missing_comment},
    LintRule{"money-type", warning, "What a value of type money means depends on a setting of the server (lc_monetary).",
             "Use bigint in minor units, or numeric(p,s), beside a currency.", check_money_type},
    LintRule{"name-needs-quotes", note, "A name with capitals, other signs, or of a reserved word must be quoted in each statement.",
             "Rename it with lower case letters, digits and underscores.", check_name_needs_quotes},
    LintRule{"no-primary-key", warning, "Rows cannot be told apart: no upsert, no logical replication of updates, no repository.",
             "Add a primary key.", check_no_primary_key},
    LintRule{"not-valid", warning, "Rows from before the constraint may still break it.",
             "ALTER TABLE … VALIDATE CONSTRAINT, after mending them.", check_not_valid},
    LintRule{"nullable-tenant", error, "A row of no tenant is seen by nobody or by everybody.", "Make the column NOT NULL.",
             check_nullable_tenant},
    LintRule{"policy-without-row-security", error, "The policies do nothing while row-level security is off.",
             "ALTER TABLE … ENABLE ROW LEVEL SECURITY.", check_policy_without_row_security},
    LintRule{"row-security-not-forced", warning, "Its owner sees and changes all rows, unlike in most of the protected tables.",
             "ALTER TABLE … FORCE ROW LEVEL SECURITY.", check_row_security_not_forced},
    LintRule{"row-security-off", error, "Most tables with the tenant's column are protected by row-level security; this one shows all tenants' rows.",
             "Enable row-level security and give it a policy.", check_row_security_off},
    LintRule{"row-security-without-policy", warning, "Nobody but its owner sees a row.", "Give it a policy, if that is not what was meant.",
             check_row_security_without_policy},
    LintRule{"search-path-of-definer", error, "It runs with its owner's rights, and who calls it chooses what its names mean.",
             "Add SET search_path = pg_catalog, … to the function.", check_definer_search_path},
    LintRule{"serial", note, "A serial's sequence has rights and an owner of its own, and anybody may write the column.",
             "Use GENERATED … AS IDENTITY.", check_serial},
    LintRule{"tenant-without-policy", error, "No policy of the table asks for the tenant: others may see the rows.",
             "Let a policy compare the tenant's column.", check_tenant_without_policy},
    LintRule{"timestamp-without-zone", warning, "It says what a clock showed, but not where: no moment in time.",
             "Use timestamptz.", check_timestamp_without_zone},
    LintRule{"unused-enum", note, "No column, domain, type or function uses it.", "Drop it.", check_unused_enum},
    LintRule{"view-without-security-invoker", warning,
             "The view reads its tables with its owner's rights: the policies for who asks do not apply.",
             "ALTER VIEW … SET (security_invoker = true).", check_view_without_invoker},
};

/// Names that tell tenants apart.
constexpr std::array tenant_names{"tenant_id",    "tenant",     "organisation_id", "organization_id", "org_id",
                                  "workspace_id", "company_id", "account_id",      "team_id"};
constexpr std::size_t tenant_tables_min = 3;

/// `*` in the pattern stands for any text.
bool matches(std::string_view pattern, std::string_view text) {
    std::size_t at = 0, star = pattern.npos, retry = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            retry = i;
        } else if (at < pattern.size() && pattern[at] == text[i]) {
            ++at;
            ++i;
        } else if (star != pattern.npos) {
            at = star + 1;
            i = ++retry;
        } else {
            return false;
        }
    }
    return pattern.substr(at).find_first_not_of('*') == pattern.npos;
}

/// "rule" or "rule:object".
std::pair<std::string_view, std::string_view> parts_of(std::string_view disabled) {
    const auto colon = disabled.find(':');
    if (colon == disabled.npos) return {disabled, "*"};
    return {disabled.substr(0, colon), disabled.substr(colon + 1)};
}

bool is_disabled(const LintOptions& options, std::string_view rule, std::string_view object) {
    return std::ranges::any_of(options.disabled, [&](const std::string& one) {
        const auto [id, pattern] = parts_of(one);
        return id == rule && matches(pattern, object);
    });
}

}  // namespace

LintSubject::LintSubject(const Model& whole) : model(whole) {
    for (const auto& relation : model.relations) {
        const bool holds_rows = relation.kind == RelationKind::table || relation.kind == RelationKind::partitioned_table;
        if (holds_rows && !relation.partition_bound) tables.push_back(&relation);
    }
    for (const auto* name : tenant_names) {
        std::vector<const Relation*> having;
        std::ranges::copy_if(tables, std::back_inserter(having), [&](const Relation* table) { return table->column(name); });
        if (having.size() < tenant_tables_min || having.size() <= tenant_tables.size()) continue;
        tenant_column = name;
        tenant_tables = std::move(having);
    }
}

std::span<const LintRule> lint_rules() { return rules; }

Result<std::vector<Finding>> lint(const Model& model, const LintOptions& options) {
    for (const auto& one : options.disabled) {
        const auto id = parts_of(one).first;
        if (std::ranges::find(rules, id, &LintRule::id) == rules.end()) {
            return fail(Code::bad_request, "unknown_rule", fmt::format("There is no lint rule {} to switch off.", id));
        }
    }
    const LintSubject subject{model};
    std::vector<Finding> findings;
    for (const auto& rule : rules) {
        rule.check(subject, [&](std::string object, std::string message) {
            if (is_disabled(options, rule.id, object)) return;
            findings.push_back({rule.id, rule.severity, rule.reason, rule.mend, std::move(object), std::move(message)});
        });
    }
    std::ranges::sort(findings, {}, [](const Finding& one) { return std::tie(one.object, one.rule, one.message); });
    return findings;
}

}  // namespace orderline::schema
