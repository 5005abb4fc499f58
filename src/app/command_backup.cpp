// app/command_backup.cpp: `orderline backup` and `orderline restore`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/backup.hpp"
#include "app/command.hpp"

namespace orderline::app {
namespace {

struct Options {
    std::string file, key_file, new_key;
};

std::unexpected<Error> wrong(const char* sentence) { return fail(Code::bad_request, "bad_request", sentence); }

Result<Exit> backup(const Config& config, const Options& options) {
    if (!options.new_key.empty()) {
        TRY_VOID(auth::make_stream_key(options.new_key));
        fmt::print("{} is the key of your backups. Keep a copy where neither this machine nor the backups are: without it nobody can read them.\n",
                   options.new_key);
        if (options.file.empty()) return Exit::ok;
    }
    if (options.file.empty()) return wrong("Name the file to write: orderline backup FILE --key KEYFILE");
    const auto& key_file = options.key_file.empty() ? options.new_key : options.key_file;
    if (key_file.empty()) return wrong("Name the key: --key KEYFILE. Make one: orderline backup --new-key KEYFILE");
    TRY(key, auth::read_stream_key(key_file));
    TRY(database, Database::open(config, Database::Use::tool));
    TRY(report, make_backup(database, config, options.file, key));
    fmt::print("{}: {} tables, {} rows, {} bytes.\n", options.file, report.tables, report.rows, report.bytes);
    return Exit::ok;
}

Result<Exit> restore(const Config& config, const Options& options) {
    TRY(key, auth::read_stream_key(options.key_file));
    TRY(report, restore_backup(config, options.file, key));
    fmt::print("Restored {} tables with {} rows, each with the rows that were saved.\n", report.tables, report.rows);
    if (!report.settings_file.empty()) fmt::print("The settings of the old server are in {}: look at them, and take over what fits.\n", report.settings_file);
    fmt::print("Next: orderline doctor, then orderline serve\n");
    return Exit::ok;
}

CLI::App* add(CLI::App& app, Chosen& chosen, const char* name, const char* help, const std::shared_ptr<Options>& options,
              Result<Exit> (*run)(const Config&, const Options&)) {
    auto* command = app.add_subcommand(name, help);
    command->callback([&chosen, options, run] {
        chosen = [options, run](const Config& config) {
            const auto done = run(config, *options);
            return done ? *done : complain(done.error());
        };
    });
    return command;
}

}  // namespace

void add_backup(CLI::App& app, Chosen& chosen) {
    auto to = std::make_shared<Options>();
    auto* backup_command = add(app, chosen, "backup", "Write database, secrets and settings into one sealed file", to, backup);
    backup_command->add_option("file", to->file, "to be written; must not be there yet")->type_name("FILE");
    backup_command->add_option("--key", to->key_file, "the file with the key that seals it")->type_name("KEYFILE");
    backup_command->add_option("--new-key", to->new_key, "make that file, with a new key")->type_name("KEYFILE");
    backup_command->footer("Examples:\n  orderline backup --new-key /root/orderline-backup.key\n"
                           "  orderline backup /backup/orderline-$(date +%F).backup --key /root/orderline-backup.key\n\n"
                           "The server goes on meanwhile. What is in it: all tables as of one moment, the secret, token_key.pem, and settings\n"
                           "that are neither secret nor folders. What is not: TLS keys, the URLs of PostgreSQL and Redis, this key.");

    auto from = std::make_shared<Options>();
    auto* restore_command = add(app, chosen, "restore", "Bring a backup back into an empty database", from, restore);
    restore_command->add_option("file", from->file, "what orderline backup wrote")->type_name("FILE")->required();
    restore_command->add_option("--key", from->key_file, "the file with the key that sealed it")->type_name("KEYFILE")->required();
    restore_command->footer("Example:\n  orderline restore orderline-2026-11-23.backup --key /root/orderline-backup.key --data-dir /var/lib/orderline\n\n"
                            "The file is checked to its end before anything is done. The database must be empty or never used; all of it is\n"
                            "restored or nothing. Afterwards each table is compared with the rows and digests that were saved.");
}

}  // namespace orderline::app
