// endpoints/rest/engine.hpp: runs a statement as its caller.
#pragma once
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/memory.hpp"
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/compiled.hpp"
#include "endpoints/rest/sql_text.hpp"
#include "pg/pool.hpp"

namespace orderline::rest {

struct Limits {
    std::int64_t rows_max = 1000;          // of a list, and of each embedded one
    std::size_t requests_per_minute = 0;   // of one caller; 0: no limit
};

struct Options {
    std::string prefix = "/rest/v1";
    std::vector<std::string> search_path;  // schemas behind the request's own one
    bool sets_search_path = false;         // else it is the login's
    bool aggregates_on = true;
    bool rollback_on = true;               // tx=rollback counts
    bool plans_on = false;                 // EXPLAIN may be asked for: it tells of rows that policies hide
    Limits limits;
};

/// The names of statements that came more than once: only they are worth preparing. PostgreSQL plans row-level security for one
/// role, so each role has its own. Bounded: what was not asked for the longest time is forgotten.
class Shapes {
public:
    /// Empty the first time, and for a text so long that it is not kept.
    std::string name_of(std::string_view role, std::string_view text);

    static constexpr std::size_t length_max = 16 * 1024;
    static constexpr std::size_t known_max = 400;  // below what a connection keeps (pg/connection_pipeline.cpp)

private:
    Memory<std::string, std::string, std::string_view> names_{known_max};
    std::uint64_t made_ = 0;
};

/// What requests of before have left for those that are like them.
struct Known {
    Shapes shapes;
    CompiledReads reads;
    std::set<std::string, std::less<>> zones;  // names of PostgreSQL's time zones; empty until one is asked for
};

class Engine {
public:
    Engine(pg::Pool& pool, const Options& options, Known& known) : pool_{pool}, options_{options}, known_{known} {}

    const Options& options() const { return options_; }
    CompiledReads& reads() const { return known_.reads; }
    std::set<std::string, std::less<>>& zones() const { return known_.zones; }

    /// Several requests in one transaction: `work` gets an engine whose statements are all run in it, with the settings of
    /// `asked`. What it refuses is rolled back, all of it; and what it does not, if `asked` wishes that.
    /// Inside of such work it is the same transaction.
    using Work = std::function<Task<Outcome<http::Response>>(Engine&)>;
    Task<Outcome<http::Response>> together(const Asked& asked, Work work, Deadline by);

    /// Read-only, repeated by itself if the connection is lost.
    Task<Outcome<pg::Rows>> read(const Asked& asked, const Sql& sql, Deadline by);
    /// Returns after the commit.
    Task<Outcome<pg::Rows>> write(const Asked& asked, const Sql& sql, Deadline by);

    /// For answers that decide whether it stays: runs it in a transaction and hands the rows to `stays`, which refuses (rolled
    /// back), or says whether to commit.
    using Verdict = std::function<Outcome<bool>(const pg::Rows&)>;
    Task<Outcome<pg::Rows>> write_if(const Asked& asked, const Sql& sql, Verdict stays, Deadline by);

private:
    enum class Way { read, write };
    Task<Outcome<pg::Rows>> run(const Asked& asked, const Sql& sql, Way way, Deadline by);
    pg::Settings settings_of(const Asked& asked) const;

    pg::Pool& pool_;
    const Options& options_;
    Known& known_;
    pg::Transaction* within_ = nullptr;
};

}  // namespace orderline::rest
