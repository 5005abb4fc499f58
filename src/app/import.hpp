// app/import.hpp: brings a file of customers, products or orders into a tenant: all of it, or nothing, or what is good.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>
#include "app/import_columns.hpp"
#include "app/tenants.hpp"
#include "base/result.hpp"
#include "pg/session.hpp"

namespace orderline::app {

struct ImportOptions {
    ImportKind kind = ImportKind::products;
    std::string path;
    std::vector<std::pair<std::string, std::string>> map;
    std::string rejects;  // --skip-bad: where bad rows go, with the reason; empty: one bad row stops all
    bool dry_run = false;
    DecimalMark mark = DecimalMark::point;
    char delimiter = 0;   // 0: found out
    /// What is being done, bytes done, bytes in all.
    std::function<void(std::string_view, std::uint64_t, std::uint64_t)> progress;
};

struct RowError {
    std::uint64_t line = 0;
    std::string message;
};

struct ImportReport {
    std::int64_t rows = 0, bad_rows = 0;
    std::int64_t inserted = 0, updated = 0, unchanged = 0;  // of orders: orders, not rows
    std::vector<RowError> errors;                           // the first `errors_kept`
    std::vector<std::string> ignored_columns;
    bool written = false;                                   // false: dry run, or bad rows and no --skip-bad
};

inline constexpr std::size_t errors_kept = 1000;

/// The file is read twice: once to check every row, once to write. Everything is one transaction.
/// Errors: bad_request (file, header, mapping), conflict (somebody else wrote the same at the same time), those of pg.
Result<ImportReport> run_import(pg::Session& session, const TenantRow& tenant, const ImportOptions& options);

}  // namespace orderline::app
