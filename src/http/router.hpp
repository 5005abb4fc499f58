// http/router.hpp: which handler answers a path and method.
#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "http/message.hpp"

namespace orderline::http {

/// The decoded path segments that stood where the pattern has {name}, in their order.
using PathValues = std::vector<std::string>;
using Handler = std::function<Task<Response>(Request, PathValues, Deadline)>;

struct Route {
    Method method;
    std::string pattern;  // "/api/v1/drafts/{id}/operations"; "{rest...}" at the end takes everything behind it
    Handler handler;
};

class Router {
public:
    /// Throws std::logic_error if the same method is there already for that pattern (whatever its names are).
    void add(Method method, std::string pattern, Handler handler);

    struct Match {
        const Handler* handler = nullptr;   // null: no such path, or not with this method
        PathValues values;
        std::string_view pattern;           // for logs and metrics
        std::string allow;                  // "GET, POST": what the path takes if only the method was wrong; else empty
    };
    /// Fixed segments win over {name}, those over {rest...}. HEAD is answered by GET's handler.
    Match find(Method method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    static constexpr std::size_t methods = 8;
    struct Leaf {
        std::array<int, methods> routes{-1, -1, -1, -1, -1, -1, -1, -1};  // by method; -1: none
    };
    struct Node {  // one segment of all patterns that begin alike
        std::string segment;
        std::vector<Node> fixed;
        std::vector<Node> named;  // one or none
        Leaf here, rest;
    };
    struct Search;
    Leaf& leaf_of(std::string_view pattern);
    bool descend(const Node& node, std::string_view path, Search& search) const;
    bool take(const Leaf& leaf, Search& search) const;

    std::vector<Route> routes_;
    Node root_;
};

}  // namespace orderline::http
