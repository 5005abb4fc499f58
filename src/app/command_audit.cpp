// app/command_audit.cpp: `orderline audit list|verify`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "actions/audit_trail.hpp"
#include "actions/audit_verify.hpp"
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "app/values.hpp"
#include "app/work.hpp"
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::app {
namespace {

using actions::AuditFilter, actions::AuditReport;

struct Options {
    std::string tenant, table, row, actor, user, from, to, expect;
    int limit = 50;
    bool json = false;
};

std::unexpected<Error> wrong(std::string message) { return fail(Code::bad_request, "usage", std::move(message)); }

std::optional<std::string> maybe(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return text;
}

Result<std::optional<Uuid>> read_id(const std::string& text, std::string_view name) {
    if (text.empty()) return std::nullopt;
    const auto id = parse_uuid(text);
    if (!id) return wrong(fmt::format("{} must be a UUID.", name));
    return id;
}

Result<std::optional<Instant>> read_time(const std::string& text, std::string_view name) {
    if (text.empty()) return std::nullopt;
    if (const auto date = parse_date(text)) return Instant{std::chrono::sys_days{*date}};
    const auto at = parse_instant(text);
    if (!at) return wrong(fmt::format("{} must be a date or a time, such as 2026-11-22 or 2026-11-22T16:03:05Z.", name));
    return at;
}

Result<AuditFilter> read_filter(const Options& options) {
    AuditFilter filter;
    filter.table = maybe(options.table);
    filter.actor = maybe(options.actor);
    TRY(row, read_id(options.row, "--row"));
    TRY(user, read_id(options.user, "--user"));
    TRY(from, read_time(options.from, "--from"));
    TRY(to, read_time(options.to, "--to"));
    filter.row = row;
    filter.user = user;
    filter.from = from;
    filter.before = to;
    filter.limit = options.limit;
    TRY_VOID(actions::check(filter));
    return filter;
}

/// "city: "Graz" -> "Linz"; phone: -> "+43 1 234"": a value that was not there is left out.
std::string sentence_of(const std::vector<actions::ColumnChange>& changes) {
    std::string text;
    for (const auto& change : changes) {
        text += fmt::format("{}{}: {}{}{}", text.empty() ? "" : "; ", change.column, change.from.value_or(""),
                            change.from ? " -> " : "-> ", change.to.value_or("(gone)"));
    }
    return text;
}

void print_entries(const actions::AuditPage& page, bool json) {
    Table table{{"seq", "at", "actor", "action", "table", "row", "changes"}};
    for (const auto& entry : page.entries) {
        table.add({std::to_string(entry.seq), to_text(entry.at), entry.actor, entry.action, entry.table,
                   entry.row ? std::optional{to_text(*entry.row)} : std::nullopt,
                   entry.redacted ? "(redacted) " + sentence_of(entry.changes) : sentence_of(entry.changes)});
    }
    print(table, json);
}

Result<Exit> list(pg::Session& session, const Options& options) {
    TRY(filter, read_filter(options));
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(rows, work.run(actions::audit_statement(filter), actions::audit_params(tenant.id, filter)));
    print_entries(actions::audit_page(rows, filter.limit), options.json);
    return Exit::ok;
}

std::string report_json(const TenantRow& tenant, const AuditReport& report) {
    JsonWriter out;
    out.open('{').key("tenant").text(to_text(tenant.id)).key("ok").boolean(report.faults.empty());
    out.key("head").text(to_hex(report.head)).key("entries").integer(report.entries).key("rows").integer(report.rows);
    out.key("redacted").integer(report.redacted).key("not_sealed").integer(report.not_sealed).key("retired").open('[');
    for (const auto& month : report.retired) out.text(to_text(month));
    out.close(']').key("faults").open('[');
    for (const auto& fault : report.faults) {
        out.open('{').key("fault").text(fault_text(fault.kind));
        if (fault.seq) out.key("row").integer(*fault.seq);
        if (fault.entry) out.key("entry").integer(*fault.entry);
        out.key("what").text(fault.what).close('}');
    }
    return out.close(']').key("more_faults").boolean(report.more_faults).close('}').take();
}

void print_report(const TenantRow& tenant, const AuditReport& report) {
    fmt::print("{}: {} rows of the trail are as they were sealed in {} entries", printable(tenant.name), report.rows, report.entries);
    if (report.redacted > 0) fmt::print("; {} of them are redacted", report.redacted);
    if (!report.retired.empty()) fmt::print("; {} months are past the time they are kept", report.retired.size());
    fmt::print(".\nNot sealed yet: {}.\nHead: {}\n", report.not_sealed, to_hex(report.head));
}

void print_faults(const TenantRow& tenant, const AuditReport& report) {
    fmt::print("{}: THE TRAIL IS NOT WHAT WAS SEALED.\n", printable(tenant.name));
    for (const auto& fault : report.faults) {
        fmt::print("  {}", fault_text(fault.kind));
        if (fault.seq) fmt::print(" row {}", *fault.seq);
        if (fault.entry) fmt::print(" entry {}", *fault.entry);
        fmt::print(": {}\n", printable(fault.what));
    }
    if (report.more_faults) fmt::print("  … and more\n");
    fmt::print("Compared: {} rows, {} entries. Not sealed yet: {}.\nHead: {}\n", report.rows, report.entries, report.not_sealed,
               to_hex(report.head));
}

Result<std::optional<Sha256>> read_hash(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto bytes = from_hex(text);
    Sha256 hash{};
    if (!bytes || bytes->size() != hash.size()) return wrong("--expect must be a head as `orderline audit verify` printed it: 64 hexadecimal digits.");
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

Result<Exit> verify(pg::Session& session, const Options& options) {
    TRY(expected, read_hash(options.expect));
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(report, actions::verify_audit(session, tenant.id, expected));
    if (options.json) fmt::print("{}\n", report_json(tenant, report));
    else if (report.faults.empty()) print_report(tenant, report);
    else print_faults(tenant, report);
    return report.faults.empty() ? Exit::ok : Exit::failed;
}

using Action = Result<Exit> (*)(pg::Session&, const Options&);

CLI::App* add(CLI::App& parent, Chosen& chosen, const std::shared_ptr<Options>& options, const char* name, const char* help,
              Action action) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->add_flag("--json", options->json, "print JSON");
    command->callback([&chosen, options, action] {
        chosen = [options, action](const Config& config) {
            return with_database(config, [&](Database&, pg::Session& session) { return action(session, *options); });
        };
    });
    return command;
}

}  // namespace

void add_audit(CLI::App& app, Chosen& chosen) {
    auto* audit = app.add_subcommand("audit", "The audit trail: who changed what");
    audit->require_subcommand(1);
    audit->footer("Examples:\n  orderline audit list --tenant donau --table customers --from 2026-11-01\n"
                  "  orderline audit list --tenant donau --actor key\n"
                  "  orderline audit verify --tenant donau --expect 5b0c…\n\n"
                  "Write the head that verify prints down elsewhere: it is what a superuser of the database cannot change.");
    auto options = std::make_shared<Options>();
    auto* entries = add(*audit, chosen, options, "list", "List changes, the newest first", list);
    entries->add_option("--table", options->table, "of this table");
    entries->add_option("--row", options->row, "of the row with this id; needs --table");
    entries->add_option("--actor", options->actor, "by user:<uuid>, key:<uuid>, … or by a kind: user, key, customer, ai, job, psql");
    entries->add_option("--user", options->user, "by the user with this id");
    entries->add_option("--from", options->from, "since this date or time");
    entries->add_option("--to", options->to, "before this date or time");
    entries->add_option("--limit", options->limit, "how many; default 50")->check(CLI::Range(1, 10'000));
    auto* check = add(*audit, chosen, options, "verify", "Check the trail against its chain of hashes", verify);
    check->add_option("--expect", options->expect, "a head that was printed earlier: it must be in the chain");
}

}  // namespace orderline::app
