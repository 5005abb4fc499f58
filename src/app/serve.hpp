// app/serve.hpp: `orderline serve` and `orderline demo`: open the database, start the server, run until a signal.
#pragma once
#include <functional>
#include <string>
#include "app/config.hpp"
#include "app/database.hpp"
#include "app/exit_code.hpp"
#include "app/service.hpp"
#include "auth/secret.hpp"

namespace orderline::app {

/// What happens around serving. Both may be empty.
struct ServeHooks {
    /// Before the port is opened, on the migrated database. An error ends the program.
    std::function<Result<void>(Database&)> prepare;
    /// Once requests are answered.
    std::function<void(Runtime&, const Service&)> ready;
};

/// Returns when a signal has stopped the server and everything is closed.
Exit serve(const Config& config, const ServeHooks& hooks);

/// The configured secret, or the one in the data directory, made at the first start.
Result<auth::Secret> installation_secret(const Config& config);

}  // namespace orderline::app
