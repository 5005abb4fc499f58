// endpoints/rest/etag.cpp: tags are made of, and become again, the value of one column.
#include "endpoints/rest/etag.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include "base/text.hpp"
#include "base/time.hpp"
#include "endpoints/rest/render.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view version_columns[] = {"version", "updated_at"};  // the first that there is

bool is_column_of_version(const schema::Column& column) {
    const auto& type = column.type;
    if (type.array || type.name.schema != "pg_catalog") return false;
    if (column.name == "version") return type.name.name == "int4" || type.name.name == "int8";
    return type.name.name == "timestamptz";
}

const schema::Column* version_of(const schema::Relation& relation) {
    for (const auto name : version_columns) {
        const auto* column = relation.column(name);
        if (column && is_column_of_version(*column)) return column;
    }
    return nullptr;
}

/// The tags of a list, `"a", W/"b"`, without their quotes; weak ones are left out: they never match strongly.
std::vector<std::string> tags_of(std::string_view header) {
    std::vector<std::string> tags;
    while (!header.empty()) {
        const auto one = trim(header.substr(0, header.find(',')));
        header.remove_prefix(std::min(header.size(), header.find(',') == header.npos ? header.size() : header.find(',') + 1));
        if (one.size() >= 2 && one.front() == '"' && one.back() == '"') tags.emplace_back(one.substr(1, one.size() - 2));
    }
    return tags;
}

template <class Number>
bool is_whole_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

/// Whether the column can have that value. What it cannot have was never given away, and PostgreSQL would call it an error.
bool can_be_of(const schema::Column& column, std::string_view value) {
    if (column.type.name.name == "int4") return is_whole_number<std::int32_t>(value);
    if (column.type.name.name == "int8") return is_whole_number<std::int64_t>(value);
    return parse_instant(value).has_value();
}

/// If-None-Match compares weakly: W/"a" is "a".
bool is_among(std::string_view header, std::string_view tag) {
    while (!header.empty()) {
        const auto comma = std::min(header.find(','), header.size());
        auto one = trim(header.substr(0, comma));
        header.remove_prefix(std::min(comma + 1, header.size()));
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag || one == "*") return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> etag_of(const Found& found) {
    const auto& members = found.shape.members;
    if (found.count != 1 || !std::ranges::all_of(members, [](const auto& one) { return one.kind == Shape::Kind::value; })) return std::nullopt;
    for (const auto name : version_columns) {
        const auto member = std::ranges::find(members, name, &Shape::key);
        const auto column = found.first_column + static_cast<int>(member - members.begin());
        if (member == members.end() || found.rows.null(0, column)) continue;
        std::string value;
        append_value(value, found.rows, 0, column);
        std::erase(value, '"');
        return fmt::format("\"{}-{}\"", name, value);
    }
    return std::nullopt;
}

void tell_etag(http::Response& response, const Asked& asked, const Found& found) {
    if (asked.accept.format != Format::object) return;
    auto tag = etag_of(found);
    if (!tag) return;
    if (asked.reads() && is_among(asked.request.headers.get("if-none-match"), *tag)) {
        response.status = 304;
        response.body.clear();
    }
    response.headers.add("etag", *std::move(tag));
}

bool has_match(const Asked& asked) {
    const auto method = asked.request.method;
    return (method == http::Method::patch || method == http::Method::del) && !asked.request.headers.get("if-match").empty();
}

Outcome<std::optional<Condition>> condition_of_match(const Asked& asked, const schema::Relation& relation) {
    const auto header = asked.request.headers.get("if-match");
    if (!has_match(asked) || trim(header) == "*") return std::nullopt;
    const auto* column = version_of(relation);
    if (!column) {
        return refuse(400, "PGRST127", "Feature not implemented", fmt::format("If-Match needs a column version or updated_at, which '{}' does not have", relation.name.name));
    }
    Condition condition;
    condition.field.name = column->name;
    condition.op = Operator::in;
    for (const auto& tag : tags_of(header)) {
        if (!tag.starts_with(column->name + "-")) continue;
        auto value = tag.substr(column->name.size() + 1);
        if (can_be_of(*column, value)) condition.list.push_back(std::move(value));
    }
    return condition;
}

std::unexpected<Refusal> no_match() {
    return refuse(412, "precondition_failed", "The row is not there, or not as If-Match has it", {}, "Read it again, and decide anew.");
}

}  // namespace orderline::rest
