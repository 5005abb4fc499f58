// schema/lint_text.cpp: findings for people and for programs.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include "base/json.hpp"
#include "schema/lint.hpp"

namespace orderline::schema {
namespace {

constexpr std::array<std::string_view, 3> severity_words{"note", "warning", "error"};
std::string_view word_of(Severity severity) { return severity_words[static_cast<std::size_t>(severity)]; }

std::ptrdiff_t count_of(const std::vector<Finding>& findings, Severity severity) {
    return std::ranges::count(findings, severity, &Finding::severity);
}

std::string counted(std::ptrdiff_t count, std::string_view word) { return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s"); }

}  // namespace

std::string to_text(const std::vector<Finding>& findings) {
    if (findings.empty()) return "Nothing found.\n";
    std::string text;
    const std::string* object = nullptr;
    std::map<std::string_view, const Finding*> rules;
    for (const auto& one : findings) {
        if (!object || *object != one.object) text += one.object + '\n';
        object = &one.object;
        text += fmt::format("  {:7}  {} ({})\n", word_of(one.severity), one.message, one.rule);
        rules.emplace(one.rule, &one);
    }
    text += "\nWhy, and how to mend it:\n";
    for (const auto& [rule, one] : rules) text += fmt::format("  {}\n    {}\n    {}\n", rule, one->reason, one->mend);
    return text + fmt::format("\n{}, {}, {}.\n", counted(count_of(findings, Severity::error), "error"),
                              counted(count_of(findings, Severity::warning), "warning"), counted(count_of(findings, Severity::note), "note"));
}

std::string to_json(const std::vector<Finding>& findings) {
    JsonWriter out;
    out.open('{');
    out.key("errors").integer(count_of(findings, Severity::error));
    out.key("warnings").integer(count_of(findings, Severity::warning));
    out.key("notes").integer(count_of(findings, Severity::note));
    out.key("findings").open('[');
    for (const auto& one : findings) {
        out.open('{').key("rule").text(one.rule).key("severity").text(word_of(one.severity)).key("object").text(one.object);
        out.key("message").text(one.message).key("reason").text(one.reason).key("mend").text(one.mend).close('}');
    }
    out.close(']').close('}');
    return out.take() + '\n';
}

}  // namespace orderline::schema
