// tests/house/source.hpp: a file of the project as the rules of the house see it, and what they find in it.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::house {

struct Source {
    std::string path;  // from the project's root: "src/base/id.hpp"
    std::string text;
};

struct Violation {
    std::string path;
    std::size_t line = 0;
    std::string rule;
    bool operator==(const Violation&) const = default;
};
using Violations = std::vector<Violation>;

inline std::ostream& operator<<(std::ostream& out, const Violation& one) {
    return out << one.path << ':' << one.line << ": " << one.rule;
}

inline std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

inline std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

inline bool is_header(const Source& source) { return source.path.ends_with(".hpp"); }
inline bool is_cpp(const Source& source) { return is_header(source) || source.path.ends_with(".cpp"); }
inline bool is_sql(const Source& source) { return source.path.ends_with(".sql"); }
inline bool is_typescript(const Source& source) { return source.path.ends_with(".ts") || source.path.ends_with(".tsx"); }
inline bool is_under(const Source& source, std::string_view folder) { return source.path.starts_with(folder); }

/// The module of a file in src: "base", "endpoints/api"; "" for any other file.
inline std::string module_of(const Source& source) {
    if (!is_under(source, "src/")) return {};
    const auto inside = source.path.substr(4);
    const auto first = inside.find('/');
    if (first == std::string::npos) return {};
    if (inside.substr(0, first) != "endpoints") return inside.substr(0, first);
    return inside.substr(0, inside.find('/', first + 1));
}

/// Every line that matches is against the rule.
inline Violations lines_matching(const Source& source, const std::regex& pattern, const std::string& rule) {
    Violations found;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (std::regex_search(lines[i], pattern)) found.push_back({source.path, i + 1, rule});
    }
    return found;
}

inline Source read_source(const std::filesystem::path& root, const std::string& path) {
    std::ifstream file{root / path, std::ios::binary};
    return {path, {std::istreambuf_iterator<char>{file}, {}}};
}

/// What people wrote by hand; generated files stand in folders of their own.
inline std::vector<Source> read_sources(const std::filesystem::path& root) {
    std::vector<Source> sources;
    for (const std::string folder : {"src", "db", "tests", "bench", "web/src", "web/tests", "web/test"}) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (path.find("/node_modules/") != std::string::npos || path.find("/generated/") != std::string::npos) continue;
            const Source named{path, {}};
            if (entry.is_regular_file() && (is_cpp(named) || is_sql(named) || is_typescript(named))) {
                sources.push_back(read_source(root, path));
            }
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

}  // namespace orderline::house
