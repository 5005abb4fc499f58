// schema/lint.hpp: what is probably a mistake in a schema, each with its reason and how to mend it.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "schema/model.hpp"

namespace orderline::schema {

enum class Severity { note, warning, error };

struct LintSubject;
using Report = std::function<void(std::string object, std::string message)>;

struct LintRule {
    std::string_view id;  // "no-primary-key"
    Severity severity = Severity::warning;
    std::string_view reason;  // why it is a mistake
    std::string_view mend;
    void (*check)(const LintSubject& subject, const Report& report) = nullptr;
};
/// All of them, sorted by id. docs/schema-rules.md explains each.
std::span<const LintRule> lint_rules();

struct LintOptions {
    /// "no-primary-key", or for some objects only "no-primary-key:public.log_*": `*` stands for any text.
    std::vector<std::string> disabled;
};

struct Finding {
    std::string_view rule;  // these four are of the rule
    Severity severity = Severity::warning;
    std::string_view reason, mend;
    std::string object;   // "public.orders", "public.orders.total"
    std::string message;  // "The foreign key orders_customer_fkey (customer_id) has no index."
    bool operator==(const Finding&) const = default;
};

/// Sorted by object, then rule. Errors: bad_request "unknown_rule" if `disabled` names a rule that there is not.
Result<std::vector<Finding>> lint(const Model& model, const LintOptions& options = {});

/// For people: grouped by object, a line of sums at the end.
std::string to_text(const std::vector<Finding>& findings);
/// {"errors": …, "warnings": …, "notes": …, "findings": […]}
std::string to_json(const std::vector<Finding>& findings);

}  // namespace orderline::schema
