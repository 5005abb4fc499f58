// endpoints/rest/call_reply.cpp: bodies of calls: values bare or in a list; rows are written by reply.cpp.
#include "endpoints/rest/call_reply.hpp"
#include "base/encoding.hpp"
#include "endpoints/rest/render.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view json_type = "application/json; charset=utf-8";

http::Response bare(std::string body, std::string_view content_type) {
    http::Response response;
    response.headers.add("content-type", std::string{content_type});
    response.body = std::move(body);
    return response;
}

http::Response list_of_values(const Found& found) {
    std::string body = "[";
    for (int row = 0; row < found.count; ++row) {
        if (row > 0) body += ',';
        append_value(body, found.rows, row, found.first_column);
    }
    return bare(body + "]", json_type);
}

/// Not JSON at all: the text itself, the bytes themselves.
Outcome<http::Response> raw(const Asked& asked, const CallResult& result, const Found& found) {
    const bool bytes = asked.accept.format == Format::octet_stream;
    const bool has_bytes = result.relation->columns.front().type.name == schema::Name{"pg_catalog", "bytea"};
    if (result.set || bytes != has_bytes) return no_such_format(asked);
    const bool null = found.count == 0 || found.rows.null(0, found.first_column);
    const auto text = null ? std::string_view{} : found.rows.text(0, found.first_column);
    if (!bytes) return bare(std::string{text}, "text/plain; charset=utf-8");
    const auto decoded = from_hex(text.substr(null ? 0 : 2)).value_or(std::vector<std::byte>{});  // behind "\x"
    return bare({reinterpret_cast<const char*>(decoded.data()), decoded.size()}, "application/octet-stream");
}

Outcome<http::Response> values(const Asked& asked, const CallResult& result, const Found& found) {
    const auto format = asked.accept.format;
    if (format == Format::text || format == Format::octet_stream) return raw(asked, result, found);
    if (format == Format::csv) return with_rows(asked, found);
    const bool one = format == Format::object || (!result.set && format != Format::array);
    if (!one) return list_of_values(found);
    if (result.set && found.count != 1) return not_one(found.count);
    std::string body;
    if (found.count > 0) append_value(body, found.rows, 0, found.first_column);
    else body = "null";
    return bare(std::move(body), format == Format::object ? "application/vnd.pgrst.object+json; charset=utf-8" : json_type);
}

Outcome<http::Response> rows(const Asked& asked, const CallResult& result, const Found& found) {
    if (result.set || asked.accept.format != Format::json) return with_rows(asked, found);
    std::string body;
    if (found.count > 0) append_object(body, found.shape, found.rows, 0, found.first_column, asked.accept.without_nulls);
    else body = "null";
    return bare(std::move(body), json_type);
}

}  // namespace

Outcome<http::Response> call_reply(const Asked& asked, const CallResult& result, const Found& found) {
    switch (result.kind) {
        case CallResult::Kind::nothing: break;
        case CallResult::Kind::value: return values(asked, result, found);
        case CallResult::Kind::row: return rows(asked, result, found);
    }
    http::Response nothing;
    nothing.status = 204;
    return nothing;
}

}  // namespace orderline::rest
