// codegen/options.cpp: which schemas are written, and what their things are called.
#include "codegen/options.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace orderline::codegen {
namespace {

constexpr std::string_view usual_home = "public";

}  // namespace

std::vector<std::string> chosen_schemas(const schema::Model& model, const Options& options) {
    std::set<std::string> found{options.schemas.begin(), options.schemas.end()};
    if (found.empty()) {
        for (const auto& one : model.schemas) found.insert(one.name);
    }
    if (found.empty()) found.emplace(usual_home);
    return {found.begin(), found.end()};
}

std::string home_schema(const schema::Model& model, const Options& options) {
    const auto chosen = chosen_schemas(model, options);
    return std::ranges::find(chosen, usual_home) != chosen.end() ? std::string{usual_home} : chosen.front();
}

Names chosen_names(const schema::Model& model, const Options& options) {
    return {model, options.overrides, home_schema(model, options)};
}

std::string made_by(const Options& options) {
    std::string command;
    for (const char c : options.made_by) command += c == '\n' || c == '\r' ? ' ' : c;
    return fmt::format("Made by `{}` from the schema of a database. Do not edit.", command);
}

}  // namespace orderline::codegen
