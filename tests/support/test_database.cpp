// tests/support/test_database.cpp: the private PostgreSQL of a test process and its databases.
#include "tests/support/test_database.hpp"
#include <filesystem>
#include <stdexcept>
#include "pg/embedded.hpp"
#include "pg/migrate.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline {
namespace {

template <class T>
T need(Result<T> result, const char* what) {
    if (!result) throw std::runtime_error(std::string{what} + ": " + result.error().message + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class Server {
public:
    static Server& instance() {
        static Server server;
        return server;
    }

    /// A copy of the template. Names never repeat within the process.
    std::string create() {
        auto name = "test_" + std::to_string(++count_);
        need(maintenance_->execute("CREATE DATABASE " + name + " TEMPLATE orderline"), "creating the test's database");
        return name;
    }

    Result<void> drop(const std::string& name) {
        // FORCE ends sessions, but not the readers of replication slots.
        auto ended = maintenance_->query("SELECT pg_terminate_backend(active_pid, 10000) FROM pg_replication_slots "
                                         "WHERE database = $1 AND active_pid IS NOT NULL", pg::Params::of(name));
        if (!ended) return std::unexpected(ended.error());
        return maintenance_->execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    static std::string on(const std::string& conninfo, const std::string& database) { return conninfo + " dbname=" + database; }
    std::string admin(const std::string& database) const { return on(embedded_->admin_conninfo(), database); }
    std::string server(const std::string& database) const { return on(embedded_->server_conninfo(), database); }
    std::string rest(const std::string& database) const { return on(embedded_->rest_conninfo(), database); }

private:
    Server() {
        auto started = pg::Embedded::start({folder_ / "data", "", {"fsync=off", "max_connections=200"}});
        embedded_ = std::make_unique<pg::Embedded>(need(std::move(started), "starting the test's PostgreSQL"));
        maintenance_ = std::make_unique<pg::Session>(need(pg::Session::open(admin("postgres")), "connecting"));
        const std::string migrations = ORDERLINE_SOURCE_DIR "/db/migrations";
        if (!std::filesystem::exists(migrations)) return;
        auto session = need(pg::Session::open(embedded_->admin_conninfo()), "connecting");
        need(pg::migrate_up(session, need(pg::read_migrations(migrations), "reading the migrations")), "migrating");
    }

    TempFolder folder_;
    std::unique_ptr<pg::Embedded> embedded_;
    std::unique_ptr<pg::Session> maintenance_;
    int count_ = 0;
};

}  // namespace

TestDatabase::TestDatabase()
    : name_{Server::instance().create()},
      admin_conninfo_{Server::instance().admin(name_)},
      server_conninfo_{Server::instance().server(name_)},
      rest_conninfo_{Server::instance().rest(name_)} {}

TestDatabase::~TestDatabase() {
    if (pool_) run(pool_->stop(Deadline::in(std::chrono::seconds{5})));
    pool_.reset();
    admin_.reset();
    if (auto dropped = Server::instance().drop(name_); !dropped) ADD_FAILURE() << dropped.error().detail;
}

pg::Session& TestDatabase::admin() {
    if (!admin_) admin_ = std::make_unique<pg::Session>(need(pg::Session::open(admin_conninfo_), "connecting"));
    return *admin_;
}

void TestDatabase::sql(const std::string& text) { need(admin().execute(text), text.c_str()); }

std::string TestDatabase::scalar(const std::string& query) {
    auto rows = need(admin().query("SELECT (" + query + ")::text"), query.c_str());
    return rows.empty() || rows.null(0, 0) ? "" : std::string{rows.text(0, 0)};
}

pg::Pool& TestDatabase::pool() {
    if (!pool_) {
        pg::PoolOptions options;
        options.conninfo = server_conninfo_;
        pool_ = std::make_unique<pg::Pool>(runtime_, std::move(options));
        pool_->start();
    }
    return *pool_;
}

}  // namespace orderline
