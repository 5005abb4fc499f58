// app/backup_file.hpp: a backup as one sealed file: what is in it, then pg_dump's bytes.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "auth/sealed_stream.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace orderline::app {

/// What a table holds, told without its order: the sum of a 64-bit hash of each row's text.
struct TableDigest {
    std::string name;  // "public.orders"
    std::int64_t rows = 0;
    std::string digest;
    bool operator==(const TableDigest&) const = default;
};

/// Stands at the beginning of a backup.
struct BackupContents {
    Instant created_at{};
    std::string program;    // its version
    std::string migration;  // the newest one that was applied: "0026_allowlist_feed"
    std::vector<TableDigest> tables;
    std::string secret;     // 64 hex digits
    std::optional<std::string> token_key;  // PEM
    std::string settings;   // TOML; neither secrets nor paths
};

std::string to_json(const BackupContents& contents);
/// Errors: bad_request: not what to_json writes.
Result<BackupContents> parse_contents(std::string_view json);

/// Writes beside `file` and gives it its name when it is whole; dropped before, it leaves nothing. Mode 0600.
class BackupWriter {
public:
    /// Errors (all of them): conflict (it is there), unavailable (what the system said: no space left, …).
    static Result<BackupWriter> create(const std::string& file, const auth::StreamKey& key, const BackupContents& contents);
    Result<void> write(std::string_view bytes);
    Result<void> finish();
    std::uint64_t bytes_written() const;

    BackupWriter(BackupWriter&&) noexcept;
    ~BackupWriter();

private:
    struct Parts;
    explicit BackupWriter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Reads it piece by piece: what comes out was sealed with this key, in this order.
class BackupReader {
public:
    /// Errors (all of them): unavailable (cannot be read), bad_request (no backup of ours; another key, or it was changed; it ends too early).
    static Result<BackupReader> open(const std::string& file, const auth::StreamKey& key);
    const BackupContents& contents() const;
    /// The next bytes of the dump; none: it was read to its end.
    Result<std::optional<std::string>> next();

    BackupReader(BackupReader&&) noexcept;
    ~BackupReader();

private:
    struct Parts;
    explicit BackupReader(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::app
