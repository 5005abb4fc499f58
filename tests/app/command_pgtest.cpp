// tests/app/command_pgtest.cpp: the program as people and scripts run it: what it prints, and its exit status.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fstream>
#include <iterator>
#include "app/exit_code.hpp"
#include "base/json.hpp"
#include "base/sha256.hpp"
#include "pg/embedded.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::app {
namespace {

struct Ran {
    int status = -1;
    std::string out, err;
};

std::string text_of(const std::string& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Runs the program with no terminal and an environment of its own.
Ran run_program(const TempFolder& folder, const std::vector<std::string>& arguments, const std::string& input = "") {
    folder.write("in", input);
    std::vector<std::string> words{ORDERLINE_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables{"HOME=" + folder.path(), "PATH=/usr/bin:/bin"};
    std::vector<char*> argv, envp;
    for (auto& one : words) argv.push_back(one.data());
    for (auto& one : variables) envp.push_back(one.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, (folder / "in").c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, (folder / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, (folder / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    Ran ran;
    if (posix_spawn(&child, ORDERLINE_BINARY, &actions, nullptr, argv.data(), envp.data()) == 0) {
        int status = 0;
        waitpid(child, &status, 0);
        ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    posix_spawn_file_actions_destroy(&actions);
    ran.out = text_of(folder / "out");
    ran.err = text_of(folder / "err");
    return ran;
}

std::string member(const std::string& text, const char* key) {
    const auto parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return "no object: " + text;
    const auto* value = parsed->get_object().if_contains(key);
    return value && value->is_string() ? std::string{value->get_string()} : "";
}

constexpr int ok = static_cast<int>(Exit::ok), failed = static_cast<int>(Exit::failed), usage = static_cast<int>(Exit::usage),
              no_database = static_cast<int>(Exit::database), refused = static_cast<int>(Exit::refused);

}  // namespace

class Command : public TestDatabase {
protected:
    Ran run_it(std::vector<std::string> arguments, const std::string& input = "") {
        arguments.insert(arguments.end(), {"--database-url", admin_conninfo()});
        return run_program(folder_, arguments, input);
    }
    std::string donau() {
        const auto made = run_it({"tenant", "create", "Donau Feinkost", "--domain", "donau.example", "--time-zone", "Europe/Vienna",
                                  "--locale", "de-AT", "--tax", "USt 10 %=10:food", "--json"});
        EXPECT_EQ(made.status, ok) << made.err;
        return member(made.out, "id");
    }

    TempFolder folder_;
};

TEST_F(Command, ATenantIsMadeOnceAndListed) {
    const auto id = donau();
    EXPECT_EQ(id.size(), 36u);
    EXPECT_EQ(scalar("SELECT settings -> 'taxes' -> 0 ->> 'class' FROM tenants"), "food");
    const auto list = run_it({"tenant", "list"});
    EXPECT_EQ(list.status, ok);
    EXPECT_NE(list.out.find(id + "  Donau Feinkost  donau.example  EUR"), std::string::npos) << list.out;
    const auto again = run_it({"tenant", "create", "donau feinkost"});
    EXPECT_EQ(again.status, refused);
    EXPECT_EQ(again.err, "orderline: There is a tenant named 'donau feinkost' already.\n");
    EXPECT_EQ(run_it({"tenant", "create", "Other", "--domain", "donau.example"}).status, refused);
}

TEST_F(Command, BadInputIsRefusedInASentence) {
    donau();
    struct Case {
        std::vector<std::string> arguments;
        int status;
        std::string sentence;
    };
    const std::vector<Case> cases = {
        {{"tenant", "create", "X", "--currency", "Euro"}, usage, "'Euro' is no currency. Give three capital letters, as in EUR."},
        {{"tenant", "create", "X", "--time-zone", "Vienna"}, usage, "'Vienna' is no time zone. Give an IANA name, as in Europe/Vienna."},
        {{"tenant", "create", "X", "--locale", "de_AT"}, usage, "'de_AT' is no locale. Give a language tag, as in de-AT."},
        {{"tenant", "create", "X", "--tax", "10"}, usage, "A tax is written NAME=PERCENT or NAME=PERCENT:CLASS, as in 'VAT 10 %=10:food', not '10'."},
        {{"tenant", "create", " "}, usage, "A tenant needs a name, in UTF-8."},
        {{"tenant", "create", "X\xff"}, usage, "A tenant needs a name, in UTF-8."},
        {{"user", "list", "--tenant", "nobody"}, failed, "There is no tenant 'nobody'. `orderline tenant list` shows all of them."},
        {{"user", "create", "--tenant", "donau.example", "--email", "anna", "--generate"}, usage, "'anna' is no e-mail address."},
        {{"user", "create", "--tenant", "donau.example", "--email", "a@b.c", "--role", "king", "--generate"}, usage,
         "There is no role 'king'. There are: agent, integration, manager, owner, viewer."},
        {{"user", "create", "--tenant", "donau.example", "--email", "a@b.c"}, usage,
         "There is no terminal to ask on. Give --password-file FILE, or --generate."},
        {{"user", "create", "--tenant", "donau.example", "--email", "a@b.c", "--password-file", "/nowhere"}, usage, "Cannot read /nowhere."},
        {{"user", "disable", "--tenant", "donau.example", "--email", "x@y.z"}, failed, "This tenant has no user x@y.z."},
        {{"key", "create", "--tenant", "donau.example", "--name", "k", "--permission", "orders.steal"}, usage, "There is no permission 'orders.steal'."},
        {{"key", "create", "--tenant", "donau.example", "--name", "k", "--expires", "soon"}, usage, "'soon' is no expiry. Write 90d, 12h or 2027-01-31."},
        {{"key", "create", "--tenant", "donau.example", "--name", "k", "--kind", "secret", "--permission", "*"}, usage, "A secret key has no permissions of its own."},
        {{"key", "revoke", "--tenant", "donau.example", "k"}, failed, "There is no active key 'k', or several have that name: give the id."},
        {{"import", "products", "/nowhere.csv", "--tenant", "donau.example"}, usage, "There is no file /nowhere.csv."},
    };
    for (const auto& one : cases) {
        const auto ran = run_it(one.arguments);
        EXPECT_EQ(ran.status, one.status) << one.sentence;
        EXPECT_EQ(ran.err.substr(0, ran.err.find('\n')), "orderline: " + one.sentence);
    }
    EXPECT_EQ(scalar("SELECT (SELECT count(*) FROM tenants) || ' ' || (SELECT count(*) FROM users) || ' ' || (SELECT count(*) FROM api_keys)"), "1 0 0");
}

TEST_F(Command, AUserSignsInUntilDisabled) {
    donau();
    const auto made = run_it({"user", "create", "--tenant", "donau.example", "--email", "Anna@Donau.example", "--name", "Anna Huber",
                              "--role", "owner", "--role", "agent", "--password-file", "-"}, "correct horse\nnot this line\n");
    EXPECT_EQ(made.status, ok) << made.err;
    EXPECT_EQ(made.out, "Created user Anna@Donau.example.\n");
    EXPECT_EQ(scalar("SELECT u.email || ' ' || left(u.password_hash, 9) || ' ' || (l.user_id = u.id) FROM users u JOIN logins l ON l.email = u.email"),
              "anna@donau.example $argon2id true");
    EXPECT_EQ(scalar("SELECT name FROM agents"), "Anna Huber");
    EXPECT_EQ(scalar("SELECT count(*) FROM user_roles"), "2");
    EXPECT_EQ(scalar("SELECT actor FROM audit_logs WHERE table_name = 'users' AND action = 'INSERT'"), "job:cli");

    const auto twice = run_it({"user", "create", "--tenant", "donau.example", "--email", "anna@donau.example", "--generate"});
    EXPECT_EQ(twice.status, refused);
    EXPECT_EQ(run_it({"tenant", "create", "Other"}).status, ok);
    const auto elsewhere = run_it({"user", "create", "--tenant", "Other", "--email", "anna@donau.example", "--generate"});
    EXPECT_EQ(elsewhere.status, refused);
    EXPECT_EQ(elsewhere.err, "orderline: anna@donau.example signs in to another tenant already. One address has one login.\n");
    EXPECT_EQ(scalar("SELECT count(*) FROM users"), "1");

    const auto weak = run_it({"user", "set-password", "--tenant", "donau.example", "--email", "anna@donau.example", "--password-file", "-"}, "short\n");
    EXPECT_EQ(weak.status, usage);
    const auto before = scalar("SELECT password_hash FROM users");
    const auto changed = run_it({"user", "set-password", "--tenant", "donau.example", "--email", "ANNA@donau.example", "--generate", "--json"});
    EXPECT_EQ(changed.status, ok) << changed.err;
    EXPECT_EQ(member(changed.out, "password").size(), 24u);
    EXPECT_NE(scalar("SELECT password_hash FROM users"), before);

    sql("INSERT INTO refresh_sessions (tenant_id, user_id, token_hash, expires_at) SELECT tenant_id, id, 'x', now() + interval '1 day' FROM users");
    const auto only = run_it({"user", "disable", "--tenant", "donau.example", "--email", "anna@donau.example"});
    EXPECT_EQ(only.status, refused);
    EXPECT_TRUE(only.err.starts_with("orderline: Nobody would be left who may do everything.\n")) << only.err;
    EXPECT_EQ(scalar("SELECT u.is_active || ' ' || (s.revoked_at IS NOT NULL) FROM users u, refresh_sessions s"), "true false");
    sql("INSERT INTO users (tenant_id, email) SELECT id, 'ben@donau.example' FROM tenants WHERE domain = 'donau.example'; "
        "INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT u.tenant_id, u.id, r.id FROM users u, roles r "
        "WHERE u.email = 'ben@donau.example' AND r.name = 'owner'");
    EXPECT_EQ(run_it({"user", "disable", "--tenant", "donau.example", "--email", "anna@donau.example"}).status, ok);
    EXPECT_EQ(scalar("SELECT u.is_active || ' ' || (s.revoked_at IS NOT NULL) || ' ' || a.is_active FROM users u, refresh_sessions s, agents a WHERE u.id = s.user_id"), "false true false");
    EXPECT_EQ(run_it({"user", "enable", "--tenant", "donau.example", "--email", "anna@donau.example"}).status, ok);
    sql("DELETE FROM users WHERE email = 'ben@donau.example'");
    const auto last = run_it({"user", "set-roles", "--tenant", "donau.example", "--email", "anna@donau.example", "--role", "viewer"});
    EXPECT_TRUE(last.err.starts_with("orderline: Nobody would be left who may do everything.\n")) << last.err;
    const auto roles = run_it({"user", "set-roles", "--tenant", "donau.example", "--email", "anna@donau.example", "--role", "agent", "--role", "owner"});
    EXPECT_EQ(roles.out, "anna@donau.example has these roles now: [\"agent\", \"owner\"]\n") << roles.err;
    const auto list = run_it({"user", "list", "--tenant", "donau.example"});
    EXPECT_NE(list.out.find("anna@donau.example  Anna Huber  agent, owner  yes     set"), std::string::npos) << list.out;
}

TEST_F(Command, ARoleOfTheTenantsOwnIsMadeChangedAndDeleted) {
    donau();
    const auto role = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "role");
        words.insert(words.begin() + 2, {"--tenant", "donau.example"});
        return run_it(words);
    };
    const auto made = role({"create", "--name", "night shift", "--permission", "drafts.read", "--permission", "calls.write"});
    EXPECT_EQ(made.out, "Created role 'night shift': calls.write, drafts.read.\n") << made.err;
    EXPECT_EQ(role({"create", "--name", "Night Shift"}).err, "orderline: There is a role of that name already.\n");
    EXPECT_EQ(role({"create", "--name", "owner"}).status, refused);
    const auto unknown = role({"create", "--name", "x", "--permission", "drafts.red"});
    EXPECT_EQ(unknown.status, usage);
    EXPECT_TRUE(unknown.err.starts_with("orderline: There is no permission 'drafts.red'. There are: customers.read, ")) << unknown.err;
    EXPECT_EQ(run_it({"user", "create", "--tenant", "donau.example", "--email", "ben@donau.example", "--role", "night shift", "--generate"}).status, ok);
    EXPECT_EQ(scalar("SELECT count(*) FROM agents WHERE email = 'ben@donau.example'"), "1");
    const auto missing = run_it({"user", "create", "--tenant", "donau.example", "--email", "x@donau.example", "--role", "day", "--generate"});
    EXPECT_EQ(missing.err, "orderline: There is no role 'day'. There are: agent, integration, manager, night shift, owner, viewer.\n");
    EXPECT_NE(run_it({"user", "list", "--tenant", "donau.example"}).out.find("night shift"), std::string::npos);
    EXPECT_EQ(role({"change", "night shift", "--no-permissions"}).out, "Changed role 'night shift': no permission.\n");
    EXPECT_EQ(role({"change", "night shift", "--no-permissions", "--permission", "drafts.read"}).status, usage);
    EXPECT_NE(role({"list"}).out.find("night shift"), std::string::npos);
    EXPECT_EQ(role({"delete", "night shift"}).err, "orderline: Somebody has this role: take it away first.\n");
    EXPECT_EQ(run_it({"user", "set-roles", "--tenant", "donau.example", "--email", "ben@donau.example", "--role", "viewer"}).status, ok);
    EXPECT_EQ(role({"delete", "night shift"}).out, "Deleted role 'night shift'.\n");
    EXPECT_EQ(role({"delete", "night shift"}).err, "orderline: This tenant has no role 'night shift' of its own: orderline role list shows them.\n");
}

TEST_F(Command, AKeyIsShownOnceStoredAsItsHashAndRevoked) {
    donau();
    const auto made = run_it({"key", "create", "--tenant", "donau.example", "--name", "erp", "--permission", "orders.read", "--expires", "30d", "--json"});
    ASSERT_EQ(made.status, ok) << made.err;
    const auto key = member(made.out, "key");
    EXPECT_TRUE(key.starts_with("olk_"));
    EXPECT_EQ(scalar("SELECT key FROM api_keys"), sha256_hex(key));
    EXPECT_EQ(scalar("SELECT permissions FROM api_keys"), "[\"orders.read\"]");
    const auto list = run_it({"key", "list", "--tenant", "donau.example"});
    EXPECT_NE(list.out.find("erp"), std::string::npos);
    EXPECT_EQ(list.out.find(sha256_hex(key)), std::string::npos);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE new_data::text LIKE '%" + sha256_hex(key) + "%'"), "0");
    const auto next = run_it({"key", "rotate", "--tenant", "donau.example", member(made.out, "id"), "--overlap-hours", "1", "--json"});
    ASSERT_EQ(next.status, ok) << next.err;
    EXPECT_EQ(scalar("SELECT name || ' ' || permissions || ' ' || (expires_at > now() + interval '29 days') FROM api_keys WHERE key = '" +
                     sha256_hex(member(next.out, "key")) + "'"), "erp [\"orders.read\"] true");
    EXPECT_EQ(scalar("SELECT expires_at <= now() + interval '1 hour' FROM api_keys WHERE key = '" + sha256_hex(key) + "'"), "true");
    EXPECT_EQ(run_it({"key", "rotate", "--tenant", "donau.example", "erp"}).status, usage);
    EXPECT_EQ(run_it({"key", "revoke", "--tenant", "donau.example", "erp"}).status, failed) << "two have that name";
    for (const auto& one : {made, next}) EXPECT_EQ(run_it({"key", "revoke", "--tenant", "donau.example", member(one.out, "id")}).status, ok);
    EXPECT_EQ(scalar("SELECT count(*) FROM api_keys WHERE is_active"), "0");
    EXPECT_EQ(run_it({"key", "revoke", "--tenant", "donau.example", "erp"}).status, failed);
}

TEST_F(Command, AKeySaysItsKindInItsTextAndInItsRow) {
    donau();
    for (const std::string kind : {"publishable", "secret"}) {
        const auto made = run_it({"key", "create", "--tenant", "donau.example", "--name", kind, "--kind", kind, "--json"});
        ASSERT_EQ(made.status, ok) << made.err;
        EXPECT_TRUE(member(made.out, "key").starts_with("sb_" + kind + "_"));
        EXPECT_EQ(scalar("SELECT kind || ' ' || permissions FROM api_keys WHERE name = '" + kind + "'"), kind + " []");
    }
    EXPECT_EQ(run_it({"key", "create", "--tenant", "donau.example", "--name", "k", "--kind", "golden"}).status, usage);
}

TEST_F(Command, ATenantHasABoundedNumberOfKeysInForce) {
    const auto tenant = donau();
    sql("INSERT INTO api_keys (tenant_id, name, key) SELECT '" + tenant + "', 'k', 'hash ' || n FROM generate_series(1, 200) n");
    const std::vector<std::string> create{"key", "create", "--tenant", "donau.example", "--name", "one more"};
    const auto much = run_it(create);
    EXPECT_EQ(much.status, refused);
    EXPECT_EQ(much.err, "orderline: The tenant has 200 keys in force. Revoke those that nobody needs.\n");
    sql("UPDATE api_keys SET is_active = false WHERE key = 'hash 1'");
    EXPECT_EQ(run_it(create).status, ok);
}

TEST_F(Command, AFileIsImportedAndItsBadRowsAreTold) {
    donau();
    folder_.write("products.csv", "sku,name,price\nA,B,1\nC,D,\"12,5x\"\n");
    const auto bad = run_it({"import", "products", folder_ / "products.csv", "--tenant", "donau.example"});
    EXPECT_EQ(bad.status, failed);
    EXPECT_EQ(bad.err, "products.csv:3: price \"12,5x\" is not an amount\n");
    EXPECT_EQ(bad.out, "1 of 2 rows are bad. Nothing was written.\nMend them, or bring the others in with --skip-bad REJECTS.csv.\n");
    const auto skipped = run_it({"import", "products", folder_ / "products.csv", "--tenant", "donau.example", "--skip-bad", folder_ / "bad.csv"});
    EXPECT_EQ(skipped.status, ok) << skipped.err;
    EXPECT_EQ(scalar("SELECT sku FROM products"), "A");
    EXPECT_NE(text_of(folder_ / "bad.csv").find("is not an amount"), std::string::npos);
    const auto json = run_it({"import", "products", folder_ / "products.csv", "--tenant", "donau.example", "--dry-run", "--json"});
    EXPECT_EQ(json.status, failed);
    EXPECT_TRUE(parse_json(json.out)) << json.out;
}

TEST_F(Command, TheSchemaIsCheckedBeforeAnythingIsDone) {
    const auto current = run_it({"migrate", "check"});
    EXPECT_EQ(current.status, ok) << current.out << current.err;
    EXPECT_EQ(run_it({"migrate", "up"}).status, ok);
    sql("DELETE FROM schema_migrations WHERE true");
    const auto pending = run_it({"migrate", "check"});
    EXPECT_EQ(pending.status, failed);
    EXPECT_NE(pending.out.find("is not applied. Run: orderline migrate up"), std::string::npos);
    const auto early = run_it({"tenant", "list"});
    EXPECT_EQ(early.status, refused);
    EXPECT_EQ(early.err, "orderline: The schema of this database is older than this program. Run: orderline migrate up\n");
}

TEST(CommandLine, TeachesAndRefuses) {
    const TempFolder folder;
    const auto help = run_program(folder, {"--help"});
    EXPECT_EQ(help.status, ok);
    for (const auto* word : {"Examples:", "Exit status:", "import", "doctor", "--database-url"}) {
        EXPECT_NE(help.out.find(word), std::string::npos) << word;
    }
    EXPECT_EQ(run_program(folder, {"--version"}).out, "orderline 0.1.0\n");
    for (const auto& command : std::vector<std::vector<std::string>>{{"migrate", "--help"}, {"doctor", "--help"}, {"tenant", "create", "--help"},
                                                                     {"user", "--help"}, {"key", "--help"}, {"import", "products", "--help"}, {"config", "check", "--help"}}) {
        const auto one = run_program(folder, command);
        EXPECT_EQ(one.status, ok);
        EXPECT_NE(one.out.find("Example"), std::string::npos) << command.front();
    }
    for (const auto& wrong : std::vector<std::vector<std::string>>{{}, {"dance"}, {"tenant"}, {"tenant", "create"}, {"user", "create", "--tenant", "x"},
                                                                   {"--port", "x", "config", "check"}, {"--config", "/nowhere", "config", "check"}, {"migrate", "down"}}) {
        const auto ran = run_program(folder, wrong);
        EXPECT_EQ(ran.status, usage);
        EXPECT_TRUE(ran.err.starts_with("orderline: ")) << ran.err;
        EXPECT_EQ(ran.out, "");
    }
    const auto config = run_program(folder, {"config", "check", "--secret", std::string(64, 'a'), "--database-url", "postgresql://a:pw@h/d"});
    EXPECT_EQ(config.status, ok);
    EXPECT_EQ(config.out.find("aaaa"), std::string::npos);
    EXPECT_EQ(config.out.find("pw"), std::string::npos);
    EXPECT_NE(config.out.find("--database-url"), std::string::npos);
}

TEST(CommandLine, ADatabaseThatIsNotThereIsSaidWithoutItsPassword) {
    const TempFolder folder;
    const auto ran = run_program(folder, {"tenant", "list", "--database-url", "postgresql://anna:hunter2@127.0.0.1:1/none"});
    EXPECT_EQ(ran.status, no_database);
    EXPECT_TRUE(ran.err.starts_with("orderline: The database cannot be reached.")) << ran.err;
    EXPECT_EQ(ran.err.find("hunter2"), std::string::npos);
}

TEST(CommandLine, ThePrivateDatabaseIsMadeByTheFirstCommandAndKept) {
    const TempFolder folder;
    const std::vector<std::string> data{"--data-dir", folder / "data"};
    auto command = [&](std::vector<std::string> words) {
        words.insert(words.end(), data.begin(), data.end());
        return run_program(folder, words);
    };
    EXPECT_EQ(command({"tenant", "create", "Donau"}).status, ok);
    const auto list = command({"tenant", "list", "--json"});
    EXPECT_NE(list.out.find("\"name\":\"Donau\""), std::string::npos) << list.out << list.err;
    const auto doctor = command({"doctor"});
    EXPECT_EQ(doctor.status, ok) << doctor.out;
    // While somebody else runs it, a command joins them.
    auto running = pg::Embedded::start({folder / "data/postgres", "", {}});
    ASSERT_TRUE(running) << running.error().message;
    const auto joined = command({"tenant", "list", "--json"});
    EXPECT_EQ(joined.status, ok) << joined.err;
    EXPECT_EQ(joined.out, list.out);
}

TEST(CommandLine, TheDoctorFindsAServerThatCannotReplicateAndASchemaThatIsNotThere) {
    const TempFolder folder;
    auto server = pg::Embedded::start({folder / "pg", "", {"wal_level=replica", "fsync=off"}});
    ASSERT_TRUE(server) << server.error().message;
    auto doctor = run_program(folder, {"doctor", "--database-url", server->admin_conninfo()});
    EXPECT_EQ(doctor.status, failed) << doctor.err;
    EXPECT_NE(doctor.out.find("fail  wal_level                   replica\n      As superuser: ALTER SYSTEM SET wal_level = 'logical'"), std::string::npos) << doctor.out;
    EXPECT_NE(doctor.out.find("warn  role orderline_server       is not there\n"), std::string::npos) << doctor.out;
    EXPECT_NE(doctor.out.find("fail  migrations"), std::string::npos) << doctor.out;

    auto up = run_program(folder, {"migrate", "up", "--database-url", server->admin_conninfo()});
    EXPECT_EQ(up.status, ok) << up.err;
    EXPECT_NE(up.out.find("applied 0001_types"), std::string::npos);
    auto session = pg::Session::open(server->admin_conninfo());
    ASSERT_TRUE(session);
    ASSERT_TRUE(session->execute("ALTER ROLE orderline_server BYPASSRLS; ALTER TABLE orders NO FORCE ROW LEVEL SECURITY; DROP PUBLICATION orderline_live; "
                                 "REVOKE service_role FROM orderline_rest; ALTER ROLE anon CREATEROLE"));
    doctor = run_program(folder, {"doctor", "--database-url", server->admin_conninfo(), "--json"});
    EXPECT_EQ(doctor.status, failed);
    for (const auto* word : {"has BYPASSRLS", "missing on orders", "CREATE PUBLICATION orderline_live", "has CREATEROLE",
                             "orderline_rest cannot become service_role", "GRANT service_role TO orderline_rest;"}) {
        EXPECT_NE(doctor.out.find(word), std::string::npos) << word << doctor.out;
    }
}

}  // namespace orderline::app
