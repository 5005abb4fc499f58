// tables/query.cpp: SQL of queries, and the statements of all shapes that were ever asked for.
#include "tables/query.hpp"
#include <fmt/format.h>
#include <map>
#include <mutex>

namespace orderline::tables {
namespace {

/// Shapes are written in code, not made of what users send, so there are few. They are never forgotten: a connection may
/// have prepared them.
Result<pg::Statement> interned(std::string text) {
    constexpr std::size_t shapes_max = 400;
    static std::mutex mutex;
    static std::map<std::string, std::string> names;  // text -> name; nodes stay where they are
    const std::scoped_lock lock{mutex};
    auto known = names.find(text);
    if (known == names.end()) {
        if (names.size() == shapes_max) return fail(Code::internal, "internal", "Something went wrong.", "too many shapes of queries");
        known = names.emplace(std::move(text), fmt::format("tables.query_{}", names.size())).first;
    }
    return pg::Statement{known->second, known->first};
}

std::string_view sign(Compare how) {
    switch (how) {
        case Compare::equal: return "=";
        case Compare::not_equal: return "<>";
        case Compare::less: return "<";
        case Compare::less_equal: return "<=";
        case Compare::greater: return ">";
        case Compare::greater_equal: return ">=";
    }
    return "=";
}

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char letter : name) out.append(letter == '"' ? 2 : 1, letter);
    return out + '"';
}

}  // namespace

UntypedQuery::UntypedQuery(const Table& table, std::optional<std::string> scope) : table_{&table} {
    if (scope) compare(static_cast<std::size_t>(table.scope), Compare::equal, std::move(scope));
}

std::string UntypedQuery::bound(std::size_t column, std::optional<std::string> value, std::string_view array) {
    values_.add(value);
    return fmt::format("${}::{}{}", values_.values().size(), table_->columns[column].cast, array);
}

void UntypedQuery::compare(std::size_t column, Compare how, std::optional<std::string> value) {
    where_ += fmt::format("{} {} {} {}", where_.empty() ? "where" : " and", quoted(table_->columns[column].name), sign(how),
                          bound(column, std::move(value)));
}

void UntypedQuery::one_of(std::size_t column, const std::vector<std::string>& values) {
    where_ += fmt::format("{} {} = any({})", where_.empty() ? "where" : " and", quoted(table_->columns[column].name),
                          bound(column, pg::array_text(values), "[]"));
}

void UntypedQuery::null(std::size_t column, bool is_null) {
    where_ += fmt::format("{} {} is {}null", where_.empty() ? "where" : " and", quoted(table_->columns[column].name),
                          is_null ? "" : "not ");
}

void UntypedQuery::order(std::size_t column, Order order) {
    order_ += fmt::format("{} {} {} nulls last", order_.empty() ? " order by" : ",", quoted(table_->columns[column].name),
                          order == Order::ascending ? "asc" : "desc");
}

Result<pg::Statement> UntypedQuery::statement() const {
    return interned(fmt::format("{} {}{} limit ${}::int4", table_->select, where_, order_, values_.values().size() + 1));
}

pg::Params UntypedQuery::params() const {
    auto params = values_;
    params.add(limit_);
    return params;
}

}  // namespace orderline::tables
