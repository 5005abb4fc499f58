// app/rest_only.hpp: `orderline serve --rest-only`: /rest/v1 over any database, without tenants and without Orderline's tables.
#pragma once
#include <memory>
#include <string>
#include <vector>
#include "app/config.hpp"
#include "app/exit_code.hpp"
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"

namespace orderline::app {

/// What the database says about the configuration.
struct RestOnlyLogin {
    std::vector<std::string> search_path;  // the login's: what stands behind the schema of a request
};

/// Errors: bad_request invalid_config with one sentence about what to change, unavailable.
Result<RestOnlyLogin> check_rest_only(const Config& config);

/// The running server. Destroy it after the runtime has stopped.
class RestOnly {
public:
    /// Errors: unavailable (the port is taken).
    static Result<std::unique_ptr<RestOnly>> start(Runtime& runtime, const Config& config, RestOnlyLogin login);
    ~RestOnly();

    const std::string& url() const;
    /// Waits until the catalogue is read, at most until `by`; before it, requests are answered 503.
    Task<void> ready(Deadline by);
    /// Refuses new work, finishes what runs, at most until `by`.
    Task<void> stop(Deadline by);

private:
    struct Parts;
    explicit RestOnly(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Returns when a signal has stopped the server and everything is closed.
Exit serve_rest_only(const Config& config);

}  // namespace orderline::app
