// app/schema_source.hpp: where the commands of the schema toolchain read a schema from: one grammar for all of them.
#pragma once
#include <string>
#include <vector>
#include "app/config.hpp"
#include "base/result.hpp"
#include "schema/model.hpp"

namespace CLI { class App; }

namespace orderline::app {

inline constexpr const char* default_snapshot = "db/schema.json";

/// What the footers of the commands say of SOURCE.
inline constexpr const char* source_help =
    "A SOURCE is one of\n"
    "  a file                  told by what is in it: a snapshot of `schema pull`, or SQL: a plain pg_dump, or your own\n"
    "  postgresql://…          a database; libpq's host=… dbname=… works too. Passwords: PGPASSWORD or ~/.pgpass\n"
    "  migrations              the migrations (--migrations-dir), run in a PostgreSQL that is thrown away\n";

struct SchemaSource {
    std::string text;                  // what stands on the command line; empty: see read_schema
    std::vector<std::string> schemas;  // only these; empty: all that are not PostgreSQL's own
    bool strict = false;               // a dump that does not run as a whole is an error
};

/// Adds [SOURCE], --schema and --strict to a command. `source` must outlive the command line's reading.
void add_source(CLI::App& command, SchemaSource& source, const std::string& fallback);
/// The two options alone.
void add_source_options(CLI::App& command, SchemaSource& source);

/// SOURCE, else what --database-url on the command line names, else `fallback`. (ORDERLINE_DATABASE_URL and the file of
/// settings name the server's own database and are not asked.) What could not run of a dump is listed on standard error.
/// Errors: bad_request (no such file, one that is neither, cut off or empty; no such schema), unsupported (a newer snapshot;
/// --strict), unavailable (the database).
Result<schema::Model> read_schema(const Config& config, const SchemaSource& source, const std::string& fallback);

}  // namespace orderline::app
