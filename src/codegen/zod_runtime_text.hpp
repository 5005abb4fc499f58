// codegen/zod_runtime_text.hpp: TypeScript helpers by name, each behind those it calls.
#pragma once
#include <span>
#include <string_view>

namespace orderline::codegen {

struct Helper {
    std::string_view name;
    std::string_view calls;  // names of helpers, with spaces between
    std::string_view text;
};

std::span<const Helper> type_helpers();   // a schema for each type
std::span<const Helper> check_helpers();  // what CHECK constraints say, with SQL's three truth values

}  // namespace orderline::codegen
