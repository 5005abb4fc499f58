// endpoints/rest/parse_filter.cpp: conditions on fields, and trees of them.
#include <algorithm>
#include <array>
#include "base/text.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/scanner.hpp"

namespace orderline::rest {
namespace {

struct OperatorName {
    std::string_view name;
    Operator op;
    bool quantified = false, full_text = false;
};

constexpr OperatorName operators[] = {
    {"eq", Operator::eq, true}, {"neq", Operator::neq}, {"gt", Operator::gt, true}, {"gte", Operator::gte, true},
    {"lt", Operator::lt, true}, {"lte", Operator::lte, true}, {"like", Operator::like, true}, {"ilike", Operator::ilike, true},
    {"match", Operator::match, true}, {"imatch", Operator::imatch, true}, {"is", Operator::is},
    {"isdistinct", Operator::isdistinct}, {"in", Operator::in}, {"cs", Operator::cs}, {"cd", Operator::cd},
    {"ov", Operator::ov}, {"sl", Operator::sl}, {"sr", Operator::sr}, {"nxl", Operator::nxl}, {"nxr", Operator::nxr},
    {"adj", Operator::adj}, {"fts", Operator::fts, false, true}, {"plfts", Operator::plfts, false, true},
    {"phfts", Operator::phfts, false, true}, {"wfts", Operator::wfts, false, true}};

constexpr std::string_view is_values[] = {"null", "not_null", "true", "false", "unknown"};

/// Reads one condition's operator and value; where the value ends depends on whether it stands in a tree.
class ConditionReader {
public:
    ConditionReader(Scanner& in, bool in_tree) : in_{in}, in_tree_{in_tree} {}

    Outcome<Condition> read(Field field) {
        Condition condition;
        condition.field = std::move(field);
        condition.negated = in_.take("not.");
        const auto begin = in_.place();
        const auto word = in_.take_until(".(,)");
        const auto known = std::ranges::find(operators, word, &OperatorName::name);
        if (known == std::end(operators)) {
            in_.go_to(begin);
            return in_.expected("operator (eq, gt, ...)");
        }
        condition.op = known->op;
        if (auto brackets = read_brackets(*known, condition); !brackets) return std::unexpected(brackets.error());
        if (!in_.take(".")) return in_.expected("\".\"");
        auto value = read_value(condition);
        if (!value) return std::unexpected(value.error());
        return condition;
    }

private:
    Outcome<void> read_brackets(const OperatorName& known, Condition& condition) {
        if (!in_.take("(")) return {};
        if (known.full_text) {
            condition.config = std::string{in_.take_until(")")};
        } else if (known.quantified && in_.take("any")) {
            condition.quantifier = Quantifier::any;
        } else if (known.quantified && in_.take("all")) {
            condition.quantifier = Quantifier::all;
        } else {
            return in_.expected(known.quantified ? "\"any\" or \"all\"" : "\".\"");
        }
        if (!in_.take(")")) return in_.expected("\")\"");
        return {};
    }

    Outcome<void> read_value(Condition& condition) {
        if (condition.op == Operator::in) return read_list(condition.list);
        if (!in_tree_) condition.value = std::string{in_.rest()};
        else if (auto value = value_in_tree()) condition.value = *std::move(value);
        else return in_.expected("\")\"");
        if (condition.op != Operator::is) return {};
        const auto begin = in_.place() - condition.value.size();
        std::ranges::transform(condition.value, condition.value.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (std::ranges::find(is_values, condition.value) != std::end(is_values)) return {};
        in_.go_to(begin);
        return in_.expected("null or not_null or trilean value (unknown, true, false)");
    }

    /// Up to the next "," or ")" that is neither quoted nor inside brackets of the value's own.
    std::optional<std::string> value_in_tree() {
        if (auto text = in_.quoted(",)", false)) return text;
        if (in_.peek() == '{' || in_.peek() == '(') return balanced();
        return std::string{in_.take_until(",)")};
    }

    std::optional<std::string> balanced() {
        std::string value;
        std::string open;  // closing signs still to come
        bool in_quotes = false;
        while (!in_.done()) {
            const char c = in_.peek();
            if (!in_quotes && open.empty() && !value.empty() && (c == ',' || c == ')')) return value;
            if (c == '"') in_quotes = !in_quotes;
            else if (!in_quotes && c == '{') open += '}';
            else if (!in_quotes && c == '(') open += ')';
            else if (!in_quotes && !open.empty() && c == open.back()) open.pop_back();
            value += c;
            in_.take({&c, 1});
            if (c == '\\' && in_quotes && !in_.done()) {
                const char next = in_.peek();
                value += next;
                in_.take({&next, 1});
            }
        }
        if (open.empty() && !in_quotes) return value;
        return std::nullopt;
    }

    Outcome<void> read_list(std::vector<std::string>& list) {
        if (!in_.take("(")) return in_.expected("\"(\"");
        if (in_.take(")")) return end_of_list();
        do {
            while (in_.take(" ")) {}
            if (auto text = in_.quoted(",)", true)) list.push_back(*std::move(text));
            else list.emplace_back(trim(in_.take_until(",)")));
            if (list.size() > items_max) return in_.expected("fewer values");
        } while (in_.take(","));
        if (!in_.take(")")) return in_.expected("\",\" or \")\"");
        return end_of_list();
    }

    Outcome<void> end_of_list() const {
        if (in_.done() || (in_tree_ && std::string_view{",)"}.contains(in_.peek()))) return {};
        return in_.expected(in_tree_ ? "\",\" or \")\"" : "end of input");
    }

    Scanner& in_;
    bool in_tree_;
};

class LogicReader {
public:
    explicit LogicReader(std::string_view text) : in_{text, "logic tree"} {}

    Outcome<Logic> whole(bool any, bool negated) {
        auto tree = logic(any, negated, 0);
        if (tree && !in_.done()) return in_.expected("end of input");
        return tree;
    }

private:
    Outcome<Logic> logic(bool any, bool negated, int depth) {
        Logic tree{any, negated, {}};
        if (depth > logic_depth_max) return in_.expected("fewer conditions inside each other");
        if (!in_.take("(")) return in_.expected("\"(\"");
        do {
            while (in_.take(" ")) {}
            auto one = term(depth);
            if (!one) return std::unexpected(one.error());
            if (++count_ > items_max) return in_.expected("fewer conditions");
            tree.terms.push_back(*std::move(one));
        } while (in_.take(","));
        if (!in_.take(")")) return in_.expected("\",\" or \")\"");
        return tree;
    }

    Outcome<Filter> term(int depth) {
        const auto begin = in_.place();
        const bool negated = in_.take("not.");
        const bool any = in_.starts_with("or(");
        if (any || in_.starts_with("and(")) {
            in_.take(any ? "or" : "and");
            auto tree = logic(any, negated, depth + 1);
            if (!tree) return std::unexpected(tree.error());
            return Filter{*std::move(tree)};
        }
        in_.go_to(begin);
        auto field = in_.field();
        if (!field) return std::unexpected(field.error());
        if (!in_.take(".")) return in_.expected("\".\"");
        auto condition = ConditionReader{in_, true}.read(*std::move(field));
        if (!condition) return std::unexpected(condition.error());
        return Filter{*std::move(condition)};
    }

    Scanner in_;
    std::size_t count_ = 0;
};

}  // namespace

Outcome<Condition> parse_condition(Field field, std::string_view text) {
    Scanner in{text, "filter"};
    return ConditionReader{in, false}.read(std::move(field));
}

Outcome<Logic> parse_logic(bool any, bool negated, std::string_view text) { return LogicReader{text}.whole(any, negated); }

}  // namespace orderline::rest
