// codegen/check_expression.hpp: the expression of a CHECK as a tree, if it is one that generated code can follow.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::codegen {

struct Expression {
    enum class Kind {
        column,     // text: its name; "VALUE" in a domain
        text,       // a string constant: text without quotes
        number,     // text: digits, perhaps a point and an exponent; never a sign (that is "negative")
        boolean,    // text: "true" or "false"
        null,
        array,      // ARRAY[parts…]
        call,       // text: function in lower case ("char_length", "coalesce", "btrim"); parts: arguments
        cast,       // text: the type as PostgreSQL prints it ("character varying"); parts: what is cast
        operation,  // text: "=", "<>", "<", ">=", "+", "%", "~", "!~*", "~~" (LIKE), "is distinct from", …; parts: two
        negative,   // - part
        any,        // text: operator; parts: left, array. `x = ANY (ARRAY[…])`, which is how IN is printed
        all,        // text: operator; parts: left, array. NOT IN is `<> ALL`
        conjunction, disjunction,  // AND, OR of two or more parts
        negation,   // NOT part
        is_null,    // part IS NULL; IS NOT NULL is a negation of it
        is_true, is_false,  // never unknown; IS NOT TRUE is a negation
    };
    Kind kind = Kind::null;
    std::string text;
    std::vector<Expression> parts;
    bool operator==(const Expression&) const = default;
};

/// What pg_get_constraintdef or pg_get_expr prints, with or without outer parentheses. None for what is not listed above
/// (CASE, subscripts, CURRENT_DATE, …), nested deeper than a hundred, of more than ten thousand tokens, or no expression at all.
std::optional<Expression> parse_expression(std::string_view text);

}  // namespace orderline::codegen
