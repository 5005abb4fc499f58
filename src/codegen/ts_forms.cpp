// codegen/ts_forms.cpp: nullability, defaults and identities of columns, seen by one who writes.
#include "codegen/ts_forms.hpp"
#include <algorithm>
#include "schema/filling.hpp"

namespace orderline::codegen {
namespace {

using schema::Column, schema::Model, schema::Relation;

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
        field.has_default = by_trigger || schema::has_own_value(model, relation, column);
        field.optional = field.nullable || field.has_default || form == Form::update;
        fields.push_back(field);
    }
    return fields;
}

bool is_of_session(const Relation& relation, const Column& column) {
    return schema::filled_by_trigger(relation, column.name) || (column.default_value && column.default_value->contains("current_setting("));
}

}  // namespace orderline::codegen
