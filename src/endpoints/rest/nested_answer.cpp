// endpoints/rest/nested_answer.cpp: level by level in one transaction, one statement for each relation of a level.
#include "endpoints/rest/nested_answer.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <utility>
#include "endpoints/rest/nested_rows.hpp"
#include "endpoints/rest/nested_sql.hpp"
#include "endpoints/rest/page.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/render.hpp"
#include "endpoints/rest/tenancy.hpp"
#include "endpoints/rest/write_plan.hpp"
#include "endpoints/rest/write_reply.hpp"
#include "endpoints/rest/write_sql.hpp"

namespace orderline::rest {
namespace {

struct Nesting {
    NestedRows rows;
    Writing parents;                  // the first level, and what comes back
    std::vector<std::string> key;     // by which it is read again
};

/// Such members are refused, too, in a request that inserts no rows of its own; but with a better hint.
Outcome<void> check_inserts(const Asked& asked, Refusal refusal) {
    if (asked.request.method == http::Method::post && !asked.prefer.resolution) return {};
    if (asked.request.method == http::Method::post) refusal.hint = "Rows that bring others along are inserted, and not merged: leave out 'resolution'.";
    else refusal.hint = "Only rows that POST inserts can bring others along: insert these by a request of their own, or all in one $batch.";
    return std::unexpected(std::move(refusal));
}

std::vector<std::string> key_of(const schema::Relation& relation, const NestedRows& rows, bool has_tenant) {
    std::vector<std::string> key;
    if (relation.primary_key) key = relation.primary_key->columns;
    else for (const auto& [own, others] : rows.branches.front().filled) key.push_back(own);
    const auto tenants = has_tenant && key.size() > 1 ? tenant_column(relation) : std::nullopt;
    std::erase_if(key, [&](const auto& column) { return tenants && column == *tenants; });
    return key;
}

Outcome<Nesting> plan(const Asked& asked, const Options& options, const Refusal& refusal) {
    const bool may_be_meant = refusal.code == "PGRST204" || (refusal.code == "PGRST102" && asked.request.method == http::Method::post);
    if (!may_be_meant || !has_json(asked.request)) return std::unexpected(refusal);
    auto query = parse_query(asked.request.query);
    const auto relation = find_relation(*asked.catalogue, asked.schema, asked.target);
    const auto body = read_body(asked.request, {}, asked.target);
    if (!query || !relation || !body) return std::unexpected(refusal);
    const NestedOwner owner{asked.caller.role, asked.caller.tenant.has_value()};
    auto rows = nested_rows(*asked.catalogue, **relation, body->rows, query->columns, owner);
    if (!rows) return std::unexpected(rows.error().code == "PGRST204" && refusal.code == "PGRST102" ? refusal : rows.error());
    if (rows->branches.empty()) return std::unexpected(refusal);
    if (const auto checked = check_inserts(asked, refusal); !checked) return std::unexpected(checked.error());
    if (query->columns) std::erase_if(*query->columns, [&](const auto& name) { return std::ranges::find(rows->branches, name, &NestedBranch::name) != rows->branches.end(); });

    http::Request own;
    own.method = http::Method::post;
    own.body = json_of(*rows);
    const Asked parents{own, asked.caller, asked.catalogue, asked.schema, asked.target, asked.prefer, asked.accept};
    auto writing = plan_write(parents, *std::move(query), options);
    if (!writing) return std::unexpected(writing.error());
    auto key = key_of(**relation, *rows, writing->tenant.has_value());
    return Nesting{*std::move(rows), *std::move(writing), std::move(key)};
}

class Inserting {
public:
    Inserting(Engine& engine, const Asked& asked, Deadline by) : engine_{engine}, asked_{asked}, by_{by} {}

    Task<Outcome<http::Response>> whole(const Nesting& nesting) {
        const auto& parents = nesting.parents;
        const bool reads = parents.back != Writing::Back::nothing;
        auto columns = key_columns(nesting.rows);
        for (const auto& column : nesting.key) {
            if (reads && std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
        }
        const auto keys = co_await insert(parents, std::move(columns));
        if (!keys) co_return std::unexpected(keys.error());
        const auto done = co_await insert_below(nesting.rows, *keys);
        if (!done) co_return std::unexpected(done.error());

        const auto shape = shape_of(parents.root);
        Outcome<pg::Rows> rows{pg::Rows{}};
        if (reads) {
            auto options = read_options(asked_, engine_.options());
            options.total = Total::none;
            options.as_text = options.as_text || parents.back == Writing::Back::key;
            const auto sql = nested_sql(parents, *keys, nesting.key, options);
            rows = co_await engine_.read(asked_, sql, by_);
            if (!rows) co_return std::unexpected(rows.error());
        }
        const Found found{shape, *rows, 0, rows->size()};
        const Written written{found, static_cast<std::int64_t>(parents.body.count), 0};
        co_return respond(asked_, parents, written);
    }

private:
    /// The rows' values of `columns` come back in the order of the rows: an INSERT gives them back as its SELECT gives them to it.
    Task<Outcome<NestedKeys>> insert(Writing writing, std::vector<std::string> columns) {
        NestedKeys keys;
        if (columns.empty()) {
            const auto written = co_await write(std::move(writing), Writing::Back::nothing, columns);
            if (!written) co_return std::unexpected(written.error());
            co_return keys;
        }
        const auto count = writing.body.count;
        const auto table = writing.root.relation->name.name;
        const auto rows = co_await write(std::move(writing), Writing::Back::representation, columns);
        if (!rows) co_return std::unexpected(rows.error());
        if (static_cast<std::size_t>(rows->size()) != count) {
            co_return refuse(400, "PGRST127", "Feature not implemented", fmt::format("'{}' does not keep each row as it is inserted, so none can bring others along", table));
        }
        keys.columns = std::move(columns);
        for (int row = 0; row < rows->size(); ++row) {
            auto& values = keys.rows.emplace_back(keys.columns.size());
            for (std::size_t i = 0; i < values.size(); ++i) append_value(values[i], *rows, row, static_cast<int>(i));
        }
        co_return keys;
    }

    Task<Outcome<pg::Rows>> write(Writing writing, Writing::Back back, const std::vector<std::string>& columns) {
        Query query;
        query.select.emplace();
        for (const auto& column : columns) query.select->emplace_back(SelectField{.field = {column, {}}, .alias = {}, .cast = {}, .aggregate = {}, .aggregate_cast = {}});
        auto root = plan_read(*asked_.catalogue, *writing.root.relation, query, {asked_.caller.role});
        if (!root) co_return std::unexpected(root.error());
        writing.root = *std::move(root);
        writing.back = back;
        ReadOptions options;
        options.tenant = asked_.caller.tenant;
        const auto sql = write_sql(writing, options);
        co_return co_await engine_.write(asked_, sql, by_);
    }

    /// Each branch with all that is below it.
    Task<Outcome<void>> insert_below(const NestedRows& level, const NestedKeys& keys) {
        for (const auto& branch : level.branches) {
            if (branch.below.rows.empty()) continue;
            auto writing = plan_branch(branch, keys);
            if (!writing) co_return std::unexpected(writing.error());
            const auto inserted = co_await insert(*std::move(writing), key_columns(branch.below));
            if (!inserted) co_return std::unexpected(inserted.error());
            auto below = co_await insert_below(branch.below, *inserted);
            if (!below) co_return below;
        }
        co_return Outcome<void>{};
    }

    Outcome<Writing> plan_branch(const NestedBranch& branch, const NestedKeys& keys) const {
        auto body = json_of(branch, keys);
        if (!body) return std::unexpected(body.error());
        http::Request request;
        request.method = http::Method::post;
        request.body = *std::move(body);
        Preferences prefer;
        prefer.missing = asked_.prefer.missing;
        const auto& name = branch.below.relation->name;
        const Asked child{request, asked_.caller, asked_.catalogue, name.schema, name.name, std::move(prefer), {}};
        Query query;
        query.columns = columns_of(branch);
        return plan_write(child, std::move(query), engine_.options());
    }

    Engine& engine_;
    const Asked& asked_;
    Deadline by_;
};

}  // namespace

Task<Outcome<http::Response>> answer_nested(Engine& engine, const Asked& asked, const Refusal& refusal, Deadline by) {
    const auto nesting = plan(asked, engine.options(), refusal);
    if (!nesting) co_return std::unexpected(nesting.error());
    if (!has_format(asked)) co_return no_such_format(asked);
    const Engine::Work work = [&](Engine& together) -> Task<Outcome<http::Response>> {
        Inserting inserting{together, asked, by};
        co_return co_await inserting.whole(*nesting);
    };
    co_return co_await engine.together(asked, work, by);
}

}  // namespace orderline::rest
