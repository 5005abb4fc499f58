// tables/repository.hpp: the six calls on a table, whatever its columns: get_all, get_by_id, create, update, remove, query.
#pragma once
#include <optional>
#include <utility>
#include <vector>
#include "async/deadline.hpp"
#include "pg/pool.hpp"
#include "tables/query.hpp"

namespace orderline::tables {

pg::Params key_params(const Fields& key);
pg::Params insert_params(const Fields& form);
pg::Params update_params(const Fields& key, const Fields& form);
/// Of the pages' statements: `scope` and `after` may be none.
pg::Params page_params(const Table& table, const Slot* scope, std::span<const Slot> after, int limit);

template <class Row>
std::vector<Row> rows_of(const pg::Rows& rows) {
    std::vector<Row> all;
    all.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i) all.push_back(row_at<Row>(rows, i));
    return all;
}

/// The first row. Errors: not_found if there is none.
template <class Row>
Result<Row> row_of(const pg::Rows& rows) {
    if (rows.empty()) return fail(Code::not_found, "not_found", "There is no such record.");
    return row_at<Row>(rows, 0);
}

/// Rows in the order of the key. A table without a key has one page.
template <class Row>
struct Page {
    typename Described<Row>::Scope scope{};
    std::optional<typename Described<Row>::Key> after{};  // the last row of the page before
    int limit = 100;
};

/// A table with the settings of a request: it outlives the tasks that it gives out. Nothing is validated here: problems_of
/// (json.hpp) tells everything that is wrong at once, PostgreSQL the first thing. Errors: those of pg::Pool.
template <class Row>
class Repository {
    using Key = typename Described<Row>::Key;
    using Insert = typename Described<Row>::Insert;
    using Update = typename Described<Row>::Update;
    static constexpr const Table& table = Described<Row>::table;

public:
    Repository(pg::Pool& pool, pg::Settings settings) : pool_{pool}, settings_{std::move(settings)} {}

    Task<Result<std::vector<Row>>> get_all(Page<Row> page, Deadline by) {
        const auto params = params_of(page);
        CO_TRY(rows, co_await pool_.read(settings_, page.after ? table.next_page : table.first_page, params, by));
        co_return rows_of<Row>(rows);
    }

    /// Errors: not_found too.
    Task<Result<Row>> get_by_id(Key key, Deadline by) requires HasKey<Row> {
        const auto params = key_params(fields_of(key));
        CO_TRY(rows, co_await pool_.read(settings_, table.get, params, by));
        co_return row_of<Row>(rows);
    }

    Task<Result<Row>> create(Insert form, Deadline by) requires Insertable<Row> {
        const auto params = insert_params(fields_of(form));
        CO_TRY(rows, co_await pool_.write(settings_, table.insert, params, by));
        co_return row_of<Row>(rows);
    }

    /// What the form leaves out stays. Errors: not_found too.
    Task<Result<Row>> update(Key key, Update form, Deadline by) requires Updatable<Row> {
        const auto params = update_params(fields_of(key), fields_of(form));
        CO_TRY(rows, co_await pool_.write(settings_, table.update, params, by));
        co_return row_of<Row>(rows);
    }

    /// The row that is gone. Errors: not_found too.
    Task<Result<Row>> remove(Key key, Deadline by) requires Updatable<Row> {
        const auto params = key_params(fields_of(key));
        CO_TRY(rows, co_await pool_.write(settings_, table.remove, params, by));
        co_return row_of<Row>(rows);
    }

    Task<Result<std::vector<Row>>> query(Query<Row> asked, Deadline by) {
        CO_TRY(statement, asked.untyped().statement());
        const auto params = asked.untyped().params();
        CO_TRY(rows, co_await pool_.read(settings_, statement, params, by));
        co_return rows_of<Row>(rows);
    }

private:
    static pg::Params params_of(Page<Row>& page) {
        std::optional<Slot> scope;
        if constexpr (HasScope<Row>) scope = slot(page.scope);
        if constexpr (HasKey<Row>) {
            if (page.after) return page_params(table, scope ? &*scope : nullptr, fields_of(*page.after).slots, page.limit);
        }
        return page_params(table, scope ? &*scope : nullptr, {}, page.limit);
    }

    pg::Pool& pool_;
    pg::Settings settings_;
};

}  // namespace orderline::tables
