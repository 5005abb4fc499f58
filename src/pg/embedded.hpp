// pg/embedded.hpp: a private PostgreSQL of our own, in a folder, reached by a Unix socket only.
#pragma once
#include <memory>
#include <string>
#include <vector>
#include "base/result.hpp"

namespace orderline::pg {

struct EmbeddedOptions {
    std::string data_dir;                  // made if it is not there; holds pgdata/, socket/, postgres.log
    std::string user;                      // who runs it when we are root; empty: "postgres", else "nobody"
    std::vector<std::string> settings;     // further "name=value" for the server, e.g. for tests "fsync=off"
};

/// Runs while the object lives; stopped by its own pid ("fast" shutdown) in the destructor.
class Embedded {
public:
    /// initdb if needed (UTF8, locale C.UTF-8, superuser "orderline", trust inside a 0700 folder), then starts it with
    /// wal_level=logical and listen_addresses=''. A crash before is recovered from, also one that left postmaster.pid.
    /// If our process dies, Postgres is ended too (PR_SET_PDEATHSIG where it can be), so that no orphan holds the folder;
    /// an orphan of an earlier crash of ours is found by its pid file, verified to be ours and ended first.
    /// Errors: conflict if another live orderline runs on this folder (says its pid), unavailable if the binaries are
    /// missing (says what to install) or it did not come up within 60 s (says the last lines of its log).
    static Result<Embedded> start(EmbeddedOptions options);

    Embedded(Embedded&&) noexcept;
    ~Embedded();

    /// libpq text for the superuser, for the server's role and for that of /rest/v1, of database "orderline" (created if missing).
    std::string admin_conninfo() const;
    std::string server_conninfo() const;
    std::string rest_conninfo() const;
    int pid() const;
    /// False once the postmaster has ended, whoever ended it. To be asked now and then: it also keeps the log small.
    bool running();
    /// Stops what still runs and starts it again on the same folder. It ends with the thread that called this.
    Result<void> restart();
    /// For tests of faults: kill -9 of the postmaster (all of it ends).
    void kill();

private:
    struct Parts;
    explicit Embedded(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::pg
