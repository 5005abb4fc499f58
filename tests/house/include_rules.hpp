// tests/house/include_rules.hpp: the plan of the house: which module may include which, and what only one may include.
#pragma once
#include <map>
#include <set>
#include <sstream>
#include "tests/house/source.hpp"

namespace orderline::house {

using Names = std::set<std::string>;
using Plan = std::map<std::string, Names>;  // module -> the modules it may include, besides itself

/// The table of docs/architecture.md. Whoever moves a wall changes both.
inline const Plan& plan() {
    static const Plan walls{
        {"base", {}},
        {"async", {"base"}},
        {"schema", {"base"}},
        {"domain", {"base"}},
        {"codegen", {"schema", "base"}},
        {"pg", {"schema", "async", "base"}},
        {"redis", {"async", "base"}},
        {"tables", {"pg", "async", "base"}},
        {"http", {"async", "base"}},
        {"auth", {"domain", "pg", "async", "base"}},
        {"jobs", {"pg", "async", "base"}},
        {"live", {"pg", "async", "base"}},
        {"actions", {"auth", "tables", "redis", "jobs", "domain", "pg", "async", "base"}},
        {"endpoints/rest", {"schema", "auth", "domain", "pg", "http", "async", "base"}},
        {"endpoints/realtime", {"live", "auth", "domain", "pg", "http", "async", "base"}},
        {"endpoints/api", {"actions", "tables", "live", "auth", "domain", "codegen", "http", "async", "base"}},
        {"endpoints/login", {"actions", "auth", "domain", "http", "async", "base"}},
        {"endpoints/phone", {"actions", "auth", "domain", "http", "async", "base"}},
        {"endpoints/mcp", {"actions", "auth", "domain", "http", "async", "base"}},
    };
    return walls;
}

/// What src/CMakeLists.txt lets each module include: its module(name TYPES … USES …) lines.
inline Plan built_plan(const std::string& cmake) {
    static const std::regex call{R"(\n\s*module\(([^)]*)\))"};
    Plan built;
    const std::string text = "\n" + cmake;
    for (std::sregex_iterator at{text.begin(), text.end(), call}, end; at != end; ++at) {
        std::istringstream words{(*at)[1].str()};
        std::string name, word, list;
        words >> name;
        auto& uses = built[name];
        while (words >> word) {
            if (word == "USES" || word == "TYPES" || word == "LINKS") list = word;
            else if (list != "LINKS") uses.insert(word);
        }
    }
    return built;
}

/// The build may not allow what the plan does not.
inline Violations check_build(const Plan& built, const Plan& walls) {
    Violations found;
    for (const auto& [module, uses] : built) {
        const auto known = walls.find(module);
        if (known == walls.end()) {
            found.push_back({"src/CMakeLists.txt", 0, "the plan has no module " + module});
            continue;
        }
        for (const auto& used : uses) {
            if (!known->second.contains(used)) {
                found.push_back({"src/CMakeLists.txt", 0, module + " may not use " + used});
            }
        }
    }
    return found;
}

struct Include {
    std::string path;
    std::size_t line;
    bool own;  // with quotes, not angle brackets
};

inline std::vector<Include> includes_of(const Source& source) {
    static const std::regex pattern{R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"};
    std::vector<Include> includes;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::smatch parts;
        if (std::regex_search(lines[i], parts, pattern)) includes.push_back({parts[2], i + 1, parts[1] == "\""});
    }
    return includes;
}

/// Includes are "module/file.hpp", of the file's own module or of one that its module may use.
inline Violations check_includes(const Source& source, const Plan& built) {
    const auto module = module_of(source);
    if (!is_cpp(source) || module.empty() || module == "app" || module == "boost") return {};
    const auto allowed = built.find(module);
    if (allowed == built.end()) return {{source.path, 1, "src/CMakeLists.txt has no module " + module}};
    Violations found;
    for (const auto& include : includes_of(source)) {
        if (!include.own) continue;
        const auto target = module_of({"src/" + include.path, {}});
        if (target.empty()) found.push_back({source.path, include.line, "an include is \"module/file.hpp\""});
        else if (target != module && !allowed->second.contains(target)) {
            found.push_back({source.path, include.line, module + " may not include " + target});
        }
    }
    return found;
}

/// The other way round: a door that nobody goes through is walled up. The one to base stands open to all.
inline Violations check_doors_are_used(const std::vector<Source>& sources, const Plan& built) {
    Plan used;
    for (const auto& source : sources) {
        for (const auto& include : includes_of(source)) {
            if (include.own) used[module_of(source)].insert(module_of({"src/" + include.path, {}}));
        }
    }
    Violations found;
    for (const auto& [module, uses] : built) {
        for (const auto& one : uses) {
            if (one != "base" && !used[module].contains(one)) {
                found.push_back({"src/CMakeLists.txt", 0, module + " is allowed " + one + " and does not include it"});
            }
        }
    }
    return found;
}

inline Violations check_reserved(const Source& source) {
    static const std::vector<std::pair<std::string, Names>> reserved{
        {"boost/json", {"base"}},      {"libpq-fe.h", {"pg"}},           {"libpq/", {"pg"}},
        {"pg_query.h", {"pg"}},        {"boost/beast", {"http", "boost"}}, {"boost/asio/ssl", {"http", "redis", "boost"}},
        {"openssl/ssl.h", {"http"}},   {"sodium", {"auth"}},             {"openssl/evp.h", {"auth", "base"}},
        {"openssl/hmac.h", {"auth"}},   {"hiredis/", {"redis"}},
        {"prometheus/", {"app"}},
    };
    const auto module = module_of(source);
    if (!is_cpp(source) || module.empty()) return {};
    Violations found;
    for (const auto& include : includes_of(source)) {
        for (const auto& [prefix, owners] : reserved) {
            if (!include.own && include.path.starts_with(prefix) && !owners.contains(module)) {
                found.push_back({source.path, include.line, "<" + prefix + "…> belongs to another module"});
            }
        }
    }
    return found;
}

}  // namespace orderline::house
