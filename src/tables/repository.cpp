// tables/repository.cpp: the parameters of the statements of a table.
#include "tables/repository.hpp"
#include <algorithm>

namespace orderline::tables {
namespace {

void add_all(pg::Params& params, std::span<const Slot> slots) {
    for (const auto& one : slots) params.add(param_text(one));
}

}  // namespace

pg::Params key_params(const Fields& key) {
    pg::Params params;
    add_all(params, key.slots);
    return params;
}

pg::Params insert_params(const Fields& form) {
    pg::Params params;
    add_values(params, form);
    if (std::ranges::any_of(form.slots, [](const Slot& one) { return one.given != nullptr; })) params.add(given_columns(form));
    return params;
}

pg::Params update_params(const Fields& key, const Fields& form) {
    auto params = key_params(key);
    add_values(params, form);
    params.add(given_columns(form));
    return params;
}

pg::Params page_params(const Table& table, const Slot* scope, std::span<const Slot> after, int limit) {
    pg::Params params;
    if (scope) params.add(param_text(*scope));
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (table.key[i] != table.scope) params.add(param_text(after[i]));
    }
    params.add(limit);
    return params;
}

}  // namespace orderline::tables
