// endpoints/rest/page.cpp: windows and totals.
#include "endpoints/rest/page.hpp"
#include <fmt/format.h>

namespace orderline::rest {

Outcome<Window> take_window(const Asked& asked, Query& query) {
    std::optional<Window> range;
    if (asked.reads()) {
        const auto parsed = parse_range(asked.request.headers.get("range"));
        if (!parsed) return std::unexpected(parsed.error());
        range = *parsed;
    }
    auto& narrowing = query.narrowing[{}];
    const auto window = narrowed(range.value_or(Window{}), narrowing.limit, narrowing.offset);
    narrowing.limit = window.limit;
    if (window.offset > 0) narrowing.offset = window.offset;
    return window;
}

ReadOptions read_options(const Asked& asked, const Options& options) {
    ReadOptions found;
    found.rows_max = options.limits.rows_max;
    found.tenant = asked.caller.tenant;
    found.without_nulls = asked.accept.without_nulls;
    found.as_text = asked.accept.format == Format::csv;
    found.zone_asked = asked.prefer.timezone.has_value();
    if (asked.prefer.count == Count::exact) found.total = Total::exact;
    if (asked.prefer.count == Count::estimated) found.total = Total::capped;
    return found;
}

Counted counted(const Shape& shape, const pg::Rows& rows, const ReadOptions& options) {
    if (options.total == Total::none) return {{shape, rows, 0, rows.size()}, std::nullopt};
    return {{shape, rows, 2, rows.null(0, 1) ? 0 : rows.size()}, rows.integer(0, 0)};
}

Outcome<void> tell_range(http::Response& response, const Window& window, int count, std::optional<std::int64_t> total) {
    if (total && window.offset > *total) {
        return refuse(416, "PGRST103", "Requested range not satisfiable",
                      fmt::format("An offset of {} was requested, but there are only {} rows.", window.offset, *total));
    }
    if (total && count < *total && count > 0) response.status = 206;
    response.headers.add("content-range", content_range(window.offset, count, total));
    return {};
}

}  // namespace orderline::rest
