// codegen/zod_checks.hpp: CHECK constraints as conditions in TypeScript.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>
#include "codegen/check_expression.hpp"
#include "codegen/zod_runtime.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

/// What a column is called in a condition, and what it holds.
struct Variable {
    schema::Type type;       // below all domains
    std::string code;        // value, row.price
    std::string null_test;   // the same where only NULL matters: row.price ?? null for what is NULL if it is left out
};

/// None for an unknown name.
using Variables = std::function<std::optional<Variable>(const std::string& name)>;

class CheckWriter {
public:
    CheckWriter(const schema::Model& model, Variables variables, Helpers& called)
        : model_{model}, variables_{std::move(variables)}, called_{called} {}

    /// A TypeScript expression of type Truth that is false only where the constraint is. None if it cannot be told.
    std::optional<std::string> condition(const Expression& check) const { return truth(check, true); }

private:
    enum class Kind { number, text, boolean, moment, json, array };
    struct Value {
        std::string code;
        Kind kind;
        bool whole = false;             // an integer
        std::string moment_kind = {};   // "date", …; empty for a constant, which takes the other side's
    };
    using Code = std::optional<std::string>;

    Code truth(const Expression& one, bool may_say_less) const;
    Code chain(const Expression& one, bool may_say_less) const;
    Code comparison(const Expression& one) const;
    Code membership(const Expression& one) const;
    Code match(const Expression& one) const;
    Code null_test(const Expression& one) const;
    std::optional<Value> value(const Expression& one) const;
    std::optional<Value> variable(const Expression& one) const;
    std::optional<Value> cast(const Expression& one) const;
    std::optional<Value> call(const Expression& one) const;
    std::optional<Value> arithmetic(const Expression& one) const;
    std::optional<Value> counted_nulls(const Expression& one) const;
    std::string use(std::string_view helper) const {
        called_.insert(helper);
        return std::string{helper};
    }

    const schema::Model& model_;
    Variables variables_;
    Helpers& called_;
};

/// The columns that a check names, each once, in their order there.
std::vector<std::string> columns_of(const Expression& check);
/// Whether it is NULL as soon as its one column is, so that it need not be asked then.
bool passes_null(const Expression& check);

}  // namespace orderline::codegen
