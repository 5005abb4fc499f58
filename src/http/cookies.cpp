// http/cookies.cpp: "a=1; b=2" is taken apart.
#include "http/cookies.hpp"
#include "base/text.hpp"

namespace orderline::http {

std::string_view cookie(const Headers& headers, std::string_view name) {
    for (const auto& [field, value] : headers.fields()) {
        if (field != "cookie") continue;
        for (std::string_view left = value; !left.empty();) {
            const auto end = left.find(';');
            const auto one = trim(left.substr(0, end));
            if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return one.substr(name.size() + 1);
            left.remove_prefix(end == left.npos ? left.size() : end + 1);
        }
    }
    return {};
}

}  // namespace orderline::http
