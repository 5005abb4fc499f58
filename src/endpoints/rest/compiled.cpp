// endpoints/rest/compiled.cpp: values cut out of a query string, and put back.
#include "endpoints/rest/compiled.hpp"
#include <algorithm>
#include <charconv>
#include <utility>
#include "base/percent.hpp"
#include "endpoints/rest/parse.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view plain_operators[] = {"eq.", "neq.", "gt.", "gte.", "lt.", "lte."};
constexpr std::string_view reserved[] = {"select", "columns", "on_conflict", "order", "limit", "offset", "and", "or"};  // also at the end of a path

constexpr char cut = '\n';  // no query string holds one: the head of a request ends at it

/// Where the value begins that stands apart; npos if none does.
std::size_t value_of(std::string_view one) {
    const auto sign = one.find('=');
    if (sign == one.npos) return one.npos;
    const auto name = one.substr(0, sign);
    const auto word = name.substr(name.rfind('.') + 1);
    if (std::ranges::find(reserved, word) != std::end(reserved)) return one.npos;
    const auto value = one.substr(sign + 1);
    for (const auto op : plain_operators) {
        if (value.starts_with(op)) return sign + 1 + op.size();
    }
    return one.npos;
}

/// Stands for a value, to be found again among the parameters: no value of a client is like it, since it holds NUL.
std::string marker(std::size_t index) { return std::string{"\0", 1} + std::to_string(index); }

std::optional<std::size_t> index_of_marker(std::string_view text) {
    if (text.empty() || text.front() != '\0') return std::nullopt;
    std::size_t index = 0;
    std::from_chars(text.data() + 1, text.data() + text.size(), index);
    return index;
}

/// The query string with a marker for each value, which are digits behind a NUL and need no other encoding.
std::string with_markers(const Skeleton& skeleton) {
    std::string text;
    std::size_t index = 0;
    for (const char c : skeleton.text) {
        if (c == cut) text += "%00" + std::to_string(index++);
        else text += c;
    }
    return text;
}

}  // namespace

std::optional<Skeleton> skeleton_of(std::string_view query_string) {
    if (query_string.find(cut) != query_string.npos || query_string.find("%00") != query_string.npos) return std::nullopt;
    Skeleton skeleton;
    skeleton.text.reserve(query_string.size());
    while (!query_string.empty()) {
        const auto one = query_string.substr(0, query_string.find('&'));
        query_string.remove_prefix(std::min(one.size() + 1, query_string.size()));
        if (!skeleton.text.empty()) skeleton.text += '&';
        const auto at = value_of(one);
        skeleton.text += one.substr(0, at);
        if (at == one.npos) continue;
        auto value = percent_decode(one.substr(at), true);
        if (!value) return std::nullopt;
        skeleton.text += cut;
        skeleton.values.push_back(*std::move(value));
    }
    return skeleton;
}

Outcome<CompiledRead> compile(const Catalogue& catalogue, const schema::Relation& relation, const Skeleton& skeleton, const Reader& reader, ReadOptions options) {
    auto query = parse_query(with_markers(skeleton));
    if (!query) return std::unexpected(query.error());
    CompiledRead read;
    auto& root = query->narrowing[{}];
    read.window = narrowed({}, root.limit, root.offset);
    const auto plan = plan_read(catalogue, relation, *query, reader);
    if (!plan) return std::unexpected(plan.error());
    if (options.tenant) options.tenant = marker(skeleton.values.size());
    auto sql = read_sql(*plan, options);
    for (const auto& param : sql.params.values()) {
        if (const auto index = index_of_marker(*param)) read.params.emplace_back(*index);
        else read.params.emplace_back(*param);
    }
    read.text = std::move(sql.text);
    read.shape = shape_of(*plan);
    return read;
}

Sql statement_of(const CompiledRead& read, const std::vector<std::string>& values, const std::optional<std::string>& tenant) {
    Sql sql;
    sql.text = read.text;
    for (const auto& param : read.params) {
        const auto* index = std::get_if<std::size_t>(&param);
        if (!index) sql.params.add(std::get<std::string>(param));
        else sql.params.add(*index < values.size() ? values[*index] : tenant.value());
    }
    return sql;
}

std::shared_ptr<const CompiledRead> CompiledReads::find(const std::shared_ptr<const Catalogue>& catalogue, std::string_view key) {
    if (catalogue == catalogue_) {
        const auto* known = reads_.find(key);
        return known ? *known : nullptr;
    }
    catalogue_ = catalogue;
    reads_ = Reads{known_max};
    return nullptr;
}

void CompiledReads::put(std::string key, std::shared_ptr<const CompiledRead> read) { reads_.put(std::move(key), std::move(read)); }

}  // namespace orderline::rest
