// http/router.cpp: patterns and their handlers.
#include "http/router.hpp"
#include <algorithm>
#include <optional>
#include <stdexcept>

namespace orderline::http {
namespace {

std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

/// How well a path fits a pattern: one letter per segment, fixed before {name} before {rest...}; none if it does not.
std::optional<std::string> fit(std::string_view pattern, std::string_view path, PathValues& values) {
    std::string rank;
    while (!pattern.empty()) {
        const auto expected = take_segment(pattern);
        if (expected.ends_with("...}")) {
            values.emplace_back(path.empty() ? path : path.substr(1));
            return rank + 'c';
        }
        if (path.empty()) return std::nullopt;
        const auto segment = take_segment(path);
        if (expected.starts_with('{')) {
            if (segment.empty()) return std::nullopt;
            values.emplace_back(segment);
            rank += 'b';
        } else if (expected == segment) {
            rank += 'a';
        } else {
            return std::nullopt;
        }
    }
    if (!path.empty()) return std::nullopt;
    return rank;
}

}  // namespace

void Router::add(Method method, std::string pattern, Handler handler) {
    for (const auto& route : routes_) {
        if (route.method == method && route.pattern == pattern) throw std::logic_error("route added twice: " + pattern);
    }
    routes_.push_back({method, std::move(pattern), std::move(handler)});
}

Router::Match Router::find(Method method, std::string_view path) const {
    if (method == Method::head) method = Method::get;
    Match best;
    std::string best_rank;
    for (const auto& route : routes_) {
        PathValues values;
        const auto rank = fit(route.pattern, path, values);
        if (!rank) continue;
        if (route.method != method) {
            best.allow.append(best.allow.empty() ? "" : ", ").append(to_text(route.method));
        } else if (!best.handler || *rank < best_rank) {
            best.handler = &route.handler;
            best.values = std::move(values);
            best.pattern = route.pattern;
            best_rank = *rank;
        }
    }
    return best;
}

}  // namespace orderline::http
