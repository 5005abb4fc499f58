// app/command_import.cpp: `orderline import customers|products|orders FILE.csv`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/import.hpp"
#include "app/table.hpp"
#include "app/terminal.hpp"
#include "base/json.hpp"

namespace orderline::app {
namespace {

constexpr std::size_t errors_shown = 20;

struct Options {
    ImportOptions import;
    std::string tenant, decimal = "point", delimiter = "auto";
    std::vector<std::string> map;
    bool json = false;
};

void print_json(const ImportReport& report, double seconds) {
    JsonWriter out;
    out.open('{').key("written").boolean(report.written).key("rows").integer(report.rows);
    out.key("bad_rows").integer(report.bad_rows).key("inserted").integer(report.inserted);
    out.key("updated").integer(report.updated).key("unchanged").integer(report.unchanged);
    out.key("seconds").raw(fmt::format("{:.2f}", seconds)).key("ignored_columns").open('[');
    for (const auto& one : report.ignored_columns) out.text(one);
    out.close(']').key("errors").open('[');
    for (const auto& one : report.errors) {
        out.open('{').key("line").integer(static_cast<std::int64_t>(one.line)).key("message").text(one.message).close('}');
    }
    out.close(']').close('}');
    fmt::print("{}\n", out.view());
}

void print_text(const ImportReport& report, const Options& options, double seconds) {
    const auto name = std::filesystem::path{options.import.path}.filename().string();
    for (std::size_t i = 0; i < std::min(report.errors.size(), errors_shown); ++i) {
        fmt::print(stderr, "{}:{}: {}\n", name, report.errors[i].line, report.errors[i].message);
    }
    if (report.errors.size() > errors_shown) {
        const auto more = static_cast<std::int64_t>(report.errors.size() - errors_shown);
        fmt::print(stderr, "… and {}{} more\n", more, report.errors.size() == errors_kept ? " or" : "");
    }
    if (!report.ignored_columns.empty()) {
        fmt::print("Ignored columns: {}\n", printable(fmt::format("{}", fmt::join(report.ignored_columns, ", "))));
    }
    if (report.written) {
        fmt::print("{} rows in {:.1f} s: {} new, {} changed, {} unchanged", report.rows, seconds, report.inserted, report.updated,
                   report.unchanged);
        if (report.bad_rows > 0) fmt::print("; {} rows rejected, see {}", report.bad_rows, options.import.rejects);
        fmt::print(".\n");
    } else if (report.bad_rows > 0) {
        fmt::print("{} of {} rows are bad. Nothing was written.\n", report.bad_rows, report.rows);
        if (!options.import.dry_run) fmt::print("Mend them, or bring the others in with --skip-bad REJECTS.csv.\n");
    } else {
        fmt::print("All {} rows are good. Nothing was written (dry run).\n", report.rows);
    }
}

Result<Exit> import_file(pg::Session& session, Options options) {
    for (const auto& text : options.map) {
        TRY(pair, parse_map_option(text));
        options.import.map.push_back(std::move(pair));
    }
    options.import.mark = options.decimal == "comma" ? DecimalMark::comma : DecimalMark::point;
    if (options.delimiter != "auto") options.import.delimiter = options.delimiter == "tab" ? '\t' : options.delimiter[0];
    TRY(tenant, find_tenant(session, options.tenant));
    const auto begin = std::chrono::steady_clock::now();
    std::unique_ptr<Progress> bar;
    std::string doing;
    options.import.progress = [&](std::string_view what, std::uint64_t done, std::uint64_t total) {
        if (what != doing) {
            doing = what;
            bar = std::make_unique<Progress>(doing);
        }
        bar->show(done, total);
    };
    TRY(report, run_import(session, tenant, options.import));
    bar.reset();
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (options.json) print_json(report, seconds);
    else print_text(report, options, seconds);
    const bool stopped = report.bad_rows > 0 && !report.written;
    return stopped ? Exit::failed : Exit::ok;
}

std::string columns_help(ImportKind kind) {
    std::string text = "Columns (those with * must be there):\n";
    for (const auto& column : columns_of(kind)) {
        text += fmt::format("  {}{:<22}{}\n", column.needed ? "*" : " ", column.name, column.help);
    }
    return text;
}

void add_kind(CLI::App& parent, Chosen& chosen, ImportKind kind, const char* name, const char* help, const char* example) {
    auto options = std::make_shared<Options>();
    options->import.kind = kind;
    auto* command = parent.add_subcommand(name, help);
    command->add_option("file", options->import.path, "a CSV file with a header row")->required();
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->add_option("--map", options->map, "HEADING=COLUMN, for headings that are not understood by themselves")->take_all();
    command->add_flag("--dry-run", options->import.dry_run, "check every row, write nothing");
    command->add_option("--skip-bad", options->import.rejects, "write the good rows; the bad ones go to this file, with the reason")
        ->type_name("REJECTS.csv");
    command->add_option("--decimal", options->decimal, "the decimal mark of amounts: point or comma")
        ->check(CLI::IsMember({"point", "comma"}))->capture_default_str();
    command->add_option("--delimiter", options->delimiter, "auto, ',', ';', '|' or tab")
        ->check(CLI::IsMember({"auto", ",", ";", "|", "tab"}))->capture_default_str();
    command->add_flag("--json", options->json, "print JSON");
    command->footer(std::string{"Example:\n  "} + example + "\n\n" + columns_help(kind) +
                    "\nAn empty cell empties the value; a column that the file lacks is left as it is.");
    command->callback([&chosen, options] {
        chosen = [options](const Config& config) {
            return with_database(config, [&](Database&, pg::Session& session) { return import_file(session, *options); });
        };
    });
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
    auto* import = app.add_subcommand("import", "Bring customers, products or orders in from CSV files");
    import->require_subcommand(1);
    import->footer("A file goes in as a whole or not at all, unless --skip-bad says where bad rows shall go. Bringing it in\n"
                   "again changes only what differs. CSV as in RFC 4180, UTF-8; comma, semicolon, tab or | between fields.");
    add_kind(*import, chosen, ImportKind::products, "products", "Products, by SKU",
             "orderline import products products.csv --tenant donau --map 'Artikelnr=sku' --decimal comma");
    add_kind(*import, chosen, ImportKind::customers, "customers", "Customers, by external_id or e-mail",
             "orderline import customers customers.csv --tenant donau --skip-bad bad.csv");
    add_kind(*import, chosen, ImportKind::orders, "orders", "Past orders, one row per line, by external_id",
             "orderline import orders orders.csv --tenant donau --dry-run");
}

}  // namespace orderline::app
