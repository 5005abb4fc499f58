// pg/statement.hpp: one SQL statement with a name: the name of its prepared form, its metric and its log line.
#pragma once
#include <string_view>

namespace orderline::pg {

struct Statement {
    std::string_view name;  // unique in the program; both of static storage
    std::string_view text;
};

}  // namespace orderline::pg
