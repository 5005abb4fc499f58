// app/database.hpp: the database that the configuration names: a private one that we run, or somebody else's server.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include "app/config.hpp"
#include "app/exit_code.hpp"
#include "base/result.hpp"
#include "pg/embedded.hpp"
#include "pg/session.hpp"

namespace orderline::app {

class Database {
public:
    /// A private PostgreSQL is started and brought to the newest schema; it stops with this object. `serve` must be the one
    /// that runs it; any other command may also join the one that a running `orderline serve` holds.
    enum class Use { serve, tool };

    /// Errors: conflict (serve: another orderline runs on that data directory), unavailable, those of migrate_up.
    static Result<Database> open(const Config& config, Use use);

    /// True if there is no database_url.
    bool is_private() const { return is_private_; }
    /// For migrations, replication and commands: an owner of the tables.
    const std::string& admin_conninfo() const { return admin_; }
    /// For requests: the role orderline_server, which row-level security always holds for.
    const std::string& server_conninfo() const { return server_; }
    /// For /rest/v1: the role orderline_rest, which has no rights but to become anon, authenticated or service_role.
    const std::string& rest_conninfo() const { return rest_; }
    /// What it is, for people; without a password.
    std::string name() const { return name_; }

    Result<pg::Session> admin_session() const { return pg::Session::open(admin_); }
    /// The same, after a check that the schema is the one this program knows.
    /// Errors: conflict schema_outdated with what to run.
    Result<pg::Session> ready_session(const Config& config) const;

    /// The private server, if this process runs it.
    pg::Embedded* embedded() { return embedded_ ? &*embedded_ : nullptr; }

private:
    bool is_private_ = false;
    std::string admin_, server_, rest_, name_;
    std::optional<pg::Embedded> embedded_;
};

/// A libpq text (URI or keywords) with a parameter set at the start of each session; name and value must need no quoting.
std::string with_option(const std::string& conninfo, const std::string& name, const std::string& setting);
/// The same for the role.
std::string with_role(const std::string& conninfo, const std::string& role);

/// Opens the configured database and a session on it, and hands both to `work`. What every command that needs one does.
Exit with_database(const Config& config, const std::function<Result<Exit>(Database&, pg::Session&)>& work);

}  // namespace orderline::app
