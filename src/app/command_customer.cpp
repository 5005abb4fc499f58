// app/command_customer.cpp: `orderline customer export|erase`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "actions/personal_data.hpp"
#include "app/as_server.hpp"
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "base/json.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::minutes time_max{30};  // a long trail is looked through for the customer's rows

struct Options {
    std::string tenant, customer, confirm;
};

/// Runs what the server's endpoint would.
template <class T>
Result<T> ask(const Database& database, const std::function<Task<Result<T>>(actions::PersonalData&, Deadline)>& question) {
    return run_as_server<T>(database, time_max, [&](pg::Pool& pool, Deadline by) -> Task<Result<T>> {
        actions::PersonalData data{pool};
        co_return co_await question(data, by);
    });
}

Result<CustomerId> read_customer(const Options& options) {
    const auto id = parse_uuid(options.customer);
    if (!id) return fail(Code::bad_request, "usage", "The customer is named by an id, a UUID.");
    return CustomerId{*id};
}

Result<Exit> hand_out(Database& database, pg::Session& session, const Options& options) {
    TRY(customer, read_customer(options));
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(tables, ask<std::string>(database, [&](actions::PersonalData& data, Deadline by) {
            return data.export_customer(operator_of(tenant.id), customer, by);
        }));
    JsonWriter out;
    out.open('{').key("customer_id").text(to_text(customer)).key("exported_at").text(to_text(now())).key("tables").raw(tables);
    fmt::print("{}\n", out.close('}').view());
    return Exit::ok;
}

Result<Exit> erase(Database& database, pg::Session& session, const Options& options) {
    TRY(customer, read_customer(options));
    if (options.confirm != options.customer) {
        return fail(Code::bad_request, "usage", "Nothing brings the data back: repeat the customer's id as --confirm ID.");
    }
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(erased, ask<actions::Erased>(database, [&](actions::PersonalData& data, Deadline by) {
            return data.erase_customer(operator_of(tenant.id), customer, by);
        }));
    fmt::print("Erased customer {}. Rows: {}. Redacted in the audit trail: {}.\nBackups made before still hold the data.\n",
               to_text(customer), erased.rows, erased.redacted);
    return Exit::ok;
}

using Action = Result<Exit> (*)(Database&, pg::Session&, const Options&);

CLI::App* add(CLI::App& parent, Chosen& chosen, const std::shared_ptr<Options>& options, const char* name, const char* help,
              Action action) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->add_option("customer", options->customer, "the customer's id")->required();
    command->callback([&chosen, options, action] {
        chosen = [options, action](const Config& config) {
            return with_database(config, [&](Database& database, pg::Session& session) { return action(database, session, *options); });
        };
    });
    return command;
}

}  // namespace

void add_customer(CLI::App& app, Chosen& chosen) {
    auto* customer = app.add_subcommand("customer", "Everything that is kept of one customer");
    customer->require_subcommand(1);
    customer->footer("Examples:\n  orderline customer export --tenant donau 7c9e6679-7425-40de-944b-e07fc1f90ae7 > customer.json\n"
                     "  orderline customer erase --tenant donau ID --confirm ID");
    auto options = std::make_shared<Options>();
    add(*customer, chosen, options, "export", "Print it as one JSON document", hand_out);
    auto* gone = add(*customer, chosen, options, "erase", "Erase it; orders keep lines, totals, dates and numbers", erase);
    gone->add_option("--confirm", options->confirm, "the customer's id once more");
}

}  // namespace orderline::app
