// app/command_role.cpp: `orderline role list|create|change|delete`: roles of a tenant's own.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "actions/roles.hpp"
#include "app/as_server.hpp"
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "app/terminal.hpp"
#include "domain/rights.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds time_max{30};

struct Options {
    std::string tenant, which;
    std::optional<std::string> name, description;
    std::vector<std::string> permissions;
    bool none = false, json = false;
};

/// The permissions that are named, or none at all; not given if nothing is said. Errors: bad_request.
Result<std::optional<Permissions>> read_permissions(const Options& options) {
    if (options.none && !options.permissions.empty()) return fail(Code::bad_request, "usage", "Give either --permission or --no-permissions.");
    if (!options.none && options.permissions.empty()) return std::optional<Permissions>{};
    Permissions all;
    for (const auto& name : options.permissions) {
        const auto one = parse_permission(name);
        if (!one) {
            return fail(Code::bad_request, "usage",
                        fmt::format("There is no permission '{}'. There are: {}.", printable(name), fmt::join(Permissions::of({"*"}).names(), ", ")));
        }
        all.add(*one);
    }
    return std::optional{all};
}

Result<actions::RoleChange> read_change(const Options& options) {
    actions::RoleChange change;
    change.name = options.name;
    change.description = options.description;
    TRY(permissions, read_permissions(options));
    change.permissions = permissions;
    return change;
}

Result<std::vector<actions::OwnRole>> own_roles(const Database& database, TenantId tenant) {
    return run_as_server<std::vector<actions::OwnRole>>(database, time_max, [tenant](pg::Pool& pool, Deadline by) {
        return actions::list_roles(pool, operator_of(tenant), by);
    });
}

Result<Uuid> find_role(const Database& database, TenantId tenant, std::string_view name) {
    TRY(roles, own_roles(database, tenant));
    for (const auto& role : roles) {
        if (role.name == name || to_text(role.id) == name) return role.id;
    }
    return fail(Code::not_found, "not_found", fmt::format("This tenant has no role '{}' of its own: orderline role list shows them.", printable(name)));
}

void tell(const Options& options, const actions::OwnRole& role, std::string_view what) {
    if (options.json) {
        print_json_object({{"id", to_text(role.id)}, {"name", role.name}});
        return;
    }
    fmt::print("{} role '{}': {}.\n", what, printable(role.name),
               role.permissions == Permissions{} ? "no permission" : fmt::format("{}", fmt::join(role.permissions.names(), ", ")));
}

Result<Exit> list(Database& database, TenantId tenant, const Options& options) {
    TRY(roles, own_roles(database, tenant));
    Table table{{"id", "name", "description", "permissions", "users"}};
    for (const auto& role : built_in_roles()) {
        std::vector<std::string_view> names;
        for (const auto one : role.permissions) names.push_back(to_text(one));
        table.add({std::nullopt, std::string{role.name}, std::string{role.description}, role.everything ? "*" : fmt::format("{}", fmt::join(names, " ")),
                   std::nullopt});
    }
    for (const auto& role : roles) {
        table.add({to_text(role.id), role.name, role.description, fmt::format("{}", fmt::join(role.permissions.names(), " ")), std::to_string(role.users)});
    }
    print(table, options.json);
    return Exit::ok;
}

Result<Exit> create(Database& database, TenantId tenant, const Options& options) {
    TRY(wanted, read_change(options));
    TRY(role, run_as_server<actions::OwnRole>(database, time_max, [&](pg::Pool& pool, Deadline by) {
            return actions::create_role(pool, operator_of(tenant), wanted, by);
        }));
    tell(options, role, "Created");
    return Exit::ok;
}

Result<Exit> change(Database& database, TenantId tenant, const Options& options) {
    TRY(wanted, read_change(options));
    TRY(id, find_role(database, tenant, options.which));
    TRY(role, run_as_server<actions::OwnRole>(database, time_max, [&](pg::Pool& pool, Deadline by) {
            return actions::change_role(pool, operator_of(tenant), id, wanted, by);
        }));
    tell(options, role, "Changed");
    return Exit::ok;
}

Result<Exit> remove(Database& database, TenantId tenant, const Options& options) {
    TRY(id, find_role(database, tenant, options.which));
    const auto gone = run_as_server<void>(database, time_max, [&](pg::Pool& pool, Deadline by) {
        return actions::delete_role(pool, operator_of(tenant), id, by);
    });
    if (!gone) return std::unexpected(gone.error());
    fmt::print("Deleted role '{}'.\n", printable(options.which));
    return Exit::ok;
}

using Action = Result<Exit> (*)(Database&, TenantId, const Options&);

CLI::App* add(CLI::App& parent, Chosen& chosen, const std::shared_ptr<Options>& options, const char* name, const char* help, Action action) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->callback([&chosen, options, action] {
        chosen = [options, action](const Config& config) {
            return with_database(config, [&](Database& database, pg::Session& session) -> Result<Exit> {
                TRY(tenant, find_tenant(session, options->tenant));
                return action(database, tenant.id, *options);
            });
        };
    });
    return command;
}

void add_content_options(CLI::App* command, const std::shared_ptr<Options>& options) {
    command->add_option("--description", options->description, "what it is for");
    command->add_option("--permission", options->permissions, "may be given several times: customers.read, drafts.write, …")->take_all();
    command->add_flag("--no-permissions", options->none, "it permits nothing");
    command->add_flag("--json", options->json, "print JSON");
}

}  // namespace

void add_role(CLI::App& app, Chosen& chosen) {
    auto* role = app.add_subcommand("role", "Roles of a tenant's own, beside the built-in ones");
    role->require_subcommand(1);
    role->footer("A role is a name for permissions; `orderline user set-roles` gives it. What each permission allows: docs/permissions.md.\n\nExamples:\n"
                 "  orderline role create --tenant donau --name 'night shift' --permission drafts.read --permission drafts.write\n"
                 "  orderline role change --tenant donau 'night shift' --permission drafts.read\n"
                 "  orderline role delete --tenant donau 'night shift'");
    auto options = std::make_shared<Options>();
    auto* all = add(*role, chosen, options, "list", "List the roles that the tenant's users may have", list);
    all->add_flag("--json", options->json, "print JSON");

    auto* make = add(*role, chosen, options, "create", "Create a role", create);
    make->add_option("--name", options->name, "at most 60 characters; not that of another role")->required();
    add_content_options(make, options);

    auto* edit = add(*role, chosen, options, "change", "Change a role, for everybody who has it, at once; what is not given stays", change);
    edit->add_option("role", options->which, "its name or id")->required();
    edit->add_option("--name", options->name, "a new name");
    add_content_options(edit, options);

    auto* end = add(*role, chosen, options, "delete", "Delete a role that nobody has", remove);
    end->add_option("role", options->which, "its name or id")->required();
}

}  // namespace orderline::app
