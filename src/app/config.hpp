// app/config.hpp: every setting of the program, and where its value came from.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "auth/one_time_codes.hpp"
#include "base/ip_address.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "http/server.hpp"

namespace orderline::app {

struct Config {
    std::string database_url;  // empty: a private PostgreSQL in data_dir/postgres
    std::string data_dir;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    std::string tls_certificate, tls_key;  // PEM files; empty: plain HTTP
    std::string public_url;     // what customers' links begin with; empty: http(s)://address:port
    std::size_t connections_per_address = 5000;  // of one client at the same time
    std::size_t hsts_days = 365;           // how long browsers come by HTTPS alone, if public_url is https
    std::string secret;         // 64 hex digits; empty: the file data_dir/secret, made at the first start
    log::Level log_level = log::Level::info;
    log::Format log_format = log::Format::text;
    std::string web_dir;
    std::string migrations_dir;
    std::size_t pool_read_connections = 2;
    std::size_t pool_write_connections = 16;
    std::size_t pool_waiting_max = 2000;
    std::string breached_passwords;    // file of SHA-1 hashes, sorted; empty: none is looked at
    std::size_t password_threads = 1;  // argon2 at the same time; each takes a core and 19 MiB
    std::string metrics_token;         // who brings it may read /metrics; empty: who is on this machine
    std::string redis_url;             // of the call cache; empty: PostgreSQL
    std::string redis_ca;              // PEM file: who signs Redis' certificate; empty: whom the system trusts
    bool es256 = false;                // sign access tokens with a key of their own that others can check
    std::vector<auth::TestPhone> test_phones;
    int audit_retention_months = 120;
    bool mailbox_page = false;         // /mailbox shows everybody's messages: for development
    std::vector<IpNetwork> trusted_proxies;  // who says in X-Forwarded-For whose request it is; none: everybody comes himself
    std::size_t api_requests_per_minute = 60'000;  // to /api/v1 of one user, key or link; 0: no limit
    std::int64_t rest_rows_max = 1000;             // of /rest/v1, as the next three
    std::size_t rest_requests_per_minute = 60'000; // of one caller; 0: no limit
    std::string rest_anonymous_tenant;             // its id; empty: who brings neither key nor token is refused
    bool rest_plans = false;           // /rest/v1 shows PostgreSQL's plans: for development

    // Of `serve --rest-only`.
    std::vector<std::string> rest_schemas{"public"};
    std::string rest_anon_role;        // of PostgreSQL; empty: every request needs a token
    std::string rest_jwt_secret;       // empty: no token can be checked
    std::string rest_jwt_audience;     // empty: any
    bool rest_aggregates = false;

    struct Origin {
        std::string_view setting;  // "log.level"
        std::string source;        // "default", "ORDERLINE_PORT", "orderline.toml:3", "--port"
    };
    std::vector<Origin> origins;  // in the order of `settings()`
};

/// One line of the table that config.cpp reads all four sources with.
struct Setting {
    std::string_view name;         // in the TOML file: "log.level" is `level` in [log]
    std::string_view flag;         // "--log-level"
    std::string_view environment;  // "ORDERLINE_LOG_LEVEL"
    std::string_view help;
    bool secret;                   // never shown
    Result<void> (*read)(Config&, std::string_view);
    std::string (*show)(const Config&);
};

const std::vector<Setting>& settings();

/// Everything outside that the configuration depends on, so that a test can say what there is.
struct ConfigSources {
    std::map<std::string, std::string> flags;  // setting name -> text
    std::string config_flag;                   // --config
    std::function<std::optional<std::string>(std::string_view)> environment;
    std::function<std::optional<std::string>(const std::string&)> file;  // its text; none if it is not there
    std::string program;                       // path of the executable: assets are looked for around it
    std::string home;
    bool root = false;
};

/// The sources of this process.
ConfigSources process_sources();

/// flags > environment > TOML file > defaults. Errors: bad_request invalid_config, with the source's name and line.
Result<Config> load_config(const ConfigSources& sources);

/// How the settings want requests to be taken, with and without the data API alone.
http::ServerOptions server_options(const Config& config);

/// A value for people: secrets as "(set)", a URL without its password.
std::string shown_value(const Setting& setting, const Config& config);
/// The URL or libpq text without its password.
std::string without_password(std::string_view url);

}  // namespace orderline::app
