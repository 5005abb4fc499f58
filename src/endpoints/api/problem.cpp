// endpoints/api/problem.cpp: errors written as problem documents.
#include "endpoints/api/problem.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "base/json.hpp"

namespace orderline::api {
namespace {

http::Response document(int status, std::string_view code, std::string_view sentence, std::string_view extras,
                        std::chrono::seconds retry_after = std::chrono::seconds{1}) {
    JsonWriter out;
    out.open('{').key("type").text("about:blank").key("title").text(http::reason_phrase(status)).key("status").integer(status);
    out.key("code").text(code).key("detail").text(sentence);
    if (!extras.empty()) out.raw(extras);
    http::Response response;
    response.status = status;
    response.headers.add("content-type", "application/problem+json");
    response.headers.add("cache-control", "no-store");
    if (status == 401) response.headers.add("www-authenticate", "Bearer");
    if (status == 429 || status == 503) response.headers.add("retry-after", std::to_string(retry_after.count()));
    response.body = out.close('}').take();
    return response;
}

}  // namespace

int status_of(Code code) {
    switch (code) {
        case Code::bad_request: return 400;
        case Code::unauthorised: return 401;
        case Code::forbidden: return 403;
        case Code::not_found: return 404;
        case Code::conflict: return 409;
        case Code::too_large: return 413;
        case Code::unsupported: return 415;
        case Code::too_many: return 429;
        case Code::timeout: return 503;
        case Code::unavailable: return 503;
        case Code::internal: return 500;
    }
    return 500;
}

http::Response problem(const Error& error, std::string_view extras) {
    const bool silent = error.code == Code::internal;
    const std::string_view sentence = silent || error.message.empty() ? "Something went wrong on our side. Try again." : std::string_view{error.message};
    const auto retry_after = std::max(error.retry_after, std::chrono::seconds{1});
    return document(status_of(error.code), error.reason.empty() ? "internal" : error.reason, sentence, extras, retry_after);
}

std::string sentence_of(const tables::Problems& problems) {
    std::string sentences;
    for (const auto& one : problems) {
        auto name = one.path.empty() ? "The whole" : one.path.substr(1);
        std::ranges::replace(name, '/', '.');
        sentences += fmt::format("{}{} {}.", sentences.empty() ? "" : " ", name, one.message);
    }
    return sentences;
}

http::Response problem(const tables::Problems& problems) {
    JsonWriter errors;
    errors.open('[');
    for (const auto& one : problems) {
        errors.open('{').key("path").text(one.path).key("code").text(one.code).key("message").text(one.message).close('}');
    }
    return document(400, "validation_failed", sentence_of(problems), "\"errors\":" + errors.close(']').take());
}

http::Response problem_page(int status, std::string_view code, std::string_view sentence) {
    return document(status, code, sentence, {});
}

}  // namespace orderline::api
