// endpoints/rest/rest.hpp: /rest/v1, PostgREST's dialect over any schema.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include "endpoints/rest/caller.hpp"
#include "endpoints/rest/catalogues.hpp"
#include "endpoints/rest/engine.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"

namespace orderline::rest {

/// Everything it is given must outlive it.
class Rest {
public:
    Rest(pg::Pool& pool, Catalogues& catalogues, Gate gate, Options options);

    /// For every method and path below options.prefix.
    void add_routes(http::Router& router);

    /// `path` is what stands behind the prefix: "orders", "rpc/search", "".
    Task<http::Response> answer(http::Request request, std::string path, Deadline by);

private:
    Task<Outcome<http::Response>> dispatch(const http::Request& request, std::string_view path, const Caller& caller, Deadline by);
    Task<Outcome<http::Response>> answer_with(std::shared_ptr<const Catalogue> catalogue, const http::Request& request, const Caller& caller,
                                              std::string_view target, bool is_call, Deadline by);

    Catalogues& catalogues_;
    Gate gate_;
    Options options_;
    Known known_;
    Engine engine_;
    http::RateLimit rate_;
};

}  // namespace orderline::rest
