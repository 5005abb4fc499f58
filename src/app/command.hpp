// app/command.hpp: what each file command_*.cpp adds to the command line.
#pragma once
#include <functional>
#include "app/config.hpp"
#include "app/exit_code.hpp"

namespace CLI { class App; }

namespace orderline::app {

/// What the command line asked for; set while it is read, run once the configuration is loaded.
using Chosen = std::function<Exit(const Config&)>;
using AddCommand = void (*)(CLI::App& app, Chosen& chosen);

void add_audit(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_codegen(CLI::App& app, Chosen& chosen);
void add_config(CLI::App& app, Chosen& chosen);
void add_customer(CLI::App& app, Chosen& chosen);
void add_demo(CLI::App& app, Chosen& chosen);
void add_doctor(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_key(CLI::App& app, Chosen& chosen);
void add_migrate(CLI::App& app, Chosen& chosen);
void add_schema(CLI::App& app, Chosen& chosen);
void add_serve(CLI::App& app, Chosen& chosen);
void add_tenant(CLI::App& app, Chosen& chosen);
void add_role(CLI::App& app, Chosen& chosen);
void add_user(CLI::App& app, Chosen& chosen);

}  // namespace orderline::app
