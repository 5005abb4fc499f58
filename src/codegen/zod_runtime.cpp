// codegen/zod_runtime.cpp: picks helpers by name; their text is in zod_runtime_types.cpp and zod_runtime_checks.cpp.
#include "codegen/zod_runtime.hpp"
#include <vector>
#include "codegen/zod_runtime_text.hpp"

namespace orderline::codegen {
namespace {

bool calls(const Helper& helper, std::string_view name) {
    return (" " + std::string{helper.calls} + " ").contains(" " + std::string{name} + " ");
}

}  // namespace

std::string helper_text(const Helpers& called) {
    std::vector<const Helper*> all;
    for (const auto& one : type_helpers()) all.push_back(&one);
    for (const auto& one : check_helpers()) all.push_back(&one);
    // A helper stands behind those it calls, so one walk backwards finds all that is needed.
    Helpers needed = called;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (!needed.contains((*one)->name)) continue;
        for (const auto* other : all) {
            if (other != *one && calls(**one, other->name)) needed.insert(other->name);
        }
    }
    std::string text;
    for (const auto* one : all) {
        if (needed.contains(one->name)) text.append(one->text).append("\n");
    }
    return text;
}

}  // namespace orderline::codegen
