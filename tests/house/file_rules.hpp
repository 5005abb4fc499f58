// tests/house/file_rules.hpp: what holds for each file by itself: its first line, its length, what it must not say.
#pragma once
#include <sstream>
#include "tests/house/source.hpp"

namespace orderline::house {

inline constexpr std::size_t lines_of_a_file_max = 500;
inline constexpr std::size_t words_of_a_first_line = 4;

/// How a file names itself in its first line. A migration and a page of the web need only say what they are for.
inline std::string own_name(const Source& source) {
    if (is_typescript(source)) return {};
    if (is_under(source, "db/")) return source.path.substr(source.path.rfind('/') + 1);
    return is_under(source, "src/") ? source.path.substr(4) : source.path;
}

inline Violations check_first_line(const Source& source) {
    const std::string mark = is_sql(source) ? "-- " : "// ";
    const auto first = source.text.substr(0, source.text.find('\n'));
    std::string says;
    if (first.starts_with(mark)) says = first.substr(mark.size());
    const auto name = own_name(source);
    if (!name.empty()) {
        if (!says.starts_with(name + ": ")) {
            return {{source.path, 1, "the first line is a comment \"" + mark + name + ": what it is for\""}};
        }
    }
    std::istringstream words{says};
    const auto count = std::distance(std::istream_iterator<std::string>{words}, {});
    if (count >= static_cast<std::ptrdiff_t>(words_of_a_first_line)) return {};
    return {{source.path, 1, "the first line says in at least four words what the file is for"}};
}

inline Violations check_length(const Source& source) {
    const auto count = lines_of(source.text).size();
    if (count <= lines_of_a_file_max) return {};
    return {{source.path, count, "a file has at most 500 lines"}};
}

inline Violations check_no_using_namespace(const Source& source) {
    static const std::regex pattern{R"(^\s*using\s+namespace\b)"};
    return is_header(source) ? lines_matching(source, pattern, "no `using namespace` in a header") : Violations{};
}

inline Violations check_finished(const Source& source) {
    // Put together from pieces, so that this file does not say them itself.
    static const std::regex pattern{std::string{R"(\b()"} + "TO" "DO|FIX" "ME|XX" "X" + R"()\b)"};
    return lines_matching(source, pattern, "no mark of unfinished work: do it, or write an issue");
}

/// `rest` alone makes statements: of whatever tables there are, never of the business.
inline Violations check_endpoints_hold_no_sql(const Source& source) {
    static const std::regex pattern{R"re("\s*(with\s+\w+\s+as\s*\(|select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s))re",
                                    std::regex::icase};
    static const std::regex anywhere{R"(\bSELECT |\bINSERT INTO |\bDELETE FROM )"};
    if (!is_under(source, "src/endpoints/")) return {};
    const std::string rule = "an endpoint holds no SQL";
    if (is_sql(source)) return {{source.path, 1, rule}};
    if (is_under(source, "src/endpoints/rest/")) return {};
    auto found = lines_matching(source, pattern, rule);
    for (auto& one : lines_matching(source, anywhere, rule)) {
        if (std::ranges::find(found, one) == found.end()) found.push_back(std::move(one));
    }
    return found;
}

/// A setting that outlives its transaction would hand one tenant's rights to the next user of the connection.
inline Violations check_settings_are_local(const Source& source) {
    static const std::regex pattern{R"(set_config\s*\((?:[^()]|\([^()]*\))*,\s*(false|'f'|'false'|0)\s*\))", std::regex::icase};
    static const std::regex session{R"(\bset\s+(session\s+)?app\.\w+\s*(=|to\b))", std::regex::icase};
    if (!is_under(source, "src/") && !is_under(source, "db/")) return {};
    Violations found;
    for (const auto* one : {&pattern, &session}) {
        for (std::sregex_iterator at{source.text.begin(), source.text.end(), *one}, end; at != end; ++at) {
            found.push_back({source.path, line_at(source.text, static_cast<std::size_t>(at->position())),
                             "a setting is local to its transaction: set_config(…, true), set local"});
        }
    }
    return found;
}

inline Violations check_pure(const Source& source) {
    static const std::regex opens{R"(^\s*#\s*include\s*<(boost/asio|boost/beast|fstream|filesystem|thread|sys/socket|unistd))"};
    static const std::regex clock{R"(\b(system_clock|steady_clock)\b|\bnow\(\)|<boost/json|base/json\.hpp|base/log\.hpp)"};
    const auto module = module_of(source);
    Violations found;
    if (module == "base" || module == "schema" || module == "domain" || module == "codegen") {
        found = lines_matching(source, opens, module + " is pure: no Asio, and it opens nothing");
    }
    if (module == "domain") {
        for (auto& one : lines_matching(source, clock, "domain knows no clock, no JSON, no log")) found.push_back(std::move(one));
    }
    return found;
}

inline Violations check_migration_begins(const Source& source) {
    static const std::vector<std::string> head{"set local citus.multi_shard_modify_mode = 'sequential';",
                                               "set local citus.enable_unsafe_triggers = on;"};
    if (!is_under(source, "db/migrations/") || !is_sql(source)) return {};
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < head.size(); ++i) {
        auto line = i + 1 < lines.size() ? lines[i + 1] : std::string{};
        std::ranges::transform(line, line.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (line != head[i]) return {{source.path, i + 2, "a migration begins with: " + head[i]}};
    }
    return {};
}

}  // namespace orderline::house
