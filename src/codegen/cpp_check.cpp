// codegen/cpp_check.cpp: expressions as reverse Polish steps.
#include "codegen/cpp_check.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include "codegen/check_expression.hpp"
#include "codegen/cpp_text.hpp"

namespace orderline::codegen {
namespace {

using Kind = Expression::Kind;
using std::string_view;

using Words = std::pair<string_view, string_view>;
constexpr Words comparisons[]{{"=", "equal"}, {"<>", "not_equal"}, {"<", "less"}, {"<=", "less_equal"},
                              {">", "greater"}, {">=", "greater_equal"}, {"~", "matches"}};
constexpr Words reckonings[]{{"+", "plus"}, {"-", "minus"}, {"*", "times"}, {"/", "divided_by"}};
constexpr Words functions[]{{"length", "length"}, {"char_length", "length"}, {"character_length", "length"},
                            {"octet_length", "octet_length"}, {"lower", "lower"}, {"btrim", "btrim"},
                            {"jsonb_typeof", "json_type"}, {"json_typeof", "json_type"}};

string_view find(std::span<const Words> words, string_view wanted) {
    const auto found = std::ranges::find(words, wanted, &Words::first);
    return found == words.end() ? string_view{} : found->second;
}

bool is_whole_type(string_view type) { return type == "integer" || type == "bigint" || type == "smallint"; }
bool is_text_type(string_view type) { return type == "text" || type == "character varying"; }

bool is_one_of(string_view name, std::initializer_list<string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

class Translator {
public:
    /// `value`: the column that VALUE means, in the CHECK of a domain.
    Translator(const CppTable& table, const CppColumn* value) : table_{table}, value_{value} {}

    std::optional<CppCheck> translate(const std::string& name, const std::string& expression) {
        const auto tree = parse_expression(expression);
        if (!tree || !add(*tree)) return std::nullopt;
        check_.name = name;
        check_.expression = expression;
        return std::move(check_);
    }

private:
    bool step(string_view what) {
        check_.steps.push_back(fmt::format("Do::{}", what));
        return true;
    }
    bool step(string_view what, std::size_t count) {
        check_.steps.push_back(fmt::format("{{Do::{}, {}}}", what, count));
        return true;
    }
    bool step(string_view what, string_view constant) {
        check_.steps.push_back(fmt::format("{{Do::{}, {}}}", what, cpp_string(constant)));
        return true;
    }
    bool add_all(const std::vector<Expression>& parts) {
        return std::ranges::all_of(parts, [&](const Expression& part) { return add(part); });
    }

    bool add(const Expression& e) {
        switch (e.kind) {
            case Kind::column: return add_column(e.text);
            case Kind::text: return step("text", e.text);
            case Kind::number: return step("number", e.text);
            case Kind::boolean: return step("flag", e.text);
            case Kind::null: return step("null");
            case Kind::array: return false;
            case Kind::call: return add_call(e);
            case Kind::cast: return add_cast(e);
            case Kind::operation: return add_operation(e);
            case Kind::negative: return add(e.parts[0]) && step("negative");
            case Kind::any: return add_each(e, "any_of");
            case Kind::all: return add_each(e, "all_of");
            case Kind::conjunction: return add_all(e.parts) && step("all_of", e.parts.size());
            case Kind::disjunction: return add_all(e.parts) && step("any_of", e.parts.size());
            case Kind::negation: return add(e.parts[0]) && step("no");
            case Kind::is_null: return add(e.parts[0]) && step("is_null");
            case Kind::is_true: return add(e.parts[0]) && step("is_true");
            case Kind::is_false: return add(e.parts[0]) && step("is_false");
        }
        return false;
    }

    const CppColumn* column_of(string_view name) const {
        if (value_) return name == "VALUE" || name == "value" ? value_ : nullptr;
        const auto found = std::ranges::find_if(table_.columns, [&](const CppColumn& one) { return one.column->name == name; });
        return found == table_.columns.end() ? nullptr : &*found;
    }

    /// Not character(n): what stands behind its end is compared in a way of its own. Nor what C++ knows as text only.
    bool add_column(string_view name) {
        const auto* column = column_of(name);
        if (!column || column->array || column->padded) return false;
        if (is_one_of(column->kind, {"other", "inet", "cidr", "time", "timestamp", "float4", "float8"})) return false;
        const auto index = static_cast<int>(column - table_.columns.data());
        if (std::ranges::find(check_.columns, index) == check_.columns.end()) check_.columns.push_back(index);
        return step("column", static_cast<std::size_t>(index));
    }

    bool add_call(const Expression& e) {
        if (e.text == "coalesce") return add_all(e.parts) && step("coalesce", e.parts.size());
        const auto function = find(functions, e.text);
        return !function.empty() && e.parts.size() == 1 && add(e.parts[0]) && step(function);
    }

    /// A constant with its type, or a text as another kind of text; anything else may change the value.
    bool add_cast(const Expression& e) {
        const auto& part = e.parts[0];
        if (is_text_type(e.text)) return is_text(part) && add(part);
        if (part.kind == Kind::text && is_number_text(part.text) && (is_whole_type(e.text) || e.text == "numeric")) {
            return step("number", part.text);
        }
        if (part.kind == Kind::null) return step("null");
        if (part.kind == Kind::text) return is_enum(e.text) && step("text", part.text);
        return (is_whole_type(e.text) || e.text == "numeric") && is_whole(part) && add(part);
    }

    static bool is_number_text(string_view text) {
        if (text.starts_with('-')) text.remove_prefix(1);
        return !text.empty() && text.find_first_not_of("0123456789.") == string_view::npos && text != ".";
    }

    bool is_enum(string_view type) const {
        return std::ranges::any_of(table_.columns, [&](const CppColumn& one) {
            return one.kind == "enumeration" && (one.cast == type || one.column->type.text == type);
        });
    }

    bool is_text(const Expression& e) const {
        if (e.kind == Kind::text || e.kind == Kind::null) return true;
        if (e.kind == Kind::cast) return is_text_type(e.text) && is_text(e.parts[0]);
        if (e.kind == Kind::call) return is_one_of(e.text, {"lower", "btrim", "jsonb_typeof", "json_typeof"});
        const auto* column = e.kind == Kind::column ? column_of(e.text) : nullptr;
        return column && column->kind == "text";
    }

    /// Divided, whole numbers stay whole; decimals would not.
    bool is_whole(const Expression& e) const {
        if (e.kind == Kind::number) return e.text.find_first_not_of("0123456789") == string_view::npos;
        if (e.kind == Kind::negative) return is_whole(e.parts[0]);
        if (e.kind == Kind::cast) return is_whole_type(e.text) && (is_whole(e.parts[0]) || e.parts[0].kind == Kind::text);
        if (e.kind == Kind::call) return is_one_of(e.text, {"length", "char_length", "character_length", "octet_length"});
        if (e.kind == Kind::operation && !find(reckonings, e.text).empty()) return is_whole(e.parts[0]) && is_whole(e.parts[1]);
        const auto* column = e.kind == Kind::column ? column_of(e.text) : nullptr;
        return column && is_one_of(column->kind, {"int2", "int4", "int8"});
    }

    bool add_operation(const Expression& e) {
        if (const auto comparison = find(comparisons, e.text); !comparison.empty()) return add_all(e.parts) && step(comparison);
        if (const auto sum = find(reckonings, e.text); !sum.empty()) return is_whole(e) && add_all(e.parts) && step(sum);
        if (e.text == "!~") return add_all(e.parts) && step("matches") && step("no");
        return false;
    }

    /// x = ANY (ARRAY[a, b]): x = a OR x = b.
    bool add_each(const Expression& e, string_view together) {
        const auto comparison = find(comparisons, e.text);
        const auto* array = &e.parts[1];
        while (array->kind == Kind::cast && array->text.ends_with("[]")) array = &array->parts[0];
        if (comparison.empty() || array->kind != Kind::array || array->parts.empty()) return false;
        for (const auto& element : array->parts) {
            if (!add(e.parts[0]) || !add(element) || !step(comparison)) return false;
        }
        return step(together, array->parts.size());
    }

    const CppTable& table_;
    const CppColumn* value_;
    CppCheck check_;
};

}  // namespace

std::vector<CppCheck> cpp_checks(const schema::Model& model, const CppTable& table) {
    std::vector<CppCheck> checks;
    const auto add = [&](const schema::Check& check, const CppColumn* value) {
        // NOT VALID: rows that were there before may break it, rows that come may not.
        if (auto made = Translator{table, value}.translate(check.name, check.expression)) checks.push_back(*std::move(made));
    };
    for (const auto& check : table.relation->checks) add(check, nullptr);
    for (const auto& column : table.columns) {
        auto type = column.column->type;
        for (int depth = 0; depth < 32 && !type.array; ++depth) {
            const auto* domain = model.domain(type.name);
            if (!domain) break;
            for (const auto& check : domain->checks) add(check, &column);
            type = domain->base;
        }
    }
    return checks;
}

}  // namespace orderline::codegen
