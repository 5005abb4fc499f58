// app/demo_data.hpp: two businesses with half a year of history, to try the program with.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "auth/secret.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "pg/session.hpp"

namespace orderline::app {

struct DemoLogin {
    std::string email, name, role;
    std::optional<std::string> password;  // none: it was changed since
};

struct DemoTenantAccess {
    TenantId id;
    std::string name, currency, time_zone;
    std::vector<DemoLogin> logins;
    std::optional<std::string> api_key, publishable_key, secret_key;  // none: it was revoked since
};

struct DemoAccess {
    bool installed = false;               // false: it was there already, nothing was changed
    std::vector<DemoTenantAccess> tenants;
};

/// Installs what is missing, each tenant in one transaction, with dates relative to `at`; run again it changes nothing. The
/// passwords and the keys are made from the secret: each installation has its own, and can show them again.
/// Errors: those of pg.
Result<DemoAccess> install_demo_data(pg::Session& admin, const auth::Secret& secret, Instant at);

/// What to show a person: names, logins, keys; `url` is where the server answers, `link` the page of a customer (or empty).
std::string describe(const DemoAccess& access, const std::string& url, const std::string& link);

}  // namespace orderline::app
