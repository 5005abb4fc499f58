// app/output_diff.hpp: how two texts differ, as `diff -u` tells it. Pure.
#pragma once
#include <string>
#include <string_view>

namespace orderline::app {

/// Empty if they are the same. `old_name` and `new_name` stand behind --- and +++. Two long texts that have nearly nothing
/// in common are told as one block, all out, all in.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view old_name, std::string_view new_name);

}  // namespace orderline::app
