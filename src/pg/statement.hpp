// pg/statement.hpp: one SQL statement with a name: the name of its prepared form, its metric and its log line.
#pragma once
#include <string_view>

namespace orderline::pg {

/// Both must live until the answer is there.
struct Statement {
    std::string_view name;  // the same for the same text, unique in the program; empty: not worth preparing
    std::string_view text;
};

}  // namespace orderline::pg
