// pg/embedded_files.hpp: where a private PostgreSQL's programs and files are. Internal to pg.
#pragma once
#include <sys/types.h>
#include <string>
#include <utility>
#include "base/result.hpp"
#include "pg/process.hpp"

namespace orderline::pg {

struct EmbeddedFolders {
    std::string root, pgdata, socket, log;  // absolute
};

/// A folder of the account's that only it may read. One that is there must be its own or ours: in /tmp somebody else
/// could have made it first.
Result<void> make_private(const std::string& path, const Account& account);

/// Makes what is missing, owned by the account. Errors: unavailable, with what the system said.
Result<EmbeddedFolders> make_folders(const std::string& data_dir, const Account& account);
/// A log beyond 16 MiB becomes log + ".1" and begins anew, also while PostgreSQL writes it.
void keep_log_small(const std::string& log);
/// Where the socket goes: root + "/socket", or a short folder in /tmp if that is too long for a socket's name.
std::string socket_folder(const std::string& root);

/// The folder of initdb and postgres, of the version that made `pgdata` if it exists, else 15 or the newest.
/// Errors: unavailable, with what to install.
Result<std::string> find_binaries(const std::string& pgdata);

/// The lock that one live orderline holds on a folder, gone with its process however that ends.
class FolderLock {
public:
    FolderLock() = default;
    /// Errors: conflict, with the pid of whoever holds it.
    static Result<FolderLock> take(const std::string& root);
    FolderLock(FolderLock&& other) noexcept : file_{std::exchange(other.file_, -1)} {}
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    int file_ = -1;
};

}  // namespace orderline::pg
