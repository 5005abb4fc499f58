// schema/coverage.cpp: how much of a schema has a comment.
#include "schema/coverage.hpp"
#include <fmt/format.h>
#include <cmath>
#include "base/json.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

void count(Covered& kind, const std::optional<std::string>& comment, auto describe) {
    if (comment && !comment->empty()) ++kind.commented;
    else kind.missing.push_back(describe());
}

template <class Things>
Covered covered(std::string_view kind, const Things& things) {
    Covered counts{kind, 0, {}};
    for (const auto& thing : things) count(counts, thing.comment, [&] { return spell(thing.name); });
    return counts;
}

/// The comment is that of the table's column.
bool is_explained_by_table(const Model& model, const Column& column) {
    const auto* table = column.origin ? model.relation(column.origin->relation) : nullptr;
    const auto* source = table ? table->column(column.origin->column) : nullptr;
    return !column.comment && source && source->comment;
}

double percent_of(std::size_t commented, std::size_t all) {
    if (all == 0) return 100;
    return std::floor(static_cast<double>(commented) * 1000 / static_cast<double>(all)) / 10;
}

}  // namespace

std::size_t Coverage::commented() const {
    std::size_t sum = 0;
    for (const auto& kind : kinds) sum += kind.commented;
    return sum;
}

std::size_t Coverage::all() const {
    std::size_t sum = 0;
    for (const auto& kind : kinds) sum += kind.all();
    return sum;
}

double Coverage::percent() const { return percent_of(commented(), all()); }

Coverage coverage(const Model& model) {
    Covered tables{"tables", 0, {}}, views{"views", 0, {}}, columns{"columns", 0, {}}, functions{"functions", 0, {}};
    for (const auto& relation : model.relations) {
        if (relation.partition_bound) continue;
        count(relation.is_view() ? views : tables, relation.comment, [&] { return spell(relation.name); });
        for (const auto& column : relation.columns) {
            if (is_explained_by_table(model, column)) continue;
            count(columns, column.comment, [&] { return spell(Origin{relation.name, column.name}); });
        }
    }
    for (const auto& function : model.functions) {
        count(functions, function.comment, [&] { return fmt::format("{}({})", spell(function.name), function.signature); });
    }
    Coverage all{{covered("schemas", model.schemas), tables, columns, views, covered("enums", model.enums),
                  covered("domains", model.domains), covered("composite types", model.composites), functions}};
    std::erase_if(all.kinds, [](const Covered& kind) { return kind.all() == 0; });
    return all;
}

std::string to_text(const Coverage& coverage) {
    std::string text, missing;
    for (const auto& kind : coverage.kinds) {
        text += fmt::format("{:16} {:5} of {:5}  {:5.1f} %\n", kind.kind, kind.commented, kind.all(), percent_of(kind.commented, kind.all()));
        if (!kind.missing.empty()) missing += fmt::format("\n{} without a comment:\n  {}\n", kind.kind, fmt::join(kind.missing, "\n  "));
    }
    return text + fmt::format("{:16} {:5} of {:5}  {:5.1f} %\n", "all", coverage.commented(), coverage.all(), coverage.percent()) + missing;
}

std::string to_json(const Coverage& coverage) {
    JsonWriter out;
    out.open('{').key("commented").integer(static_cast<std::int64_t>(coverage.commented()));
    out.key("all").integer(static_cast<std::int64_t>(coverage.all()));
    out.key("percent").raw(fmt::format("{:.1f}", coverage.percent())).key("kinds").open('[');
    for (const auto& kind : coverage.kinds) {
        out.open('{').key("kind").text(kind.kind).key("commented").integer(static_cast<std::int64_t>(kind.commented));
        out.key("all").integer(static_cast<std::int64_t>(kind.all())).key("missing").open('[');
        for (const auto& name : kind.missing) out.text(name);
        out.close(']').close('}');
    }
    out.close(']').close('}');
    return out.take() + '\n';
}

}  // namespace orderline::schema
