// codegen/phrases.cpp: enums and flags of the model in words.
#include "codegen/phrases.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace orderline::codegen {
namespace {

std::string_view told(schema::OnChange change) {
    switch (change) {
        case schema::OnChange::no_action: return "";
        case schema::OnChange::restrict_: return "restrict";
        case schema::OnChange::cascade: return "cascade";
        case schema::OnChange::set_null: return "set null";
        case schema::OnChange::set_default: return "set default";
    }
    return "";
}

std::string_view told(schema::FunctionKind kind) {
    switch (kind) {
        case schema::FunctionKind::function: return "Function";
        case schema::FunctionKind::procedure: return "Procedure";
        case schema::FunctionKind::aggregate: return "Aggregate";
        case schema::FunctionKind::window: return "Window function";
    }
    return "";
}

std::string_view told(schema::Volatility volatility) {
    switch (volatility) {
        case schema::Volatility::immutable: return "immutable";
        case schema::Volatility::stable: return "stable";
        case schema::Volatility::volatile_: return "volatile";
    }
    return "";
}

std::string timing(bool deferrable, bool initially_deferred) {
    if (!deferrable) return "";
    return initially_deferred ? ", deferrable, initially deferred" : ", deferrable";
}

}  // namespace

std::string_view told(schema::ArgumentMode mode) {
    switch (mode) {
        case schema::ArgumentMode::in: return "in";
        case schema::ArgumentMode::out: return "out";
        case schema::ArgumentMode::inout: return "in and out";
        case schema::ArgumentMode::variadic: return "variadic";
        case schema::ArgumentMode::table: return "column of the result";
    }
    return "";
}

std::string short_type(const schema::Type& type, const Titles& titles) {
    static constexpr std::array long_names{"timestamptz", "timestamp", "timetz", "time", "varchar", "float8", "varbit"};
    const auto* brackets = type.array ? "[]" : "";
    if (type.name.schema != "pg_catalog") return type.modifiers.empty() ? titles.of(type.name) + brackets : type.text;
    if (std::ranges::find(long_names, type.name.name) == long_names.end()) return type.text;
    const auto modifiers = type.modifiers.empty() ? "" : fmt::format("({})", fmt::join(type.modifiers, ","));
    return type.name.name + modifiers + brackets;
}

std::string rules_of(const schema::ForeignKey& key) {
    std::string rules;
    if (const auto change = told(key.on_delete); !change.empty()) rules += fmt::format(", on delete {}", change);
    if (!key.set_columns.empty()) rules += fmt::format(" of {}", fmt::join(key.set_columns, ", "));
    if (const auto change = told(key.on_update); !change.empty()) rules += fmt::format(", on update {}", change);
    if (key.match_full) rules += ", match full";
    rules += timing(key.deferrable, key.initially_deferred);
    if (!key.valid) rules += ", not validated";
    return rules.empty() ? rules : rules.substr(2);
}

std::string_view cardinality_of(const Link& link) {
    if (link.one_to_one) return link.optional ? "zero or one to zero or one" : "one to zero or one";
    return link.optional ? "zero or one to many" : "one to many";
}

std::string timing_of(const schema::Key& key) { return timing(key.deferrable, key.initially_deferred); }

std::string phrase_of(const schema::Policy& policy) {
    return fmt::format("{} for {} to {}", policy.permissive ? "permissive" : "restrictive", policy.command, fmt::join(policy.roles, ", "));
}

std::string phrase_of(const schema::Trigger& trigger) {
    return fmt::format("{} {} for each {}", trigger.timing, fmt::join(trigger.events, " or "), trigger.each_row ? "row" : "statement");
}

std::string phrase_of(const schema::Function& function) {
    return fmt::format("{} in {}, {}{}{}", told(function.kind), function.language, told(function.volatility),
                       function.strict ? ", strict" : "", function.security_definer ? ", runs as its owner" : "");
}

std::string row_security_of(const schema::Relation& relation) {
    if (!relation.row_security) return relation.policies.empty() ? "" : "Row security is off: the policies do nothing.";
    if (relation.policies.empty()) return "Row security is on, and no policy admits a row.";
    return relation.row_security_forced ? "Row security is on, for the owner too." : "Row security is on.";
}

std::string privileges_of(const schema::Grant& grant) { return fmt::format("{}", fmt::join(grant.privileges, ", ")); }

}  // namespace orderline::codegen
