// app/pages.cpp: routes of the web pages, with the headers that keep them safe.
#include "app/pages.hpp"
#include "http/page.hpp"

namespace orderline::app {
namespace {

/// Only our own scripts and styles run; products' pictures are data URIs.
constexpr const char* policy = "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'";

Task<http::Response> page(const http::Files& files, std::string name, http::Request request) {
    auto response = files.answer(name, request);
    http::add_page_headers(response, policy);
    co_return response;
}

Task<http::Response> to_console() {
    http::Response response;
    response.status = 302;
    response.headers.add("location", "/console");
    co_return response;
}

}  // namespace

Result<Pages> Pages::read(const std::string& web_dir) {
    auto files = http::Files::read(web_dir);
    if (!files || !files->has("o.html") || !files->has("console.html")) {
        return fail(Code::unavailable, "unavailable",
                    "The web pages are not in " + web_dir + ". Build them (npm ci && npm run build in web/) or name their folder with --web-dir.",
                    files ? std::string{} : files.error().detail);
    }
    return Pages{*std::move(files)};
}

void Pages::add_routes(http::Router& router) const {
    const auto* files = &files_;
    const auto serve = [&router, files](std::string pattern, std::string name) {
        router.add(http::Method::get, std::move(pattern), [files, name](http::Request request, http::PathValues, Deadline) {
            return page(*files, name, std::move(request));
        });
    };
    serve("/o/{token}", "o.html");
    serve("/console", "console.html");
    serve("/console/{rest...}", "console.html");
    router.add(http::Method::get, "/assets/{rest...}", [files](http::Request request, http::PathValues values, Deadline) {
        return page(*files, "assets/" + values.front(), std::move(request));
    });
    router.add(http::Method::get, "/", [](http::Request, http::PathValues, Deadline) { return to_console(); });
}

}  // namespace orderline::app
