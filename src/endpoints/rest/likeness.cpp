// endpoints/rest/likeness.cpp: Levenshtein's distance, as a share of the longer text.
#include "endpoints/rest/likeness.hpp"
#include <algorithm>
#include <numeric>

namespace orderline::rest {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);  // edits from what was read of `a` to each beginning of `b`
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const char letter : a) {
        auto diagonal = row[0]++;
        for (std::size_t i = 0; i < b.size(); ++i) {
            const auto replaced = diagonal + (lower(letter) == lower(b[i]) ? 0 : 1);
            diagonal = row[i + 1];
            row[i + 1] = std::min({replaced, row[i] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
    const auto longer = std::max(a.size(), b.size());
    return longer == 0 ? 1 : 1 - static_cast<double>(edits(a, b)) / static_cast<double>(longer);
}

std::optional<std::string> most_like(std::string_view wanted, const std::vector<std::string>& names) {
    if (wanted.size() > name_length_max) return std::nullopt;
    const std::string* best = nullptr;
    double best_likeness = 0;
    for (const auto& name : names) {
        const auto found = likeness(wanted, name);
        if (found < like_enough || found <= best_likeness) continue;
        best = &name;
        best_likeness = found;
    }
    if (!best) return std::nullopt;
    return *best;
}

}  // namespace orderline::rest
