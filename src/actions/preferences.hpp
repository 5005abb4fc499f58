// actions/preferences.hpp: what a customer likes: favourites and notes for the people who call.
#pragma once
#include <optional>
#include <string>
#include "actions/desk.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

/// Each a JSON object's text.
struct Preferences {
    std::string personal, business, orders, favorites;
};

/// What is not given stays as it is.
struct PreferencesChange {
    std::optional<std::string> personal, business, orders, favorites;
};

/// Errors: forbidden, not_found (no such customer), timeout, unavailable.
Task<Result<Preferences>> read_preferences(pg::Pool& pool, Asker who, CustomerId customer, Deadline by);
Task<Result<Preferences>> write_preferences(pg::Pool& pool, Asker who, CustomerId customer, PreferencesChange change,
                                            Deadline by);

}  // namespace orderline::actions
