// endpoints/rest/reply.cpp: rows as bodies.
#include "endpoints/rest/reply.hpp"
#include <fmt/format.h>
#include "endpoints/rest/render.hpp"

namespace orderline::rest {
namespace {

Outcome<http::Response> as_object(const Found& found, bool without_nulls) {
    if (found.count != 1) {
        return refuse(406, "PGRST116", "Cannot coerce the result to a single JSON object", fmt::format("The result contains {} rows", found.count));
    }
    http::Response response;
    response.headers.add("content-type", without_nulls ? "application/vnd.pgrst.object+json;nulls=stripped; charset=utf-8"
                                                       : "application/vnd.pgrst.object+json; charset=utf-8");
    append_object(response.body, found.shape, found.rows, 0, found.first_column, without_nulls);
    return response;
}

}  // namespace

Outcome<http::Response> with_rows(const Asked& asked, const Found& found) {
    const bool without_nulls = asked.accept.without_nulls;
    if (asked.accept.format == Format::object) return as_object(found, without_nulls);
    http::Response response;
    response.headers.add("content-type", without_nulls ? "application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8" : "application/json; charset=utf-8");
    auto& body = response.body = "[";
    for (int row = 0; row < found.count; ++row) {
        if (row > 0) body += ',';
        append_object(body, found.shape, found.rows, row, found.first_column, without_nulls);
    }
    body += ']';
    return response;
}

std::string content_range(std::int64_t offset, std::int64_t count, std::optional<std::int64_t> total) {
    const auto of = total ? std::to_string(*total) : "*";
    return count > 0 ? fmt::format("{}-{}/{}", offset, offset + count - 1, of) : "*/" + of;
}

}  // namespace orderline::rest
