// codegen/ts_forms.cpp: nullability, defaults and identities of columns, seen by one who writes.
#include "codegen/ts_forms.hpp"
#include <algorithm>
#include <ranges>
#include "base/text.hpp"

namespace orderline::codegen {
namespace {

using schema::Column, schema::Model, schema::Relation;

constexpr std::string_view fills = "@fills ";

bool has_instead_of(const Relation& view, std::string_view event) {
    return std::ranges::any_of(view.triggers, [&](const schema::Trigger& one) {
        return one.timing == "INSTEAD OF" && std::ranges::find(one.events, event) != one.events.end();
    });
}

const Column& stored_column(const Model& model, const Column& column) {
    const auto* table = column.origin ? model.relation(column.origin->relation) : nullptr;
    const auto* stored = table ? table->column(column.origin->column) : nullptr;
    return stored ? *stored : column;
}

bool has_default(const Model& model, const Column& column) {
    if (column.default_value || column.identity != schema::Identity::none) return true;
    const auto* domain = column.type.array ? nullptr : model.domain(column.type.name);
    for (; domain; domain = domain->base.array ? nullptr : model.domain(domain->base.name)) {
        if (domain->default_value) return true;
    }
    return false;
}

/// A trigger says in its comment what it gives to rows that come without: "… @fills tenant_id".
bool is_filled(const Relation& relation, const Column& column) {
    return std::ranges::any_of(relation.triggers, [&](const schema::Trigger& one) {
        if (!one.enabled || one.timing != "BEFORE" || !one.each_row || !one.comment) return false;
        if (std::ranges::find(one.events, "INSERT") == one.events.end()) return false;
        const auto at = one.comment->find(fills);
        if (at == std::string::npos) return false;
        const auto named = std::string_view{*one.comment}.substr(at + fills.size());
        return std::ranges::any_of(std::views::split(named, ','), [&](auto part) {
            return trim(std::string_view{part.begin(), part.end()}) == column.name;
        });
    });
}

}  // namespace

std::vector<Form> forms_of(const Relation& relation) {
    std::vector<Form> forms;
    if (!relation.is_view() || relation.insertable) forms.push_back(Form::insert);
    if (!relation.is_view() || relation.updatable) forms.push_back(Form::update);
    return forms;
}

std::vector<FormField> form_fields(const Model& model, const Relation& relation, Form form) {
    const bool by_trigger = relation.is_view() && has_instead_of(relation, form == Form::insert ? "INSERT" : "UPDATE");
    std::vector<FormField> fields;
    for (const auto& column : relation.columns) {
        const auto& stored = stored_column(model, column);
        FormField field{.column = &column};
        field.forbidden = !by_trigger && (!column.updatable || stored.generated || stored.identity == schema::Identity::always);
        field.nullable = by_trigger || stored.nullable;
        const bool has_a_default = has_default(model, column) || has_default(model, stored);
        field.has_default = by_trigger || has_a_default || is_filled(relation, column);
        field.optional = field.nullable || field.has_default || form == Form::update;
        fields.push_back(field);
    }
    return fields;
}

}  // namespace orderline::codegen
