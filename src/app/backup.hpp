// app/backup.hpp: a whole installation into one sealed file, and back into an empty database, compared table by table.
#pragma once
#include <cstdint>
#include <string>
#include "app/backup_file.hpp"
#include "app/config.hpp"
#include "app/database.hpp"

namespace orderline::app {

struct BackupReport {
    std::size_t tables = 0;
    std::int64_t rows = 0;
    std::uint64_t bytes = 0;       // of the file; of a restore those of the dump
    std::string settings_file;     // restore: where the settings were put; empty: there were none
};

/// Rows and digests of all tables and the dump are of one snapshot; requests go on meanwhile.
/// Errors: those of pg::dump and BackupWriter; unavailable (row-level security holds for this user).
Result<BackupReport> make_backup(const Database& database, const Config& config, const std::string& file, const auth::StreamKey& key);

/// The file is read to its end before the database is touched. Errors: those of BackupReader and pg::restore, after which nothing of it
/// is kept; conflict (the database or the data directory is in use, also by a server that runs; the backup is of a newer program); internal (it is not what was saved).
Result<BackupReport> restore_backup(const Config& config, const std::string& file, const auth::StreamKey& key);

}  // namespace orderline::app
