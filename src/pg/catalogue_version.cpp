// pg/catalogue_version.cpp: two statements about the catalogue.
#include "pg/catalogue_version.hpp"
#include <utility>
#include "pg/sql.hpp"

namespace orderline::pg {

Task<Result<CatalogueVersion>> catalogue_version(Pool& pool, CatalogueVersion last, Deadline by) {
    const Settings settings;
    const auto params = Params::of(last.snapshot);
    CO_TRY(rows, co_await pool.read(settings, sql::catalogue_fingerprint, params, by));
    CatalogueVersion found{std::string{rows.text(0, 0)}, std::move(last.fingerprint)};
    if (const auto counted = rows.maybe_text(0, 1)) found.fingerprint = *counted;
    co_return found;
}

Result<bool> catalogue_mentions(Session& session, std::string_view pattern) {
    TRY_VOID(session.execute("SET search_path = pg_catalog"));
    TRY(rows, session.query(std::string{sql::catalogue_mentions.text}, Params::of(pattern)));
    return rows.boolean(0, 0);
}

}  // namespace orderline::pg
