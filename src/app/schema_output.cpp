// app/schema_output.cpp: --out and --check.
#include "app/schema_output.hpp"
#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace orderline::app {
namespace {

Result<Exit> deliver_below(const std::string& folder, const Output& made, bool check) {
    if (check) {
        TRY(diff, stale_files(folder, made));
        if (diff.empty()) return Exit::ok;
        TRY_VOID(write_out(diff));
        fmt::print(stderr, "orderline: what stands there is stale. The same command without --check writes it.\n");
        return Exit::failed;
    }
    TRY(written, write_files(folder, made));
    const auto where = made.files.size() == 1 ? (folder.empty() ? "" : folder + "/") + made.files.front().path : folder;
    if (written.changed + written.removed == 0) fmt::print(stderr, "{} is up to date.\n", where);
    else if (made.files.size() == 1) fmt::print(stderr, "Wrote {}.\n", where);
    else fmt::print(stderr, "{}: {} files written, {} removed, {} up to date.\n", where, written.changed, written.removed, written.unchanged);
    return Exit::ok;
}

}  // namespace

void add_output(CLI::App& command, SchemaOutput& output, const std::string& help) {
    command.add_option("--out", output.out, help)->type_name("PATH")->capture_default_str();
    command.add_flag("--check", output.check, "write nothing; exit status 1 and a diff if what is there is stale");
}

Result<Exit> deliver(const SchemaOutput& output, std::string text) {
    if (output.out != "-") return deliver_below("", {{{output.out, std::move(text)}}, {}}, output.check);
    if (output.check) return fail(Code::bad_request, "usage", "--check compares with a file: name it with --out.");
    TRY_VOID(write_out(text));
    return Exit::ok;
}

Result<Exit> deliver(const SchemaOutput& output, const Output& made) {
    if (output.out.empty() || output.out == "-") {
        return fail(Code::bad_request, "usage", "Several files are made: name their folder with --out.");
    }
    return deliver_below(output.out, made, output.check);
}

}  // namespace orderline::app
