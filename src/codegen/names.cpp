// codegen/names.cpp: words of a name, and how they are put together.
#include "codegen/names.hpp"

namespace orderline::codegen {
namespace {

bool lower(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> words(std::string_view name) {
    std::vector<std::string> found;
    bool open = false;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        if (!lower(c) && !upper(c) && !digit(c)) {
            open = false;
            continue;
        }
        const bool after_lower = at > 0 && (lower(name[at - 1]) || digit(name[at - 1]));
        const bool last_of_capitals = at > 0 && upper(name[at - 1]) && at + 1 < name.size() && lower(name[at + 1]);
        if (!open || (upper(c) && (after_lower || last_of_capitals))) found.emplace_back();
        found.back() += c;
        open = true;
    }
    return found;
}

}  // namespace orderline::codegen
