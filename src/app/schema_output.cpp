// app/schema_output.cpp: --out and --check.
#include "app/schema_output.hpp"
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include "app/output_folder.hpp"

namespace orderline::app {
namespace {

Result<Exit> deliver_below(const std::string& folder, const std::vector<codegen::File>& files, bool check) {
    if (!check) {
        TRY(written, write_files(folder, files));
        const auto where = files.size() == 1 ? folder + (folder.empty() ? "" : "/") + files.front().path : folder;
        if (written.changed == 0) fmt::print(stderr, "{} is up to date.\n", where);
        else if (files.size() == 1) fmt::print(stderr, "Wrote {}.\n", where);
        else fmt::print(stderr, "Wrote {} files to {}, {} were up to date.\n", written.changed, where, written.unchanged);
        return Exit::ok;
    }
    TRY(diff, stale_files(folder, files));
    if (diff.empty()) return Exit::ok;
    TRY_VOID(write_out(diff));
    fmt::print(stderr, "orderline: what stands there is stale. The same command without --check writes it.\n");
    return Exit::failed;
}

}  // namespace

void add_output(CLI::App& command, SchemaOutput& output, const std::string& help) {
    command.add_option("--out", output.out, help)->type_name("PATH")->capture_default_str();
    command.add_flag("--check", output.check, "write nothing; exit status 1 and a diff if what is there is stale");
}

Result<Exit> deliver(const SchemaOutput& output, std::string text) {
    if (output.out != "-") return deliver_below("", {{output.out, std::move(text)}}, output.check);
    if (output.check) return fail(Code::bad_request, "usage", "--check compares with a file: name it with --out.");
    TRY_VOID(write_out(text));
    return Exit::ok;
}

Result<Exit> deliver(const SchemaOutput& output, const std::vector<codegen::File>& files) {
    if (output.out.empty() || output.out == "-") {
        return fail(Code::bad_request, "usage", "Several files are made: name their folder with --out.");
    }
    return deliver_below(output.out, files, output.check);
}

}  // namespace orderline::app
