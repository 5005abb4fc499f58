// endpoints/rest/parse_select.cpp: `select=`: columns, aggregates, embedded resources.
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/scanner.hpp"

namespace orderline::rest {
namespace {

constexpr std::pair<std::string_view, Aggregate> aggregates[] = {
    {".sum()", Aggregate::sum}, {".avg()", Aggregate::avg}, {".count()", Aggregate::count}, {".max()", Aggregate::max}, {".min()", Aggregate::min}};

class SelectReader {
public:
    explicit SelectReader(std::string_view text) : in_{text, "select parameter"} {}

    Outcome<std::vector<SelectItem>> whole() {
        auto items = list(0);
        if (items && !in_.done()) return in_.expected("\",\" or end of input");
        return items;
    }

private:
    Outcome<std::vector<SelectItem>> list(int depth) {
        std::vector<SelectItem> items;
        if (in_.done() || in_.peek() == ')') return items;
        if (depth > embed_depth_max) return in_.expected("fewer resources inside each other");
        do {
            auto one = item(depth);
            if (!one) return std::unexpected(one.error());
            if (++count_ > items_max) return in_.expected("fewer items");
            items.push_back(*std::move(one));
        } while (in_.take(","));
        return items;
    }

    Outcome<SelectItem> item(int depth) {
        while (in_.take(" ")) {}
        if (in_.take("...")) return embed(depth, true, {}, {});
        if (in_.take("*")) return SelectItem{SelectStar{}};
        const auto begin = in_.place();
        auto first = in_.name("a column's or a table's name");
        if (!first) return std::unexpected(first.error());
        std::optional<std::string> alias;
        if (in_.peek() == ':' && in_.peek(1) != ':') {
            in_.take(":");
            alias = *std::move(first);
            return named(depth, in_.place(), std::move(alias));
        }
        in_.go_to(begin);
        return named(depth, begin, {});
    }

    /// A field, an aggregate or an embed, its alias read already.
    Outcome<SelectItem> named(int depth, std::size_t begin, std::optional<std::string> alias) {
        if (in_.take("count()")) {
            SelectField count;
            count.alias = std::move(alias);
            count.aggregate = Aggregate::count;
            return with_aggregate_cast(std::move(count));
        }
        auto first = in_.name("a column's or a table's name");
        if (!first) return std::unexpected(first.error());
        if (in_.peek() == '(' || in_.peek() == '!') return embed(depth, false, std::move(alias), *std::move(first));
        in_.go_to(begin);
        SelectField item;
        item.alias = std::move(alias);
        auto field = in_.field();
        if (!field) return std::unexpected(field.error());
        item.field = *std::move(field);
        if (in_.take("::")) {
            auto cast = in_.name("a type's name");
            if (!cast) return std::unexpected(cast.error());
            item.cast = *std::move(cast);
        }
        for (const auto& [sign, aggregate] : aggregates) {
            if (!in_.take(sign)) continue;
            item.aggregate = aggregate;
            break;
        }
        return with_aggregate_cast(std::move(item));
    }

    Outcome<SelectItem> with_aggregate_cast(SelectField item) {
        if (item.aggregate && in_.take("::")) {
            auto cast = in_.name("a type's name");
            if (!cast) return std::unexpected(cast.error());
            item.aggregate_cast = *std::move(cast);
        }
        return SelectItem{std::move(item)};
    }

    /// `target` is empty if it still has to be read (behind "...").
    Outcome<SelectItem> embed(int depth, bool spread, std::optional<std::string> alias, std::string target) {
        Embed one;
        one.spread = spread;
        one.alias = std::move(alias);
        if (target.empty()) {
            auto name = in_.name("a table's name");
            if (!name) return std::unexpected(name.error());
            target = *std::move(name);
        }
        one.target = std::move(target);
        while (in_.take("!")) {
            auto hint = in_.name("a hint");
            if (!hint) return std::unexpected(hint.error());
            if (*hint == "inner") one.inner = true;
            else if (*hint != "left") one.hint = *std::move(hint);
        }
        if (!in_.take("(")) return in_.expected("\"(\"");
        auto select = list(depth + 1);
        if (!select) return std::unexpected(select.error());
        one.select = *std::move(select);
        if (!in_.take(")")) return in_.expected("\",\" or \")\"");
        return SelectItem{std::move(one)};
    }

    Scanner in_;
    std::size_t count_ = 0;
};

}  // namespace

Outcome<std::vector<SelectItem>> parse_select(std::string_view text) { return SelectReader{text}.whole(); }

Outcome<std::vector<std::string>> parse_names(std::string_view text, std::string_view parameter) {
    Scanner in{text, parameter};
    std::vector<std::string> names;
    do {
        auto name = in.name("a column's name");
        if (!name) return std::unexpected(name.error());
        names.push_back(*std::move(name));
        if (names.size() > items_max) return in.expected("fewer names");
    } while (in.take(","));
    if (!in.done()) return in.expected("\",\" or end of input");
    return names;
}

}  // namespace orderline::rest
