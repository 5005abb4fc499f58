// http/router.cpp: patterns and their handlers, as a tree of segments.
#include "http/router.hpp"
#include <algorithm>
#include <stdexcept>
#include "base/log.hpp"

namespace orderline::http {
namespace {

/// "/a/b" -> "a", and "/b" is left.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

struct Router::Search {
    Method method = Method::get;
    std::vector<std::string_view> values;
    int route = -1;
    std::array<bool, methods> others{};  // what the path takes
};

Router::Leaf& Router::leaf_of(std::string_view pattern) {
    Node* node = &root_;
    while (!pattern.empty()) {
        const auto segment = take_segment(pattern);
        if (segment.ends_with("...}")) return node->rest;
        const bool named = segment.starts_with('{');
        auto& nodes = named ? node->named : node->fixed;
        auto next = named ? nodes.begin() : std::ranges::find(nodes, segment, &Node::segment);
        if (next == nodes.end()) {
            nodes.emplace_back().segment = segment;
            next = std::prev(nodes.end());
        }
        node = &*next;
    }
    return node->here;
}

void Router::add(Method method, std::string pattern, Handler handler) {
    if (!pattern.starts_with('/')) throw std::logic_error("a route begins with a slash: " + pattern);
    int& place = leaf_of(pattern).routes[static_cast<std::size_t>(method)];
    if (place >= 0) throw std::logic_error("route added twice: " + pattern);
    place = static_cast<int>(routes_.size());
    log::debug("route", {{"method", std::string{to_text(method)}}, {"pattern", pattern}});  // tests hold it to their list of who may come
    routes_.push_back({method, std::move(pattern), std::move(handler)});
}

bool Router::take(const Leaf& leaf, Search& search) const {
    search.route = leaf.routes[static_cast<std::size_t>(search.method)];
    for (std::size_t i = 0; i < methods; ++i) search.others[i] = search.others[i] || leaf.routes[i] >= 0;
    return search.route >= 0;
}

/// Tries what fits best first, so the first route found is the one. Only patterns that begin alike are looked at.
bool Router::descend(const Node& node, std::string_view path, Search& search) const {
    const auto whole = path;
    if (path.empty()) {
        if (take(node.here, search)) return true;
    } else {
        const auto segment = take_segment(path);
        const auto fixed = std::ranges::find(node.fixed, segment, &Node::segment);
        if (fixed != node.fixed.end() && descend(*fixed, path, search)) return true;
        if (!segment.empty() && !node.named.empty()) {
            search.values.push_back(segment);
            if (descend(node.named.front(), path, search)) return true;
            search.values.pop_back();
        }
    }
    search.values.push_back(whole.empty() ? whole : whole.substr(1));
    if (take(node.rest, search)) return true;
    search.values.pop_back();
    return false;
}

Router::Match Router::find(Method method, std::string_view path) const {
    Match match;
    Search search;
    search.method = method == Method::head ? Method::get : method;
    if (!path.starts_with('/')) return match;
    if (descend(root_, path, search)) {
        const auto& route = routes_[static_cast<std::size_t>(search.route)];
        match.handler = &route.handler;
        match.pattern = route.pattern;
        match.values.assign(search.values.begin(), search.values.end());
        return match;
    }
    for (std::size_t i = 0; i < methods; ++i) {
        if (!search.others[i]) continue;
        match.allow.append(match.allow.empty() ? "" : ", ").append(to_text(static_cast<Method>(i)));
    }
    return match;
}

}  // namespace orderline::http
