// app/schema_names.cpp: pairs of plural and singular on the command line.
#include "app/schema_names.hpp"
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include "base/text.hpp"

namespace orderline::app {

void add_singular(CLI::App& command, std::vector<std::string>& pairs) {
    command.add_option("--singular", pairs, "the singular of a word that English rules get wrong: people=person; again for each")
        ->type_name("PLURAL=SINGULAR")->allow_extra_args(false);
}

Result<codegen::Overrides> read_overrides(const std::vector<std::string>& pairs) {
    codegen::Overrides overrides;
    for (const auto& pair : pairs) {
        const auto at = pair.find('=');
        if (at == std::string::npos || at == 0 || at + 1 == pair.size()) {
            return fail(Code::bad_request, "usage", fmt::format("--singular {}: it is PLURAL=SINGULAR, as in people=person.", pair));
        }
        overrides[ascii_lower(pair.substr(0, at))] = ascii_lower(pair.substr(at + 1));
    }
    return overrides;
}

std::string to_flags(const codegen::Overrides& overrides) {
    std::string flags;
    for (const auto& [plural, singular] : overrides) flags += fmt::format(" --singular {}={}", plural, singular);
    return flags;
}

}  // namespace orderline::app
