// pg/migrate.hpp: brings a database to the newest schema: ordered, checksummed, one transaction each, one at a time.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "base/time.hpp"
#include "pg/session.hpp"

namespace orderline::pg {

struct Migration {
    int number = 0;         // 1 for 0001_types.sql
    std::string name;       // "0001_types"
    std::string text;
    std::string checksum;   // SHA-256, hex
};

/// The files NNNN_name.sql of a folder, in order. Errors: bad_request for a wrong name, a gap or a number used twice.
Result<std::vector<Migration>> read_migrations(const std::string& folder);

enum class MigrationState { applied, pending, edited, missing };
struct MigrationStatus {
    std::string name;
    MigrationState state;
    std::optional<Instant> applied_at;
};

/// What the database has against what there is. `edited`: applied with another checksum; `missing`: applied, file gone.
Result<std::vector<MigrationStatus>> migration_status(Session& session, const std::vector<Migration>& migrations);

/// Applies what is pending under an advisory lock (waits for another migrator at most a minute). Creates its own table
/// `public.schema_migrations`. Errors: conflict if a migration was edited or is missing (nothing is applied then), and
/// what Postgres says, with the migration's name and the line in its file; that migration is rolled back, earlier ones stay.
/// `report` is called after each.
Result<int> migrate_up(Session& session, const std::vector<Migration>& migrations,
                       const std::function<void(const Migration&)>& report = {});

}  // namespace orderline::pg
