// app/command_user.cpp: `orderline user create|join|list|set-roles|set-password|remove-factors|disable|enable`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "actions/user_roles.hpp"
#include "app/as_server.hpp"
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "app/terminal.hpp"
#include "app/users.hpp"
#include "auth/breached_passwords.hpp"
#include "auth/factors.hpp"

namespace orderline::app {
namespace {

struct Options {
    std::string tenant, password_file, breached_passwords;
    NewUser user;
    bool generate = false, json = false;
};

struct Password {
    std::string text;
    bool shown = false;  // generated: the person must be told
};

Result<Password> ask_password(const Options& options) {
    if (options.generate) return Password{generate_password(), true};
    if (!options.password_file.empty()) {
        TRY(text, read_first_line(options.password_file));
        return Password{std::move(text), false};
    }
    TRY(first, ask_secret("New password for " + printable(options.user.email)));
    TRY(second, ask_secret("Again"));
    if (first != second) return fail(Code::bad_request, "usage", "The two passwords differ.");
    return Password{std::move(first), false};
}

Result<Password> choose_password(const Options& options) {
    TRY(password, ask_password(options));
    if (!options.breached_passwords.empty()) {
        TRY(breached, auth::BreachedPasswords::open(options.breached_passwords));
        TRY_VOID(auth::check_not_breached(breached, password.text));
    }
    return password;
}

void tell(const Options& options, UserId id, const Password& password, std::string_view what) {
    if (options.json) {
        print_json_object({{"id", to_text(id)}, {"email", options.user.email},
                           {"password", password.shown ? std::optional{password.text} : std::nullopt}});
        return;
    }
    fmt::print("{} {}.\n", what, printable(options.user.email));
    if (password.shown) fmt::print("Password (shown once): {}\n", password.text);
}

Result<Exit> create(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(password, choose_password(options));
    TRY(work, Work::begin(session, tenant.id));
    auto user = options.user;
    if (user.roles.empty()) user.roles = {"agent"};
    TRY(id, create_user(work, tenant.id, user));
    TRY_VOID(set_password(work, tenant.id, id, user.email, password.text));
    TRY_VOID(work.commit());
    tell(options, id, password, "Created user");
    return Exit::ok;
}

Result<Exit> join(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    auto user = options.user;
    if (user.roles.empty()) user.roles = {"agent"};
    TRY(id, join_user(work, tenant.id, user));
    static_cast<void>(id);
    TRY_VOID(work.commit());
    fmt::print("{} may change to this tenant in the console.\n", printable(options.user.email));
    return Exit::ok;
}

Result<Exit> change_password(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(id, find_user(work, tenant.id, options.user.email));
    TRY(password, choose_password(options));
    TRY_VOID(set_password(work, tenant.id, id, options.user.email, password.text));
    TRY_VOID(work.commit());
    tell(options, id, password, "Changed the password of");
    return Exit::ok;
}

/// For what the server's actions do with him.
Result<UserId> user_in(pg::Session& session, TenantId tenant, const Options& options) {
    TRY(work, Work::begin(session, tenant));
    TRY(id, find_user(work, tenant, options.user.email));
    TRY_VOID(work.commit());
    return id;
}

Result<Exit> change_roles(Database& database, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(id, user_in(session, tenant.id, options));
    TRY(user, run_as_server<actions::UserView>(database, std::chrono::seconds{30}, [&](pg::Pool& pool, Deadline by) {
            return actions::set_user_roles(pool, operator_of(tenant.id), id, options.user.roles, by);
        }));
    fmt::print("{} has these roles now: {}\n", printable(user.email), user.roles);
    return Exit::ok;
}

Result<Exit> remove_factors(Database& database, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(id, user_in(session, tenant.id, options));
    const auto removed = run_as_server<void>(database, std::chrono::seconds{30}, [&](pg::Pool& pool, Deadline by) {
        return auth::take_factors_away(pool, operator_of(tenant.id), id, std::nullopt, by);
    });
    if (!removed && removed.error().code == Code::not_found) {
        return fail(Code::not_found, "not_found", printable(options.user.email) + " has no second factor.");
    }
    if (!removed) return std::unexpected(removed.error());
    fmt::print("{} signs in with the password alone now.\n", printable(options.user.email));
    return Exit::ok;
}

Result<Exit> change_active(Database& database, pg::Session& session, const Options& options, bool active) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(id, user_in(session, tenant.id, options));
    TRY(user, run_as_server<actions::UserView>(database, std::chrono::seconds{30}, [&](pg::Pool& pool, Deadline by) {
            return actions::set_user_active(pool, operator_of(tenant.id), id, active, by);
        }));
    fmt::print("{} {}.\n", user.is_active ? "Enabled" : "Disabled", printable(user.email));
    return Exit::ok;
}

Result<Exit> list(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(rows, work.run(sql::user_list, pg::Params::of(tenant.id)));
    Table table{{"id", "email", "name", "roles", "active", "password", "last_login", "created_at"}};
    for (int i = 0; i < rows.size(); ++i) {
        const auto last = rows.maybe_instant(i, 6);
        table.add({to_text(rows.uuid(i, 0)), std::string{rows.text(i, 1)}, std::string{rows.text(i, 2)},
                   std::string{rows.text(i, 3)}, rows.boolean(i, 4) ? "yes" : "no", rows.boolean(i, 5) ? "set" : "none",
                   last ? std::optional{to_text(*last)} : std::nullopt, to_text(rows.instant(i, 7))});
    }
    print(table, options.json);
    return Exit::ok;
}

using Action = Result<Exit> (*)(Database&, pg::Session&, const Options&);

CLI::App* add(CLI::App& parent, Chosen& chosen, const std::shared_ptr<Options>& options, const char* name, const char* help,
              Action action) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->callback([&chosen, options, action] {
        chosen = [options, action](const Config& config) {
            options->breached_passwords = config.breached_passwords;
            return with_database(config, [&](Database& database, pg::Session& session) { return action(database, session, *options); });
        };
    });
    return command;
}

void add_password_options(CLI::App* command, Options& options) {
    auto* file = command->add_option("--password-file", options.password_file, "its first line is the password; - is standard input");
    command->add_flag("--generate", options.generate, "make one and show it once")->excludes(file);
}

}  // namespace

void add_user(CLI::App& app, Chosen& chosen) {
    auto* user = app.add_subcommand("user", "People who sign in to a tenant");
    user->require_subcommand(1);
    user->footer("Roles: owner, manager, agent, viewer, integration. Without --password-file or --generate the password is\n"
                 "asked for on the terminal.\n\nExamples:\n"
                 "  orderline user create --tenant donau --email anna@donau.example --name 'Anna Huber' --role owner\n"
                 "  orderline user join --tenant pacific --email anna@donau.example --role viewer\n"
                 "  orderline user set-roles --tenant donau --email anna@donau.example --role manager --role agent\n"
                 "  orderline user set-password --tenant donau --email anna@donau.example --generate\n"
                 "  orderline user disable --tenant donau --email anna@donau.example");
    auto options = std::make_shared<Options>();

    auto* make = add(*user, chosen, options, "create", "Create a user", create);
    make->add_option("--email", options->user.email, "signs in with it")->required();
    make->add_option("--name", options->user.name, "shown to others");
    make->add_option("--role", options->user.roles, "may be given several times; default: agent")->take_all();
    make->add_option("--phone", options->user.phone, "the agent's own number");
    add_password_options(make, *options);
    make->add_flag("--json", options->json, "print JSON");

    auto* other = add(*user, chosen, options, "join", "Let somebody who signs in to another tenant act in this one, too", join);
    other->add_option("--email", options->user.email, "the address that he signs in with")->required();
    other->add_option("--name", options->user.name, "shown to others here");
    other->add_option("--role", options->user.roles, "here; may be given several times; default: agent")->take_all();
    other->add_option("--phone", options->user.phone, "the agent's own number");

    auto* all = add(*user, chosen, options, "list", "List a tenant's users", list);
    all->add_flag("--json", options->json, "print JSON");

    auto* roles = add(*user, chosen, options, "set-roles", "Give a user these roles and no others; the last owner stays one", change_roles);
    roles->add_option("--email", options->user.email, "whose")->required();
    roles->add_option("--role", options->user.roles, "may be given several times")->take_all()->required();

    auto* password = add(*user, chosen, options, "set-password", "Set a new password; ends all sessions", change_password);
    password->add_option("--email", options->user.email, "whose")->required();
    add_password_options(password, *options);
    password->add_flag("--json", options->json, "print JSON");

    auto* factors = add(*user, chosen, options, "remove-factors", "Take a user's second factors away, who lost phone and recovery codes",
                        remove_factors);
    factors->add_option("--email", options->user.email, "whose")->required();

    auto* disable = add(*user, chosen, options, "disable", "Sign a user out everywhere and let them in no more; never the last owner",
                        [](Database& database, pg::Session& session, const Options& given) { return change_active(database, session, given, false); });
    disable->add_option("--email", options->user.email, "who")->required();
    auto* enable = add(*user, chosen, options, "enable", "Let a disabled user in again",
                       [](Database& database, pg::Session& session, const Options& given) { return change_active(database, session, given, true); });
    enable->add_option("--email", options->user.email, "who")->required();
}

}  // namespace orderline::app
