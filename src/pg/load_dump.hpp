// pg/load_dump.hpp: runs a stranger's dump in a throw-away PostgreSQL, as far as it can run there.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "pg/session.hpp"
#include "pg/throwaway.hpp"

namespace orderline::pg {

struct SkippedStatement {
    int line = 0;        // in the dump
    std::string begins;  // its first words, one line
    std::string reason;  // what PostgreSQL said
    bool operator==(const SkippedStatement&) const = default;
};

struct LoadedDump {
    Session session;  // on the filled database, as the role that filled it
    int statements = 0;
    std::vector<SkippedStatement> skipped;  // in the order of the dump
};

/// Runs each statement by itself. A dump is a program that somebody else wrote, so it runs as a role that owns this one
/// database and is no superuser: no files, no programs, no other role. Rows are not loaded. Roles that it names are made,
/// without any right; who owns what, databases and the dump's own transactions are passed over (docs/decisions/0023).
/// Errors: those of split_dump, and unavailable if the server ends. `progress` is told bytes of `script`.
Result<LoadedDump> load_dump(const Throwaway& server, std::string_view script,
                             const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

}  // namespace orderline::pg
