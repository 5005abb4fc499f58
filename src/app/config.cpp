// app/config.cpp: one table of settings, read from four places.
#include "app/config.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "app/config_file.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "endpoints/rest/claims_gate.hpp"
#include "redis/url.hpp"

namespace orderline::app {
namespace {

std::unexpected<Error> invalid(std::string message) {
    return fail(Code::bad_request, "invalid_config", std::move(message));
}

template <std::string Config::*member>
Result<void> read_text(Config& config, std::string_view text) {
    config.*member = std::string{text};
    return {};
}

template <std::string Config::*member>
std::string show_text(const Config& config) { return config.*member; }

template <auto member, std::int64_t least, std::int64_t most>
Result<void> read_number(Config& config, std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
        return invalid(fmt::format("must be a whole number from {} to {}", least, most));
    }
    config.*member = static_cast<std::remove_reference_t<decltype(config.*member)>>(value);
    return {};
}

template <auto member>
std::string show_number(const Config& config) { return std::to_string(config.*member); }

Result<void> read_address(Config& config, std::string_view text) {
    if (text.empty()) return invalid("must not be empty");
    config.address = std::string{text};
    return {};
}

Result<void> read_public_url(Config& config, std::string_view text) {
    if (!text.empty() && !text.starts_with("http://") && !text.starts_with("https://")) {
        return invalid("must begin with http:// or https://");
    }
    while (text.ends_with('/')) text.remove_suffix(1);
    config.public_url = std::string{text};
    return {};
}

Result<void> read_metrics_token(Config& config, std::string_view text) {
    if (!text.empty() && text.size() < 16) return invalid("must have at least 16 characters");
    config.metrics_token = std::string{text};
    return {};
}

Result<void> read_redis_url(Config& config, std::string_view text) {
    if (!text.empty()) {
        if (const auto read = redis::parse_url(text); !read) return invalid(read.error().message);
    }
    config.redis_url = std::string{text};
    return {};
}

Result<void> read_secret(Config& config, std::string_view text) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    if (!text.empty() && (text.size() != 64 || !std::ranges::all_of(text, is_hex))) {
        return invalid("must be 64 hexadecimal digits (make one with: openssl rand -hex 32)");
    }
    config.secret = std::string{text};
    return {};
}

constexpr std::pair<std::string_view, log::Level> levels[] = {{"debug", log::Level::debug},
                                                              {"info", log::Level::info},
                                                              {"warning", log::Level::warning},
                                                              {"error", log::Level::error}};

Result<void> read_level(Config& config, std::string_view text) {
    for (const auto& [name, level] : levels) {
        if (name != text) continue;
        config.log_level = level;
        return {};
    }
    return invalid("must be debug, info, warning or error");
}

std::string show_level(const Config& config) {
    for (const auto& [name, level] : levels) {
        if (level == config.log_level) return std::string{name};
    }
    return {};
}

Result<void> read_format(Config& config, std::string_view text) {
    if (text != "text" && text != "json") return invalid("must be text or json");
    config.log_format = text == "json" ? log::Format::json : log::Format::text;
    return {};
}

std::string show_format(const Config& config) { return config.log_format == log::Format::json ? "json" : "text"; }

Result<void> read_algorithm(Config& config, std::string_view text) {
    if (text != "HS256" && text != "ES256") return invalid("must be HS256 or ES256");
    config.es256 = text == "ES256";
    return {};
}

std::string show_algorithm(const Config& config) { return config.es256 ? "ES256" : "HS256"; }

/// "43660000001=123456,43660000002=654321"
Result<void> read_test_phones(Config& config, std::string_view text) {
    config.test_phones.clear();
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find(','));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto phone = auth::parse_phone(pair.substr(0, equals));
        const auto code = pair.substr(std::min(equals + 1, pair.size()));
        const bool six_digits = code.size() == 6 && code.find_first_not_of("0123456789") == std::string_view::npos;
        if (!phone || !six_digits) return invalid("must be pairs of a phone number and six digits, such as 43660000001=123456");
        config.test_phones.push_back({phone->text, std::string{code}});
    }
    return {};
}

std::string show_test_phones(const Config& config) {
    std::string text;
    for (const auto& [phone, code] : config.test_phones) text += fmt::format("{}{}={}", text.empty() ? "" : ",", phone, code);
    return text;
}

Result<void> read_anonymous_tenant(Config& config, std::string_view text) {
    if (!text.empty() && !parse_uuid(text)) return invalid("must be the id of a tenant, such as 6b1f0c9e-0d3b-4c1e-9c55-0d7a3f1b2a10");
    config.rest_anonymous_tenant = std::string{text};
    return {};
}

/// "127.0.0.1,10.0.0.0/8,2001:db8::/32"
Result<void> read_trusted_proxies(Config& config, std::string_view text) {
    config.trusted_proxies.clear();
    while (!text.empty()) {
        const auto one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        const auto network = parse_ip_network(trim(one));
        if (!network) {
            const std::string_view why = network.error().message;
            return invalid(fmt::format("must be addresses and networks, and {}", why.substr(0, why.find_last_not_of('.') + 1)));
        }
        config.trusted_proxies.push_back(*network);
    }
    return {};
}

std::string show_trusted_proxies(const Config& config) {
    std::string text;
    for (const auto& one : config.trusted_proxies) text += (text.empty() ? "" : ",") + to_text(one);
    return text;
}

template <bool Config::*member>
Result<void> read_switch(Config& config, std::string_view text) {
    if (text != "on" && text != "off") return invalid("must be on or off");
    config.*member = text == "on";
    return {};
}

template <bool Config::*member>
std::string show_switch(const Config& config) { return config.*member ? "on" : "off"; }

Result<void> read_schemas(Config& config, std::string_view text) {
    config.rest_schemas.clear();
    while (!text.empty()) {
        const auto name = text.substr(0, text.find(','));
        text.remove_prefix(std::min(name.size() + 1, text.size()));
        if (!trim(name).empty()) config.rest_schemas.emplace_back(trim(name));
    }
    if (config.rest_schemas.empty()) return invalid("must be names of schemas, such as public,personal");
    return {};
}

std::string show_schemas(const Config& config) { return fmt::format("{}", fmt::join(config.rest_schemas, ",")); }

/// Of fewer, one would have to wait for longer than the second that Retry-After says.
Result<void> read_api_requests(Config& config, std::string_view text) {
    if (text != "0" && !read_number<&Config::api_requests_per_minute, 60, 1'000'000'000>(config, text)) {
        return invalid("must be 0 or a whole number of at least 60");
    }
    if (text == "0") config.api_requests_per_minute = 0;
    return {};
}

/// The secret itself, or "@" and the file that holds it.
Result<void> read_jwt_secret(Config& config, std::string_view text) {
    config.rest_jwt_secret = std::string{text};
    if (text.starts_with('@')) {
        std::ifstream file{std::string{text.substr(1)}, std::ios::binary};
        if (!file) return invalid(fmt::format("is in the file {}, which cannot be read", text.substr(1)));
        const std::string held{std::istreambuf_iterator<char>{file}, {}};
        config.rest_jwt_secret = std::string{trim(held)};
    }
    if (config.rest_jwt_secret.size() >= rest::ClaimsOptions::secret_size_min || text.empty()) return {};
    return invalid(fmt::format("must have at least {} bytes (make one with: openssl rand -base64 32)", rest::ClaimsOptions::secret_size_min));
}

/// The folder beside the program (an installation: bin/../share/orderline) or in the source tree around it (a build).
std::string find_assets(const std::string& program, const std::string& installed, const std::string& in_source) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const auto folder = fs::path{program}.parent_path();
    const auto beside = folder.parent_path() / "share" / "orderline" / installed;
    if (fs::is_directory(beside, ignored)) return beside.string();
    auto around = folder;
    for (int up = 0; up < 4 && around.has_relative_path(); ++up) {
        around = around.parent_path();
        if (fs::exists(around / "db" / "migrations", ignored) && fs::exists(around / "CMakeLists.txt", ignored)) {
            return (around / in_source).string();
        }
    }
    return beside.string();
}

Config defaults(const ConfigSources& sources) {
    Config config;
    config.data_dir = sources.root ? "/var/lib/orderline" : sources.home + "/.local/share/orderline";
    config.web_dir = find_assets(sources.program, "web", "web/dist");
    config.migrations_dir = find_assets(sources.program, "migrations", "db/migrations");
    return config;
}

std::size_t index_of(std::string_view name) {
    const auto& all = settings();
    return static_cast<std::size_t>(std::ranges::find(all, name, &Setting::name) - all.begin());
}

/// A setting of before, and what to do instead.
struct Gone {
    std::string_view name, environment, instead;
};
constexpr Gone gone[] = {{"behind_proxy", "ORDERLINE_BEHIND_PROXY",
                          "Name your proxies in trusted_proxies, such as 127.0.0.1,10.0.0.0/8; without proxies leave both out."}};

std::unexpected<Error> is_gone(const Gone& one, std::string_view source) {
    return invalid(fmt::format("{}: There is no setting {} any more. {}", source, one.name, one.instead));
}

Result<void> put(Config& config, std::size_t index, std::string_view text, std::string source) {
    const auto& setting = settings()[index];
    if (auto read = setting.read(config, text); !read) {
        return invalid(fmt::format("{}: {} {}.", source, setting.name, read.error().message));
    }
    config.origins[index].source = std::move(source);
    return {};
}

Result<void> put_file(Config& config, const ConfigSources& sources, const std::string& file, bool must_be_there) {
    const auto text = sources.file(file);
    if (!text && must_be_there) return invalid(fmt::format("The configuration file {} cannot be read.", file));
    if (!text) return {};
    TRY(found, read_toml(*text, file));
    for (const auto& one : found) {
        const auto source = fmt::format("{}:{}", file, one.line);
        const auto index = index_of(one.name);
        if (const auto* old = std::ranges::find(gone, one.name, &Gone::name); old != std::end(gone)) return is_gone(*old, source);
        if (index == settings().size()) {
            return invalid(fmt::format("{}: There is no setting {}. `orderline config check` shows all of them.", source, one.name));
        }
        TRY_VOID(put(config, index, one.text, source));
    }
    return {};
}

}  // namespace

const std::vector<Setting>& settings() {
    static const std::vector<Setting> all = {
        {"database_url", "--database-url", "ORDERLINE_DATABASE_URL",
         "PostgreSQL to use, postgresql://user@host/name; without it a private one runs in the data directory", false,
         read_text<&Config::database_url>, show_text<&Config::database_url>},
        {"data_dir", "--data-dir", "ORDERLINE_DATA_DIR", "where the private PostgreSQL and the secret are kept", false,
         read_text<&Config::data_dir>, show_text<&Config::data_dir>},
        {"address", "--address", "ORDERLINE_ADDRESS", "address to listen on", false, read_address,
         show_text<&Config::address>},
        {"port", "--port", "ORDERLINE_PORT", "port to listen on; 0 takes any free one", false,
         read_number<&Config::port, 0, 65535>, show_number<&Config::port>},
        {"tls_certificate", "--tls-certificate", "ORDERLINE_TLS_CERTIFICATE",
         "PEM file of the certificate and its chain: speaks HTTPS on the port; read again when it changes and at SIGHUP", false,
         read_text<&Config::tls_certificate>, show_text<&Config::tls_certificate>},
        {"tls_key", "--tls-key", "ORDERLINE_TLS_KEY", "PEM file of the certificate's key, mode 0600", false, read_text<&Config::tls_key>,
         show_text<&Config::tls_key>},
        {"public_url", "--public-url", "ORDERLINE_PUBLIC_URL", "what the links sent to customers begin with", false,
         read_public_url, show_text<&Config::public_url>},
        {"connections_per_address", "--connections-per-address", "ORDERLINE_CONNECTIONS_PER_ADDRESS",
         "connections that one client may have at the same time", false, read_number<&Config::connections_per_address, 1, 1'000'000>,
         show_number<&Config::connections_per_address>},
        {"hsts_days", "--hsts-days", "ORDERLINE_HSTS_DAYS",
         "if public_url is https: how long browsers come by HTTPS alone (Strict-Transport-Security); 0 makes them forget", false,
         read_number<&Config::hsts_days, 0, 3650>, show_number<&Config::hsts_days>},
        {"secret", "--secret", "ORDERLINE_SECRET",
         "64 hexadecimal digits that sign tokens and links; without it DATA_DIR/secret is used", true, read_secret,
         show_text<&Config::secret>},
        {"log.level", "--log-level", "ORDERLINE_LOG_LEVEL", "debug, info, warning or error", false, read_level, show_level},
        {"log.format", "--log-format", "ORDERLINE_LOG_FORMAT", "text or json", false, read_format, show_format},
        {"web_dir", "--web-dir", "ORDERLINE_WEB_DIR", "the built pages", false, read_text<&Config::web_dir>,
         show_text<&Config::web_dir>},
        {"migrations_dir", "--migrations-dir", "ORDERLINE_MIGRATIONS_DIR", "the migrations of the schema", false,
         read_text<&Config::migrations_dir>, show_text<&Config::migrations_dir>},
        {"pool.read_connections", "--pool-read-connections", "ORDERLINE_POOL_READ_CONNECTIONS",
         "database connections that many reads share", false, read_number<&Config::pool_read_connections, 1, 64>,
         show_number<&Config::pool_read_connections>},
        {"pool.write_connections", "--pool-write-connections", "ORDERLINE_POOL_WRITE_CONNECTIONS",
         "database connections for changes, one transaction each", false,
         read_number<&Config::pool_write_connections, 1, 256>, show_number<&Config::pool_write_connections>},
        {"pool.waiting_max", "--pool-waiting-max", "ORDERLINE_POOL_WAITING_MAX",
         "requests that may wait for a connection before more are refused", false,
         read_number<&Config::pool_waiting_max, 1, 1'000'000>, show_number<&Config::pool_waiting_max>},
        {"password_threads", "--password-threads", "ORDERLINE_PASSWORD_THREADS",
         "passwords checked at the same time; each takes a core and 19 MiB", false,
         read_number<&Config::password_threads, 1, 64>, show_number<&Config::password_threads>},
        {"breached_passwords", "--breached-passwords", "ORDERLINE_BREACHED_PASSWORDS",
         "file of passwords that nobody may choose, as the downloader of Have I Been Pwned writes it; without it all may be", false,
         read_text<&Config::breached_passwords>, show_text<&Config::breached_passwords>},
        {"metrics_token", "--metrics-token", "ORDERLINE_METRICS_TOKEN",
         "who brings it as bearer may read /metrics, at least 16 characters; without it who asks on this machine", true,
         read_metrics_token, show_text<&Config::metrics_token>},
        {"redis_url", "--redis-url", "ORDERLINE_REDIS_URL",
         "Redis that keeps what calls start with, redis://user:password@host:6379/0 or rediss://; without it PostgreSQL does", true,
         read_redis_url, show_text<&Config::redis_url>},
        {"redis_ca", "--redis-ca", "ORDERLINE_REDIS_CA",
         "PEM file of who signs the certificate of rediss://; without it whom the system trusts", false, read_text<&Config::redis_ca>,
         show_text<&Config::redis_ca>},
        {"token_algorithm", "--token-algorithm", "ORDERLINE_TOKEN_ALGORITHM",
         "what access tokens are signed with: HS256, or ES256 with a key in the data directory that others can check", false,
         read_algorithm, show_algorithm},
        {"test_phones", "--test-phones", "ORDERLINE_TEST_PHONES",
         "phone numbers that get no message and always the same code: 43660000001=123456,…", true, read_test_phones,
         show_test_phones},
        {"audit_retention_months", "--audit-retention-months", "ORDERLINE_AUDIT_RETENTION_MONTHS",
         "how many months of the audit trail are kept", false, read_number<&Config::audit_retention_months, 12, 1'200>,
         show_number<&Config::audit_retention_months>},
        {"mailbox_page", "--mailbox-page", "ORDERLINE_MAILBOX_PAGE",
         "on: /mailbox shows the messages to all users, codes among them, to whoever reaches it; for development", false,
         read_switch<&Config::mailbox_page>, show_switch<&Config::mailbox_page>},
        {"trusted_proxies", "--trusted-proxies", "ORDERLINE_TRUSTED_PROXIES",
         "proxies in front, whose X-Forwarded-For says who asks, for limits and lists of addresses: 127.0.0.1,10.0.0.0/8,…", false,
         read_trusted_proxies, show_trusted_proxies},
        {"api.requests_per_minute", "--api-requests-per-minute", "ORDERLINE_API_REQUESTS_PER_MINUTE",
         "/api/v1: how many requests of one user, key or link are answered, at least 60; 0 is no limit", false, read_api_requests,
         show_number<&Config::api_requests_per_minute>},
        {"rest.schemas", "--schemas", "ORDERLINE_REST_SCHEMAS", "serve --rest-only: the schemas that clients see: a,b", false,
         read_schemas, show_schemas},
        {"rest.anon_role", "--anon-role", "ORDERLINE_REST_ANON_ROLE",
         "serve --rest-only: the role of who brings no token; without one everybody needs a token", false,
         read_text<&Config::rest_anon_role>, show_text<&Config::rest_anon_role>},
        {"rest.jwt_secret", "--jwt-secret", "ORDERLINE_REST_JWT_SECRET",
         "serve --rest-only: what tokens are signed with (HS256), at least 32 bytes; @FILE reads it from a file", true,
         read_jwt_secret, show_text<&Config::rest_jwt_secret>},
        {"rest.jwt_aud", "--jwt-aud", "ORDERLINE_REST_JWT_AUD", "serve --rest-only: the audience that tokens must be for", false,
         read_text<&Config::rest_jwt_audience>, show_text<&Config::rest_jwt_audience>},
        {"rest.max_rows", "--max-rows", "ORDERLINE_REST_MAX_ROWS", "/rest/v1: the most rows of an answer, and of each embedded list", false,
         read_number<&Config::rest_rows_max, 1, 1'000'000'000>, show_number<&Config::rest_rows_max>},
        {"rest.requests_per_minute", "--requests-per-minute", "ORDERLINE_REST_REQUESTS_PER_MINUTE",
         "/rest/v1: how many requests of one caller are answered; 0 is no limit", false,
         read_number<&Config::rest_requests_per_minute, 0, 1'000'000'000>, show_number<&Config::rest_requests_per_minute>},
        {"rest.anonymous_tenant", "--anonymous-tenant", "ORDERLINE_REST_ANONYMOUS_TENANT",
         "/rest/v1: the id of the tenant whose role anon is for requests without key and token; without one they are refused", false,
         read_anonymous_tenant, show_text<&Config::rest_anonymous_tenant>},
        {"rest.aggregates", "--aggregates", "ORDERLINE_REST_AGGREGATES",
         "serve --rest-only: on lets clients ask for count(), sum() and the like, which read all rows", false,
         read_switch<&Config::rest_aggregates>, show_switch<&Config::rest_aggregates>},
        {"rest.plans", "--plans", "ORDERLINE_REST_PLANS",
         "on: /rest/v1 shows how PostgreSQL runs a request; plans count rows that policies hide: not for production", false,
         read_switch<&Config::rest_plans>, show_switch<&Config::rest_plans>},
    };
    return all;
}

Result<Config> load_config(const ConfigSources& sources) {
    Config config = defaults(sources);
    for (const auto& setting : settings()) config.origins.push_back({setting.name, "default"});

    if (!sources.config_flag.empty()) {
        TRY_VOID(put_file(config, sources, sources.config_flag, true));
    } else if (const auto named = sources.environment("ORDERLINE_CONFIG"); named && !named->empty()) {
        TRY_VOID(put_file(config, sources, *named, true));
    } else {
        TRY_VOID(put_file(config, sources, "orderline.toml", false));
    }
    for (const auto& old : gone) {
        if (const auto value = sources.environment(old.environment); value && !value->empty()) return is_gone(old, old.environment);
    }
    for (std::size_t i = 0; i < settings().size(); ++i) {
        const auto& setting = settings()[i];
        // A variable that is set to nothing is as good as not set: compose files and unit files pass those on.
        if (const auto value = sources.environment(setting.environment); value && !value->empty()) {
            TRY_VOID(put(config, i, *value, std::string{setting.environment}));
        }
        if (const auto value = sources.flags.find(std::string{setting.name}); value != sources.flags.end()) {
            TRY_VOID(put(config, i, value->second, std::string{setting.flag}));
        }
    }
    if (config.data_dir.empty()) return invalid("data_dir must not be empty.");
    return config;
}

http::ServerOptions server_options(const Config& config) {
    http::ServerOptions options;
    options.address = config.address;
    options.port = config.port;
    options.tls_certificate = config.tls_certificate;
    options.tls_key = config.tls_key;
    options.connections_per_address_max = config.connections_per_address;
    options.trusted_proxies = config.trusted_proxies;
    // A host that its operator has named with https, and no other; 0 makes browsers forget.
    if (config.public_url.starts_with("https://")) options.strict_transport = fmt::format("max-age={}", config.hsts_days * 86'400);
    return options;
}

std::string without_password(std::string_view url) {
    std::string shown{url};
    if (const auto scheme = shown.find("://"); scheme != std::string::npos) {
        const auto end = std::min(shown.find_first_of("/?", scheme + 3), shown.size());
        const auto at = shown.rfind('@', end);
        const auto colon = shown.find(':', scheme + 3);
        if (at != std::string::npos && at > scheme && colon < at) shown.replace(colon + 1, at - colon - 1, "…");
    }
    // Both forms may name it as a parameter as well: ?password=… and password='…'
    for (std::size_t from = 0;;) {
        const auto begin = shown.find("password", from);
        if (begin == std::string::npos) return shown;
        const auto equals = shown.find_first_not_of(' ', begin + 8);
        from = begin + 8;
        if (equals == std::string::npos || shown[equals] != '=') continue;
        auto first = shown.find_first_not_of(' ', equals + 1);
        if (first == std::string::npos) return shown;
        std::size_t last = first;
        if (shown[first] == '\'') {
            for (++last; last < shown.size() && shown[last] != '\''; ++last) {
                if (shown[last] == '\\') ++last;
            }
            last = std::min(last + 1, shown.size());
        } else {
            while (last < shown.size() && shown[last] != '&' && shown[last] != ' ') ++last;
        }
        shown.replace(first, last - first, "…");
        from = first;
    }
}

std::string shown_value(const Setting& setting, const Config& config) {
    const auto value = setting.show(config);
    if (setting.secret) return value.empty() ? "" : "(set)";
    if (setting.name == "database_url") return without_password(value);
    return value;
}

}  // namespace orderline::app
