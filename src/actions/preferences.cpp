// actions/preferences.cpp: reading and writing customer_preferences.
#include "actions/preferences.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

Result<Preferences> read_row(const pg::Rows& rows) {
    if (rows.empty()) return fail(Code::not_found, "not_found", "There is no such customer.");
    return Preferences{std::string{rows.text(0, 0)}, std::string{rows.text(0, 1)}, std::string{rows.text(0, 2)},
                       std::string{rows.text(0, 3)}};
}

}  // namespace

Task<Result<Preferences>> read_preferences(pg::Pool& pool, Asker who, CustomerId customer, Deadline by) {
    if (!may(*who, Permission::customers_read)) co_return fail(Code::forbidden, "forbidden", "You may not read customers.");
    CO_TRY(rows, co_await pool.read(auth::reading_as(who->tenant), sql::preferences_get,
                                    pg::Params::of(who->tenant, customer), by));
    co_return read_row(rows);
}

Task<Result<Preferences>> write_preferences(pg::Pool& pool, Asker who, CustomerId customer, PreferencesChange change,
                                            Deadline by) {
    if (!may(*who, Permission::customers_write)) {
        co_return fail(Code::forbidden, "forbidden", "You may not change customers.");
    }
    CO_TRY(rows, co_await pool.write(auth::settings_for(*who), sql::preferences_put,
                                     pg::Params::of(who->tenant, customer, change.personal, change.business, change.orders,
                                                    change.favorites),
                                     by));
    co_return read_row(rows);
}

}  // namespace orderline::actions
