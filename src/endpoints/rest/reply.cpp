// endpoints/rest/reply.cpp: rows as bodies.
#include "endpoints/rest/reply.hpp"
#include <fmt/format.h>
#include "endpoints/rest/csv.hpp"
#include "endpoints/rest/render.hpp"

namespace orderline::rest {
namespace {

Outcome<http::Response> as_object(const Found& found, bool without_nulls) {
    if (found.count != 1) return not_one(found.count);
    http::Response response;
    response.headers.add("content-type", without_nulls ? "application/vnd.pgrst.object+json;nulls=stripped; charset=utf-8"
                                                       : "application/vnd.pgrst.object+json; charset=utf-8");
    append_object(response.body, found.shape, found.rows, 0, found.first_column, without_nulls);
    return response;
}

http::Response as_csv(const Found& found) {
    http::Response response;
    response.headers.add("content-type", "text/csv; charset=utf-8");
    response.body = csv_of(found);
    return response;
}

http::Response as_list(const Found& found, bool without_nulls) {
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

}  // namespace

Outcome<http::Response> with_rows(const Asked& asked, const Found& found) {
    switch (asked.accept.format) {
        case Format::json:
        case Format::array: return as_list(found, asked.accept.without_nulls);
        case Format::object: return as_object(found, asked.accept.without_nulls);
        case Format::csv: return as_csv(found);
        default: return no_such_format(asked);
    }
}

std::unexpected<Refusal> not_one(int count) {
    return refuse(406, "PGRST116", "Cannot coerce the result to a single JSON object", fmt::format("The result contains {} rows", count));
}

std::unexpected<Refusal> no_such_format(const Asked& asked) {
    return refuse(406, "PGRST107", fmt::format("None of these media types are available: {}", asked.request.headers.get("accept")));
}

std::string content_range(std::int64_t offset, std::int64_t count, std::optional<std::int64_t> total) {
    const auto of = total ? std::to_string(*total) : "*";
    return count > 0 ? fmt::format("{}-{}/{}", offset, offset + count - 1, of) : "*/" + of;
}

}  // namespace orderline::rest
