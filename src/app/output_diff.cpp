// app/output_diff.cpp: the shortest way from one list of lines to another. Source: E. Myers, An O(ND) Difference Algorithm.
#include "app/output_diff.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <vector>

namespace orderline::app {
namespace {

using Lines = std::vector<std::string_view>;

constexpr int context = 3;
constexpr int edits_max = 1500;  // the memory of the search is its square

struct Edit {
    char sign;  // ' ', '-' or '+'
    std::string_view line;
};

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
        text.remove_prefix(lines.back().size());
    }
    return lines;
}

/// For each number of edits d the furthest line of `a` on each diagonal; empty if more than edits_max are needed.
std::vector<std::vector<int>> search(const Lines& a, const Lines& b) {
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    std::vector<std::vector<int>> trace;
    std::vector<int> furthest{0};  // diagonals -d … d, every second one
    for (int d = 0; d <= std::min(n + m, edits_max); ++d) {
        std::vector<int> next(static_cast<std::size_t>(d) + 1);
        for (int i = 0; i <= d; ++i) {
            const int diagonal = 2 * i - d;
            const auto at = [&](int index) { return furthest[static_cast<std::size_t>(index)]; };
            const bool down = d > 0 && (i == 0 || (i < d && at(i - 1) < at(i)));
            int x = d == 0 ? 0 : down ? at(i) : at(i - 1) + 1;
            int y = x - diagonal;
            while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) ++x, ++y;
            next[static_cast<std::size_t>(i)] = x;
            if (x < n || y < m) continue;
            trace.push_back(std::move(next));
            return trace;
        }
        trace.push_back(next);
        furthest = std::move(next);
    }
    return {};
}

std::vector<Edit> block(const Lines& a, const Lines& b) {
    std::vector<Edit> edits;
    for (const auto line : a) edits.push_back({'-', line});
    for (const auto line : b) edits.push_back({'+', line});
    return edits;
}

std::vector<Edit> shortest(const Lines& a, const Lines& b) {
    const auto trace = search(a, b);
    if (trace.empty()) return block(a, b);
    std::vector<Edit> edits;  // backwards
    int x = static_cast<int>(a.size()), y = static_cast<int>(b.size());
    for (int d = static_cast<int>(trace.size()) - 1; d >= 0; --d) {
        const int i = (x - y + d) / 2;
        const auto before = [&](int index) { return trace[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(index)]; };
        const bool down = d > 0 && (i == 0 || (i < d && before(i - 1) < before(i)));
        const int from = d == 0 ? 0 : down ? before(i) : before(i - 1) + 1;
        for (; x > from; --x, --y) edits.push_back({' ', a[static_cast<std::size_t>(x - 1)]});
        if (d == 0) break;
        if (down) edits.push_back({'+', b[static_cast<std::size_t>(--y)]});
        else edits.push_back({'-', a[static_cast<std::size_t>(--x)]});
    }
    std::ranges::reverse(edits);
    return edits;
}

/// Only the middle is searched: most of a generated file is as it was.
std::vector<Edit> edits_between(const Lines& a, const Lines& b) {
    const auto [a_head, b_head] = std::ranges::mismatch(a, b);
    const auto head = a_head - a.begin();
    auto tail = std::ptrdiff_t{0};
    const auto most = std::min(std::ssize(a), std::ssize(b)) - head;
    while (tail < most && *(a.end() - 1 - tail) == *(b.end() - 1 - tail)) ++tail;
    std::vector<Edit> edits;
    for (auto at = a.begin(); at != a_head; ++at) edits.push_back({' ', *at});
    for (const auto& edit : shortest({a_head, a.end() - tail}, {b_head, b.end() - tail})) edits.push_back(edit);
    for (auto at = a.end() - tail; at != a.end(); ++at) edits.push_back({' ', *at});
    return edits;
}

std::string range(int first, int count) {
    if (count == 1) return std::to_string(first);
    return fmt::format("{},{}", count == 0 ? first - 1 : first, count);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view old_name, std::string_view new_name) {
    if (before == after) return {};
    const auto edits = edits_between(lines_of(before), lines_of(after));
    auto out = fmt::format("--- {}\n+++ {}\n", old_name, new_name);
    const int count = static_cast<int>(edits.size());
    const auto sign = [&](int i) { return edits[static_cast<std::size_t>(i)].sign; };
    int old_line = 1, new_line = 1, told = 0;  // lines at `told`
    for (int i = 0; i < count; ++i) {
        if (sign(i) == ' ') continue;
        const int begin = std::max(told, i - context);
        int end = i;  // behind the last edit of this piece
        for (int at = i; at < count && at < end + 2 * context + 1; ++at) {
            if (sign(at) != ' ') end = at + 1;
        }
        const int stop = std::min(count, end + context);
        for (; told < begin; ++told) ++old_line, ++new_line;
        std::string body;
        int old_count = 0, new_count = 0;
        for (; told < stop; ++told) {
            const auto& edit = edits[static_cast<std::size_t>(told)];
            body.append(1, edit.sign).append(edit.line);
            if (!edit.line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
            if (edit.sign != '+') ++old_count;
            if (edit.sign != '-') ++new_count;
        }
        out += fmt::format("@@ -{} +{} @@\n{}", range(old_line, old_count), range(new_line, new_count), body);
        old_line += old_count;
        new_line += new_count;
        i = stop - 1;
    }
    return out;
}

}  // namespace orderline::app
