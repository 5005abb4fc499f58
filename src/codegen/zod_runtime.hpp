// codegen/zod_runtime.hpp: the helpers that generated schemas call, as TypeScript; only those that are called are written.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace orderline::codegen {

/// What has been called, by name ("varchar").
using Helpers = std::set<std::string_view>;

/// The helpers and what they call in turn, each once, in an order that defines before it uses.
std::string helper_text(const Helpers& called);

}  // namespace orderline::codegen
