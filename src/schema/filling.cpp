// schema/filling.cpp: defaults of all kinds.
#include "schema/filling.hpp"
#include <algorithm>

namespace orderline::schema {
namespace {

constexpr std::string_view mark = "@fills ";

/// "a, b" up to what is no list any more.
bool lists(std::string_view text, std::string_view column) {
    while (!text.empty()) {
        const auto end = text.find_first_of(", \n");
        if (text.substr(0, end) == column) return true;
        if (end == std::string_view::npos || text[end] != ',') return false;
        text.remove_prefix(end + 1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    return false;
}

bool domain_has_default(const Model& model, const Type& type) {
    for (const auto* one = &type; !one->array;) {
        const auto* domain = model.domain(one->name);
        if (!domain) return false;
        if (domain->default_value) return true;
        one = &domain->base;
    }
    return false;
}

}  // namespace

bool filled_by_trigger(const Relation& table, std::string_view column) {
    return std::ranges::any_of(table.triggers, [&](const Trigger& trigger) {
        if (!trigger.enabled || !trigger.each_row || trigger.timing != "BEFORE" || !trigger.comment) return false;
        if (std::ranges::find(trigger.events, "INSERT") == trigger.events.end()) return false;
        const auto at = trigger.comment->find(mark);
        return at != std::string::npos && lists(std::string_view{*trigger.comment}.substr(at + mark.size()), column);
    });
}

bool has_own_value(const Model& model, const Relation& relation, const Column& column) {
    const auto* table = column.origin ? model.relation(column.origin->relation) : &relation;
    const auto* stored = column.origin && table ? table->column(column.origin->column) : &column;
    if (!table || !stored) table = &relation, stored = &column;
    if (column.default_value || stored->default_value || stored->generated) return true;
    if (stored->identity != Identity::none || domain_has_default(model, stored->type)) return true;
    return filled_by_trigger(*table, stored->name);
}

}  // namespace orderline::schema
