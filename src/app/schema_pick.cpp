// app/schema_pick.cpp: leaves out what is in other schemas and is not used.
#include "app/schema_pick.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <set>

namespace orderline::app {
namespace {

class Pick {
public:
    Pick(schema::Model& model, const std::vector<std::string>& schemas) : model_{model}, schemas_{schemas} {}

    void run() {
        const auto elsewhere = [this](const auto& thing) { return !is_picked(thing.name); };
        std::erase_if(model_.schemas, [this](const auto& one) { return std::ranges::find(schemas_, one.name) == schemas_.end(); });
        std::erase_if(model_.relations, elsewhere);
        std::erase_if(model_.functions, elsewhere);
        std::erase_if(model_.sequences, elsewhere);
        for (const auto& relation : model_.relations) use(relation.columns);
        for (const auto& sequence : model_.sequences) used_.insert(sequence.type.name);
        for (const auto& function : model_.functions) {
            for (const auto& argument : function.arguments) used_.insert(argument.type.name);
            if (function.returns) used_.insert(function.returns->name);
        }
        for (auto known = used_.size() + 1; known != used_.size();) {  // what is used may use others
            known = used_.size();
            for (const auto& one : model_.domains) if (is_needed(one.name)) used_.insert(one.base.name);
            for (const auto& one : model_.composites) if (is_needed(one.name)) use(one.attributes);
            for (const auto& one : model_.ranges) if (is_needed(one.name) || is_needed(one.multirange)) used_.insert(one.subtype.name);
        }
        const auto unneeded = [this](const auto& type) { return !is_needed(type.name); };
        std::erase_if(model_.enums, unneeded);
        std::erase_if(model_.domains, unneeded);
        std::erase_if(model_.composites, unneeded);
        std::erase_if(model_.ranges, [this](const auto& one) { return !is_needed(one.name) && !is_needed(one.multirange); });
        std::erase_if(model_.external_types, [this](const auto& one) { return !used_.contains(one.name); });
    }

private:
    bool is_picked(const schema::Name& name) const { return std::ranges::find(schemas_, name.schema) != schemas_.end(); }
    bool is_needed(const schema::Name& name) const { return is_picked(name) || used_.contains(name); }
    void use(const std::vector<schema::Column>& columns) {
        for (const auto& column : columns) used_.insert(column.type.name);
    }

    schema::Model& model_;
    const std::vector<std::string>& schemas_;
    std::set<schema::Name> used_;
};

}  // namespace

Result<schema::Model> pick_schemas(schema::Model model, const std::vector<std::string>& schemas) {
    if (schemas.empty()) return model;
    for (const auto& wanted : schemas) {
        if (std::ranges::find(model.schemas, wanted, &schema::Schema::name) != model.schemas.end()) continue;
        std::vector<std::string_view> there;
        for (const auto& one : model.schemas) there.push_back(one.name);
        return fail(Code::bad_request, "unknown_schema",
                    fmt::format("There is no schema \"{}\".{}", wanted,
                                there.empty() ? "" : fmt::format(" There are: {}.", fmt::join(there, ", "))));
    }
    Pick{model, schemas}.run();
    return model;
}

}  // namespace orderline::app
