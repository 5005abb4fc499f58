// endpoints/rest/query.hpp: a request's query string as a value: what is asked for, not yet whether it exists.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace orderline::rest {

/// `->key`, `->>key`, `->0`
struct JsonStep {
    std::variant<std::string, int> key;
    bool as_text = false;  // ->>
    bool operator==(const JsonStep&) const = default;
};

/// A column, or what lies inside it: `data->address->>city`
struct Field {
    std::string name;
    std::vector<JsonStep> path;
    bool operator==(const Field&) const = default;
};

enum class Aggregate { sum, avg, count, max, min };

struct SelectStar {
    bool operator==(const SelectStar&) const = default;
};

struct SelectField {
    Field field;  // without a name: count()
    std::optional<std::string> alias, cast;
    std::optional<Aggregate> aggregate;
    std::optional<std::string> aggregate_cast;
    bool operator==(const SelectField&) const = default;
};

struct Embed;
using SelectItem = std::variant<SelectStar, SelectField, Embed>;

/// Another table's rows beside each row: `alias:target!hint!inner(select)`, `...target(select)`
struct Embed {
    std::string target;
    std::optional<std::string> alias, hint;
    bool inner = false, spread = false;
    std::vector<SelectItem> select;
    bool operator==(const Embed&) const = default;

    const std::string& name() const { return alias ? *alias : target; }  // what filters call it
};

enum class Operator {
    eq, neq, gt, gte, lt, lte, like, ilike, match, imatch, is, isdistinct, in, cs, cd, ov, sl, sr, nxl, nxr, adj, fts, plfts, phfts, wfts
};
enum class Quantifier { none, any, all };

/// `field=not.op(any).value`
struct Condition {
    Field field;
    Operator op = Operator::eq;
    bool negated = false;
    Quantifier quantifier = Quantifier::none;
    std::string value;                // as it came; of `is` in lower case
    std::vector<std::string> list;    // of `in`
    std::optional<std::string> config;  // of full text search: "english"
    bool operator==(const Condition&) const = default;
};

struct Logic;
using Filter = std::variant<Condition, Logic>;

/// `and=(…)`, `not.or=(…)`
struct Logic {
    bool any = false;  // or
    bool negated = false;
    std::vector<Filter> terms;
    bool operator==(const Logic&) const = default;
};

enum class Nulls { as_postgres, first, last };

struct OrderTerm {
    Field field;
    std::optional<std::string> relation;  // `rel(col)`: by a column of an embedded to-one resource
    bool descending = false;
    Nulls nulls = Nulls::as_postgres;
    bool operator==(const OrderTerm&) const = default;
};

/// What narrows one resource: the table itself, or one that is embedded.
struct Narrowing {
    std::vector<Filter> filters;  // all of them
    std::vector<OrderTerm> order;
    std::optional<std::int64_t> limit, offset;
    bool operator==(const Narrowing&) const = default;
};

using EmbedPath = std::vector<std::string>;  // names of embeds from the root down; empty: the root

struct Query {
    std::optional<std::vector<SelectItem>> select;  // none: everything
    std::map<EmbedPath, Narrowing> narrowing;
    std::optional<std::vector<std::string>> columns, on_conflict;
    std::vector<std::pair<std::string, std::string>> arguments;  // of a function, in their order
    bool operator==(const Query&) const = default;
};

}  // namespace orderline::rest
