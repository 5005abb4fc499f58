// endpoints/rest/write_reply.cpp: the status, the headers and the rows of what was written.
#include "endpoints/rest/write_reply.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include "base/percent.hpp"
#include "endpoints/rest/etag.hpp"

namespace orderline::rest {
namespace {

using http::Method;

bool merges(const Writing& writing) { return writing.conflict && writing.conflict->merge; }

/// "/orders?id=eq.7"
std::string location(const Asked& asked, const Written& what) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < what.found.shape.members.size(); ++i) {
        const auto value = what.found.rows.text(0, what.found.first_column + static_cast<int>(i));
        parts.push_back(fmt::format("{}=eq.{}", percent_encode(what.found.shape.members[i].key), percent_encode(value)));
    }
    return fmt::format("/{}?{}", percent_encode(asked.target), fmt::join(parts, "&"));
}

/// Whether all rows that were written may stay.
Outcome<void> check(const Asked& asked, const Writing& writing, const Written& what) {
    if (counts_affected(asked) && what.count > *asked.prefer.rows_max) {
        return refuse(400, "PGRST124", "Query result exceeds max-affected preference constraint", fmt::format("The query affects {} rows", what.count));
    }
    if (has_match(asked) && what.count == 0) return no_match();
    if (writing.replaces && what.count != 1) return refuse(400, "PGRST115", "Payload values do not match URL in primary key column(s)");
    if (asked.accept.format == Format::object && what.count != 1) return not_one(static_cast<int>(what.count));
    return {};
}

int status_of(const Asked& asked, const Writing& writing, const Written& what) {
    const bool nothing_new = merges(writing) && what.count <= what.before;
    if (asked.request.method == Method::post) return nothing_new ? 200 : 201;
    if (!asked.wants_representation()) return 204;
    return writing.replaces && !nothing_new ? 201 : 200;
}

}  // namespace

bool counts_affected(const Asked& asked) {
    const bool changes = asked.request.method == Method::patch || asked.request.method == Method::del;
    return changes && asked.prefer.strict && asked.prefer.rows_max;
}

bool has_format(const Asked& asked) {
    switch (asked.accept.format) {
        case Format::json:
        case Format::array:
        case Format::object:
        case Format::csv: return true;
        default: return false;
    }
}

Written written_of(const Writing& writing, const Shape& shape, const pg::Rows& rows) {
    if (writing.back != Writing::Back::nothing) {
        const int first = merges(writing) ? 2 : 0;
        return {{shape, rows, first, rows.size()}, rows.size(), first > 0 && !rows.empty() ? rows.integer(0, 0) : 0};
    }
    const Found none{shape, rows, 0, 0};
    if (merges(writing) && !rows.empty()) return {none, rows.integer(0, 1), rows.integer(0, 0)};
    return {none, rows.affected(), 0};
}

Outcome<http::Response> respond(const Asked& asked, const Writing& writing, const Written& what) {
    const auto checked = check(asked, writing, what);
    if (!checked) return std::unexpected(checked.error());
    Outcome<http::Response> response = http::Response{};
    if (asked.wants_representation()) response = with_rows(asked, what.found);
    if (!response) return response;
    if (asked.wants_representation()) tell_etag(*response, asked, what.found);
    response->status = status_of(asked, writing, what);
    if (!writing.replaces) {
        std::optional<std::int64_t> total;
        if (asked.prefer.count) total = what.count;
        response->headers.add("content-range", content_range(0, asked.request.method == Method::patch ? what.count : 0, total));
    }
    if (writing.back == Writing::Back::key && what.count == 1) response->headers.add("location", location(asked, what));
    return response;
}

}  // namespace orderline::rest
