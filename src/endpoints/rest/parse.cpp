// endpoints/rest/parse.cpp: the parameters of a query string, each to its parser.
#include "endpoints/rest/parse.hpp"
#include <charconv>
#include "base/percent.hpp"
#include "endpoints/rest/scanner.hpp"

namespace orderline::rest {
namespace {

/// A parameter's name: the embeds on the way, and what they lead to.
struct Key {
    EmbedPath path;
    Field field;
};

Outcome<Key> parse_key(std::string_view name) {
    Scanner in{name, "filter's column"};
    Key key;
    for (;;) {
        auto field = in.field();
        if (!field) return std::unexpected(field.error());
        if (!in.take(".")) {
            key.field = *std::move(field);
            break;
        }
        if (!field->path.empty()) return in.expected("end of input");
        key.path.push_back(std::move(field->name));
        if (key.path.size() > embed_depth_max) return in.expected("fewer resources inside each other");
    }
    if (!in.done()) return in.expected("\".\" or \"->\"");
    return key;
}

Outcome<std::int64_t> parse_count(std::string_view text, std::string_view parameter) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    Scanner in{text, parameter};
    if (error != std::errc{} || end != text.data() + text.size()) return in.expected("a whole number");
    if (count < 0) return refuse(416, "PGRST103", "Requested range not satisfiable", std::string{parameter} + " must not be below 0");
    return count;
}

class QueryReader {
public:
    explicit QueryReader(const std::function<bool(std::string_view)>& is_argument) : is_argument_{is_argument} {}

    Outcome<void> add(std::string name, std::string value) {
        if (is_argument_ && is_argument_(name)) return add_argument(std::move(name), std::move(value));
        if (name == "select") return keep(query_.select, parse_select(value));
        if (name == "columns") return keep(query_.columns, parse_names(value, "columns parameter"));
        if (name == "on_conflict") return keep(query_.on_conflict, parse_names(value, "on_conflict parameter"));
        auto key = parse_key(name);
        if (!key) return std::unexpected(key.error());
        if (key->field.path.empty()) {
            const auto& last = key->field.name;
            if (last == "order") return add_order(query_.narrowing[key->path], value);
            if (last == "limit") return keep(query_.narrowing[key->path].limit, parse_count(value, "limit parameter"));
            if (last == "offset") return keep(query_.narrowing[key->path].offset, parse_count(value, "offset parameter"));
            if (last == "and" || last == "or") return add_logic(*std::move(key), value);
        }
        auto condition = parse_condition(std::move(key->field), value);
        // Of a function's parameters, what is no filter names an argument, which it may turn out not to have.
        if (!condition && is_argument_) return add_argument(std::move(name), std::move(value));
        if (!condition) return std::unexpected(condition.error());
        return add_filter(key->path, Filter{*std::move(condition)});
    }

    Query take() { return std::move(query_); }

private:
    template <class T>
    static Outcome<void> keep(std::optional<T>& place, Outcome<T> value) {
        if (!value) return std::unexpected(value.error());
        place = *std::move(value);
        return {};
    }

    Outcome<void> add_argument(std::string name, std::string value) {
        query_.arguments.emplace_back(std::move(name), std::move(value));
        return {};
    }

    static Outcome<void> add_order(Narrowing& narrowing, std::string_view value) {
        auto order = parse_order(value);
        if (!order) return std::unexpected(order.error());
        narrowing.order = *std::move(order);
        return {};
    }

    Outcome<void> add_logic(Key key, std::string_view value) {
        const bool negated = !key.path.empty() && key.path.back() == "not";
        if (negated) key.path.pop_back();
        auto tree = parse_logic(key.field.name == "or", negated, value);
        if (!tree) return std::unexpected(tree.error());
        return add_filter(key.path, Filter{*std::move(tree)});
    }

    Outcome<void> add_filter(const EmbedPath& path, Filter filter) {
        if (++filters_ > items_max) return refuse(400, "PGRST100", "failed to parse filters", "expecting fewer filters");
        query_.narrowing[path].filters.push_back(std::move(filter));
        return {};
    }

    const std::function<bool(std::string_view)>& is_argument_;
    Query query_;
    std::size_t filters_ = 0;
};

}  // namespace

Outcome<std::vector<OrderTerm>> parse_order(std::string_view text) {
    Scanner in{text, "order"};
    std::vector<OrderTerm> terms;
    if (in.done()) return terms;
    do {
        while (in.take(" ")) {}
        OrderTerm term;
        auto field = in.field();
        if (!field) return std::unexpected(field.error());
        if (field->path.empty() && in.take("(")) {
            term.relation = std::move(field->name);
            field = in.field();
            if (!field) return std::unexpected(field.error());
            if (!in.take(")")) return in.expected("\")\"");
        }
        term.field = *std::move(field);
        term.descending = in.take(".desc");
        if (!term.descending) in.take(".asc");
        if (in.take(".nullsfirst")) term.nulls = Nulls::first;
        else if (in.take(".nullslast")) term.nulls = Nulls::last;
        terms.push_back(std::move(term));
        if (terms.size() > items_max) return in.expected("fewer terms");
    } while (in.take(","));
    if (!in.done()) return in.expected("\"asc\", \"desc\", \"nullsfirst\" or \"nullslast\", \",\" or end of input");
    return terms;
}

Outcome<Query> parse_query(std::string_view query_string, const std::function<bool(std::string_view)>& is_argument) {
    QueryReader reader{is_argument};
    while (!query_string.empty()) {
        const auto end = std::min(query_string.find('&'), query_string.size());
        const auto one = query_string.substr(0, end);
        query_string.remove_prefix(std::min(end + 1, query_string.size()));
        if (one.empty()) continue;
        const auto sign = std::min(one.find('='), one.size());
        auto name = percent_decode(one.substr(0, sign), true);
        auto value = percent_decode(one.substr(std::min(sign + 1, one.size())), true);
        if (!name || !value) return refuse(400, "PGRST100", "failed to parse the query string", "a percent sign is not followed by two hex digits");
        auto added = reader.add(*std::move(name), *std::move(value));
        if (!added) return std::unexpected(added.error());
    }
    return reader.take();
}

}  // namespace orderline::rest
