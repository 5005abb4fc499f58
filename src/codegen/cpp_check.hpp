// codegen/cpp_check.hpp: CHECKs as the steps that tables/check.cpp follows.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "codegen/cpp_types.hpp"

namespace orderline::codegen {

struct CppCheck {
    std::string name;
    std::string expression;          // as PostgreSQL prints it
    std::vector<int> columns;
    std::vector<std::string> steps;  // "{Do::column, 3}"
};

/// Those of the table and of the domains of its columns that can be followed without a difference to PostgreSQL.
std::vector<CppCheck> cpp_checks(const schema::Model& model, const CppTable& table);

}  // namespace orderline::codegen
