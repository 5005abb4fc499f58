// app/command_codegen.cpp: `orderline codegen`: code made from a schema.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include "app/command.hpp"
#include "app/command_schema.hpp"
#include "app/schema_names.hpp"
#include "app/schema_output.hpp"
#include "app/schema_source.hpp"
#include "app/table.hpp"
#include "codegen/cpp.hpp"
#include "codegen/repository.hpp"
#include "codegen/typescript.hpp"
#include "codegen/zod.hpp"

namespace orderline::app {
namespace {

using Generate = std::vector<codegen::File> (*)(const schema::Model&, const codegen::Options&);

struct Target {
    std::string_view name;
    Generate generate;
};
constexpr Target targets[] = {
    {"typescript", codegen::typescript},
    {"zod", codegen::zod},
    {"repository", codegen::repository},
    {"cpp", codegen::cpp},
};

struct CodegenOptions {
    SchemaSource source;
    SchemaOutput output;
    std::vector<std::string> targets, singular;
};

std::string command_of(const Target& target) { return fmt::format("orderline codegen --target {}", target.name); }

/// The same whatever else is made at the same time, and wherever it goes: a file is fresh or not by what is in it.
std::string made_by(const Target& target, const codegen::Options& options) {
    auto line = command_of(target);
    const auto names = fmt::format("{}", fmt::join(options.schemas, ","));
    const bool quote = names.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_,") != std::string::npos;
    if (!names.empty()) line += quote ? " --schema '" + names + "'" : " --schema " + names;
    return printable(line + to_flags(options.overrides));
}

Result<Exit> codegen_command(const Config& config, CodegenOptions asked) {
    codegen::Options options;
    options.schemas = asked.source.schemas;
    TRY(overrides, read_overrides(asked.singular));
    options.overrides = std::move(overrides);
    TRY(model, read_schema(config, asked.source, default_snapshot));
    Output made;
    for (const auto& target : targets) {
        const auto is_asked = [&](const std::string& name) { return name == "all" || name == target.name; };
        if (std::ranges::none_of(asked.targets, is_asked)) continue;
        options.made_by = made_by(target, options);
        std::ranges::move(target.generate(model, options), std::back_inserter(made.files));
        made.made_by.push_back(command_of(target));
    }
    return deliver(asked.output, made);
}

}  // namespace

void add_codegen(CLI::App& app, Chosen& chosen) {
    auto options = std::make_shared<CodegenOptions>();
    auto* command = app.add_subcommand("codegen", "Make code from a schema: TypeScript, Zod, repositories, C++");
    add_source(*command, options->source, default_snapshot);
    std::vector<std::string> names{"all"};
    for (const auto& target : targets) names.emplace_back(target.name);
    command->add_option("--target", options->targets, fmt::format("what to make, a,b: {}", fmt::join(names, ", ")))
        ->delimiter(',')->allow_extra_args(false)->check(CLI::IsMember(names))->required()->type_name("TARGETS");
    add_output(*command, options->output, "the folder for the files");
    add_singular(*command, options->singular);
    command->footer(std::string{"Examples:\n"
                                "  orderline codegen --target typescript,zod,repository --out web/generated\n"
                                "  orderline codegen postgresql://me@db.example/shop --target all --out generated --singular people=person\n"
                                "  orderline codegen --target cpp --out src/generated --check      exit status 1 if a file is stale\n\n"} +
                    source_help);
    run_when_chosen(*command, chosen, options, codegen_command);
}

}  // namespace orderline::app
