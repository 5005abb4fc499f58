// app/pages.hpp: the built web pages: the customer's at /o/<link>, the agents' at /console.
#pragma once
#include <string>
#include "base/result.hpp"
#include "http/files.hpp"
#include "http/router.hpp"

namespace orderline::app {

class Pages {
public:
    /// Errors: unavailable if `web_dir` does not hold the built pages (says how to build them).
    static Result<Pages> read(const std::string& web_dir);

    /// The pages must outlive the router.
    void add_routes(http::Router& router) const;

private:
    explicit Pages(http::Files files) : files_{std::move(files)} {}
    http::Files files_;
};

}  // namespace orderline::app
