// tests/endpoints/rest/asking.hpp: requests to the handlers of /rest/v1 on a test database, as a role, without HTTP between.
#pragma once
#include <gtest/gtest.h>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"
#include "endpoints/rest/reply.hpp"
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::rest {

struct Ask {
    http::Method method = http::Method::get;
    std::string target, query, body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string role = "authenticated";
    std::optional<std::string> tenant{};
};

/// The schema shop of the database, which the test fills.
class Asking : public TestDatabase {
protected:
    explicit Asking(const std::string& schema_sql) {
        sql(schema_sql);
        auto model = pg::introspect(admin(), {"shop"});
        if (model) catalogue_ = std::make_shared<Catalogue>(*std::move(model), std::vector<std::string>{"shop"});
        else ADD_FAILURE() << model.error().message;
        pg::PoolOptions options;
        options.conninfo = rest_conninfo();
        options.write_connections = 1;
        pool_ = std::make_unique<pg::Pool>(runtime(), options);
        pool_->start();
    }
    ~Asking() override { run(pool_->stop(Deadline::in(std::chrono::seconds{5}))); }

    /// `handler(engine, asked)` answers; a refusal is a response, too.
    template <class Handler>
    http::Response ask(const Ask& what, Handler handler) {
        http::Request request;
        request.method = what.method;
        request.path = "/rest/v1/" + what.target;
        request.query = what.query;
        request.body = what.body;
        for (const auto& [name, value] : what.headers) request.headers.add(name, value);
        Caller caller;
        caller.role = what.role;
        caller.anonymous = what.role == "anon";
        caller.tenant = what.tenant;
        if (what.tenant) caller.settings.values.emplace_back("app.tenant_id", *what.tenant);
        const auto prefer = parse_prefer(request.headers.get("prefer"));
        const auto accept = parse_accept(request.headers.get("accept"));
        if (!prefer) return refused(prefer.error());
        if (!accept) return refused(accept.error());
        const Asked asked{request, caller, catalogue_, "shop", what.target, *prefer, *accept};
        Engine engine{*pool_, options_, known_};
        const Outcome<http::Response> response = handler(engine, asked);
        return response ? *response : refused(response.error());
    }

    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }
    static std::string shown(const http::Response& response) { return fmt::format("{} {}", response.status, response.body); }

    Options options_;

private:
    std::shared_ptr<const Catalogue> catalogue_;
    std::unique_ptr<pg::Pool> pool_;
    Known known_;
};

}  // namespace orderline::rest
