// tables/read_value.hpp: one value from JSON into its slot. Internal to tables.
#pragma once
#include "tables/json.hpp"

namespace orderline::tables {

enum class Source {
    people,    // a request
    database,  // to_json of an array: what is JSON stands in it as text
};

/// Fills the slot, or adds what is wrong with the value.
void read_value(const json::value& value, const Column& column, const Slot& into, Source source, const std::string& path,
                Problems& problems);

}  // namespace orderline::tables
