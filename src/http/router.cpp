// http/router.cpp: patterns and their handlers, as a tree of path segments.
#include "http/router.hpp"
#include <algorithm>
#include <map>
#include <stdexcept>

namespace orderline::http {

/// What may stand at one place of a path. A fixed segment is tried before {name}, that before {rest...}.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> named;
    std::vector<std::size_t> routes, rest_routes;  // places in routes_, one a method
};

namespace {

std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);  // the slash
    const auto segment = path.substr(0, std::min(path.find('/'), path.size()));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

Router::Router() : root_{std::make_unique<Node>()} {}
Router::~Router() = default;

void Router::add(Method method, std::string pattern, Handler handler) {
    Node* at = root_.get();
    std::string_view left = pattern;
    std::vector<std::size_t>* place = &at->routes;
    while (!left.empty()) {
        const auto segment = take_segment(left);
        if (segment.ends_with("...}")) {
            place = &at->rest_routes;
            break;
        }
        auto& next = segment.starts_with('{') ? at->named : at->fixed[std::string{segment}];
        if (!next) next = std::make_unique<Node>();
        at = next.get();
        place = &at->routes;
    }
    for (const auto known : *place) {
        if (routes_[known].method == method) throw std::logic_error("route added twice: " + pattern);
    }
    place->push_back(routes_.size());
    routes_.push_back({method, std::move(pattern), std::move(handler)});
}

/// The routes at the best fitting place that has any; {rest...} is the last resort of each level.
const std::vector<std::size_t>* Router::walk(const Node& node, std::string_view path, PathValues& values) const {
    if (path.empty()) {
        if (!node.routes.empty()) return &node.routes;
    } else {
        auto behind = path;
        const auto segment = take_segment(behind);
        if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end()) {
            if (const auto* found = walk(*fixed->second, behind, values)) return found;
        }
        if (node.named && !segment.empty()) {
            values.emplace_back(segment);
            if (const auto* found = walk(*node.named, behind, values)) return found;
            values.pop_back();
        }
    }
    if (node.rest_routes.empty()) return nullptr;
    values.emplace_back(path.empty() ? path : path.substr(1));
    return &node.rest_routes;
}

Router::Match Router::find(Method method, std::string_view path) const {
    if (method == Method::head) method = Method::get;
    Match match;
    const auto* found = path.starts_with('/') ? walk(*root_, path, match.values) : nullptr;
    if (!found) return match;
    for (const auto place : *found) {
        const auto& route = routes_[place];
        if (route.method != method) continue;
        match.handler = &route.handler;
        match.pattern = route.pattern;
        return match;
    }
    for (const auto place : *found) match.allow.append(match.allow.empty() ? "" : ", ").append(to_text(routes_[place].method));
    return match;
}

}  // namespace orderline::http
