// tables/query.hpp: which rows of a table, in which order, how many: comparisons of its columns with values.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>
#include "base/result.hpp"
#include "tables/rows.hpp"

namespace orderline::tables {

enum class Compare { equal, not_equal, less, less_equal, greater, greater_equal };
enum class Order { ascending, descending };  // NULLs stand last in both

/// A query without its types. Every value travels as a parameter.
class UntypedQuery {
public:
    UntypedQuery(const Table& table, std::optional<std::string> scope);

    void compare(std::size_t column, Compare how, std::optional<std::string> value);
    void one_of(std::size_t column, const std::vector<std::string>& values);
    void null(std::size_t column, bool is_null);
    void order(std::size_t column, Order order);
    void limit(int rows) { limit_ = rows; }

    /// The statement of this shape: the same text has the same statement for good, so that it is prepared once on each
    /// connection. Errors: internal, if a program makes more shapes than a connection can keep (400).
    Result<pg::Statement> statement() const;
    pg::Params params() const;

private:
    std::string bound(std::size_t column, std::optional<std::string> value, std::string_view array = {});

    const Table* table_;
    std::string where_, order_;
    pg::Params values_;
    int limit_ = 1000;
};

template <class T>
struct Value { using type = T; };
template <class T>
struct Value<std::optional<T>> { using type = T; };

/// Query<Order>{tenant}.where(&Order::status, Compare::equal, "pending").order(&Order::order_date, Order::descending).limit(20)
/// A table without a scope takes none: Query<Industry>{}. All conditions hold; without limit() it is 1,000 rows.
template <class Row>
class Query {
    using Scope = typename Described<Row>::Scope;

public:
    Query() requires(!HasScope<Row>) : untyped_{Described<Row>::table, std::nullopt} {}
    explicit Query(const Scope& scope) requires HasScope<Row> : untyped_{Described<Row>::table, text_of(scope)} {}

    template <class T>
    Query&& where(T Row::*column, Compare how, const std::type_identity_t<typename Value<T>::type>& value) && {
        untyped_.compare(index(column), how, text_of(value));
        return std::move(*this);
    }
    template <class T>
    Query&& one_of(T Row::*column, const std::vector<typename Value<T>::type>& values) && {
        std::vector<std::string> texts;
        for (const auto& value : values) texts.push_back(text_of(value));
        untyped_.one_of(index(column), texts);
        return std::move(*this);
    }
    template <class T>
    Query&& is_null(std::optional<T> Row::*column) && {
        untyped_.null(index(column), true);
        return std::move(*this);
    }
    template <class T>
    Query&& is_not_null(std::optional<T> Row::*column) && {
        untyped_.null(index(column), false);
        return std::move(*this);
    }
    template <class T>
    Query&& order(T Row::*column, Order order = Order::ascending) && {
        untyped_.order(index(column), order);
        return std::move(*this);
    }
    Query&& limit(int rows) && {
        untyped_.limit(rows);
        return std::move(*this);
    }

    const UntypedQuery& untyped() const { return untyped_; }

private:
    template <class T>
    static std::string text_of(T value) { return param_text(slot(value)).value(); }

    template <class T>
    static std::size_t index(T Row::*column) {
        Row row{};
        const auto members = fields_of(row);
        std::size_t found = 0;
        while (members.slots[found].member != &(row.*column)) ++found;
        return found;
    }

    UntypedQuery untyped_;
};

}  // namespace orderline::tables
