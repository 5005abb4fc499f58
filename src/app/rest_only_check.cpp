// app/rest_only_check.cpp: whether a database and a configuration fit, said before the first request fails.
#include <fmt/format.h>
#include "app/rest_only.hpp"
#include "app/sql.hpp"
#include "base/log.hpp"
#include "pg/error.hpp"
#include "pg/introspect.hpp"
#include "pg/session.hpp"

namespace orderline::app {
namespace {

std::unexpected<Error> unfit(std::string message, std::string detail = {}) {
    return fail(Code::bad_request, "invalid_config", std::move(message), std::move(detail));
}

Result<void> check_settings(const Config& config) {
    if (config.database_url.empty()) {
        return unfit("serve --rest-only works on a database of yours: --database-url postgresql://user@host/name");
    }
    if (config.rest_anon_role.empty() && config.rest_jwt_secret.empty()) {
        return unfit("Nobody could ask anything: give --anon-role for requests without a token, --jwt-secret to check tokens, or both.");
    }
    if (config.rest_jwt_secret.empty() && !config.rest_jwt_audience.empty()) {
        return unfit("--jwt-aud is about tokens, which nobody can check without --jwt-secret.");
    }
    return {};
}

Result<void> check_role(pg::Session& session, const std::string& login, const std::string& role) {
    const auto became = session.query(std::string{sql::rest_only_role.text}, pg::Params::of(role));
    if (became && role != "none") return {};
    const auto detail = became ? std::string{} : became.error().detail;
    if (!became && pg::sqlstate_of(became.error()) == "42501") {
        return unfit(fmt::format("The login {0} may not become the role {1}. Run: GRANT \"{1}\" TO \"{0}\";", login, role), detail);
    }
    if (!became && pg::server_error_of(became.error()) == nullptr) return std::unexpected(became.error());
    return unfit(fmt::format("There is no role {0}. Make it with: CREATE ROLE \"{0}\" NOLOGIN;", role), detail);
}

Result<std::vector<std::string>> search_path_of(pg::Session& session) {
    TRY(rows, session.query(std::string{sql::rest_only_search_path.text}));
    std::vector<std::string> path;
    for (int row = 0; row < rows.size(); ++row) path.emplace_back(rows.text(row, 0));
    return path;
}

}  // namespace

Result<RestOnlyLogin> check_rest_only(const Config& config) {
    TRY_VOID(check_settings(config));
    TRY(session, pg::Session::open(config.database_url));
    if (const auto model = pg::introspect(session, config.rest_schemas); !model) {
        if (model.error().code == Code::bad_request) return unfit(model.error().message + " --schemas names those that clients see.");
        return std::unexpected(model.error());
    }
    TRY(rows, session.query(std::string{sql::rest_only_login.text}));
    const std::string login{rows.text(0, 0)};
    if (rows.boolean(0, 1)) {
        log::warning("the login is above row-level security, and so is a role that a token may name; better is one that may do nothing "
                     "but become others", {{"login", login}, {"make it with", "CREATE ROLE rest LOGIN NOINHERIT; GRANT … TO rest;"}});
    }
    if (!config.rest_anon_role.empty()) TRY_VOID(check_role(session, login, config.rest_anon_role));
    RestOnlyLogin found;
    TRY(path, search_path_of(session));
    found.search_path = std::move(path);
    return found;
}

}  // namespace orderline::app
