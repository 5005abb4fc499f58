// endpoints/rest/zone.cpp: the names are read once; they are PostgreSQL's own and no matter of the catalogue.
#include "endpoints/rest/zone.hpp"
#include <utility>

namespace orderline::rest {

Task<Outcome<void>> settle_zone(Engine& engine, Asked& asked, Deadline by) {
    const auto wanted = *std::exchange(asked.prefer.timezone, std::nullopt);  // not in force while the names are read
    auto& zones = engine.zones();
    if (zones.empty()) {
        Sql sql;
        sql.text = "SELECT name FROM pg_catalog.pg_timezone_names";
        const auto rows = co_await engine.read(asked, sql, by);
        if (!rows) co_return std::unexpected(rows.error());
        for (int row = 0; row < rows->size(); ++row) zones.emplace(rows->text(row, 0));
    }
    if (zones.contains(wanted)) asked.prefer.timezone = wanted;
    else if (asked.prefer.strict) co_return invalid_preferences("timezone=" + wanted);
    co_return Outcome<void>{};
}

}  // namespace orderline::rest
