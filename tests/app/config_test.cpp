// tests/app/config_test.cpp: where each setting comes from, who wins, and what is refused.
#include "app/config.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include "app/database.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::app {
namespace {

struct World {
    std::map<std::string, std::string> flags, environment, files;
    std::string config_flag;
    bool root = false;

    Result<Config> load() const {
        ConfigSources sources;
        sources.flags = flags;
        sources.config_flag = config_flag;
        sources.environment = [this](std::string_view name) -> std::optional<std::string> {
            const auto found = environment.find(std::string{name});
            return found == environment.end() ? std::nullopt : std::optional{found->second};
        };
        sources.file = [this](const std::string& path) -> std::optional<std::string> {
            const auto found = files.find(path);
            return found == files.end() ? std::nullopt : std::optional{found->second};
        };
        sources.program = "/opt/orderline/bin/orderline";
        sources.home = "/home/anna";
        sources.root = root;
        return load_config(sources);
    }
};

std::string source_of(const Config& config, std::string_view setting) {
    const auto found = std::ranges::find(config.origins, setting, &Config::Origin::setting);
    return found == config.origins.end() ? "" : found->source;
}

struct Precedence {
    std::string name, flag, variable, file;  // values of port; empty: not given
    int port;
    std::string source;
};

class ConfigPrecedence : public testing::TestWithParam<Precedence> {};

TEST_P(ConfigPrecedence, TheNearerSourceWins) {
    const auto& given = GetParam();
    World world;
    if (!given.flag.empty()) world.flags["port"] = given.flag;
    if (!given.variable.empty()) world.environment["ORDERLINE_PORT"] = given.variable;
    if (!given.file.empty()) world.files["orderline.toml"] = "# first\nport = " + given.file + "\n";
    const auto config = world.load();
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->port, given.port);
    EXPECT_EQ(source_of(*config, "port"), given.source);
}

INSTANTIATE_TEST_SUITE_P(App, ConfigPrecedence, testing::Values(
    Precedence{"nothing_given", "", "", "", 8080, "default"},
    Precedence{"file", "", "", "1", 1, "orderline.toml:2"},
    Precedence{"variable", "", "2", "", 2, "ORDERLINE_PORT"},
    Precedence{"variable_over_file", "", "2", "1", 2, "ORDERLINE_PORT"},
    Precedence{"flag", "3", "", "", 3, "--port"},
    Precedence{"flag_over_file", "3", "", "1", 3, "--port"},
    Precedence{"flag_over_variable", "3", "2", "", 3, "--port"},
    Precedence{"flag_over_all", "3", "2", "1", 3, "--port"}
), [](const auto& one) { return one.param.name; });

struct Refused {
    std::string name;
    World world;
    std::string sentence;
};

class ConfigRefuses : public testing::TestWithParam<Refused> {};

TEST_P(ConfigRefuses, AndSaysWhereAndWhy) {
    const auto config = GetParam().world.load();
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, Code::bad_request);
    EXPECT_EQ(config.error().message, GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(App, ConfigRefuses, testing::Values(
    Refused{"an_unknown_key", {{}, {}, {{"orderline.toml", "address = '::1'\n\n[log]\nlevl = 'info'\n"}}, "", false},
            "orderline.toml:4: There is no setting log.levl. `orderline config check` shows all of them."},
    Refused{"broken_toml", {{}, {}, {{"x.toml", "port = 1\nport 2\n"}}, "x.toml", false},
            "x.toml:2: This is not valid TOML: Error while parsing key-value pair: expected '=', saw '2'."},
    Refused{"a_list", {{}, {}, {{"orderline.toml", "port = [1, 2]\n"}}, "", false},
            "orderline.toml:1: port must be a text or a whole number."},
    Refused{"a_port_too_high", {{{"port", "65536"}}, {}, {}, "", false}, "--port: port must be a whole number from 0 to 65535."},
    Refused{"a_port_that_is_no_number", {{}, {{"ORDERLINE_PORT", "80a"}}, {}, "", false},
            "ORDERLINE_PORT: port must be a whole number from 0 to 65535."},
    Refused{"a_number_with_a_fraction", {{}, {}, {{"orderline.toml", "port = 1.5"}}, "", false},
            "orderline.toml:1: port must be a text or a whole number."},
    Refused{"a_level", {{{"log.level", "loud"}}, {}, {}, "", false}, "--log-level: log.level must be debug, info, warning or error."},
    Refused{"a_format", {{{"log.format", "xml"}}, {}, {}, "", false}, "--log-format: log.format must be text or json."},
    Refused{"a_url_without_scheme", {{{"public_url", "shop.example"}}, {}, {}, "", false},
            "--public-url: public_url must begin with http:// or https://."},
    Refused{"an_algorithm", {{{"token_algorithm", "none"}}, {}, {}, "", false}, "--token-algorithm: token_algorithm must be HS256 or ES256."},
    Refused{"a_test_phone_without_a_code", {{{"test_phones", "43660000001"}}, {}, {}, "", false},
            "--test-phones: test_phones must be pairs of a phone number and six digits, such as 43660000001=123456."},
    Refused{"a_test_phone_with_a_short_code", {{{"test_phones", "43660000001=123456,43660000002=12345"}}, {}, {}, "", false},
            "--test-phones: test_phones must be pairs of a phone number and six digits, such as 43660000001=123456."},
    Refused{"a_mailbox_page", {{{"mailbox_page", "yes"}}, {}, {}, "", false}, "--mailbox-page: mailbox_page must be on or off."},
    Refused{"a_proxy_by_name", {{{"trusted_proxies", "127.0.0.1, proxy"}}, {}, {}, "", false},
            "--trusted-proxies: trusted_proxies must be addresses and networks, and 'proxy' is no address and no network, as in "
            "192.0.2.1, 10.0.0.0/8 or 2001:db8::/32."},
    Refused{"the_switch_of_before", {{}, {}, {{"orderline.toml", "behind_proxy = 'on'"}}, "", false},
            "orderline.toml:1: There is no setting behind_proxy any more. Name your proxies in trusted_proxies, such as "
            "127.0.0.1,10.0.0.0/8; without proxies leave both out."},
    Refused{"its_variable", {{}, {{"ORDERLINE_BEHIND_PROXY", "off"}}, {}, "", false},
            "ORDERLINE_BEHIND_PROXY: There is no setting behind_proxy any more. Name your proxies in trusted_proxies, such as "
            "127.0.0.1,10.0.0.0/8; without proxies leave both out."},
    Refused{"no_schemas", {{{"rest.schemas", " ,"}}, {}, {}, "", false},
            "--schemas: rest.schemas must be names of schemas, such as public,personal."},
    Refused{"no_tenant", {{{"rest.anonymous_tenant", "donau"}}, {}, {}, "", false},
            "--anonymous-tenant: rest.anonymous_tenant must be the id of a tenant, such as 6b1f0c9e-0d3b-4c1e-9c55-0d7a3f1b2a10."},
    Refused{"no_rows", {{{"rest.max_rows", "0"}}, {}, {}, "", false},
            "--max-rows: rest.max_rows must be a whole number from 1 to 1000000000."},
    Refused{"a_short_jwt_secret", {{}, {}, {{"orderline.toml", "[rest]\njwt_secret = 'short'"}}, "", false},
            "orderline.toml:2: rest.jwt_secret must have at least 32 bytes (make one with: openssl rand -base64 32)."},
    Refused{"a_jwt_secret_in_no_file", {{{"rest.jwt_secret", "@/nowhere/jwt"}}, {}, {}, "", false},
            "--jwt-secret: rest.jwt_secret is in the file /nowhere/jwt, which cannot be read."},
    Refused{"a_short_secret", {{}, {{"ORDERLINE_SECRET", "abcd"}}, {}, "", false},
            "ORDERLINE_SECRET: secret must be 64 hexadecimal digits (make one with: openssl rand -hex 32)."},
    Refused{"a_named_file_that_is_not_there", {{}, {}, {}, "gone.toml", false}, "The configuration file gone.toml cannot be read."},
    Refused{"one_named_by_the_environment", {{}, {{"ORDERLINE_CONFIG", "gone.toml"}}, {}, "", false},
            "The configuration file gone.toml cannot be read."},
    Refused{"no_data_folder", {{{"data_dir", ""}}, {}, {}, "", false}, "data_dir must not be empty."},
    Refused{"no_write_connection", {{}, {}, {{"orderline.toml", "[pool]\nwrite_connections = 0"}}, "", false},
            "orderline.toml:2: pool.write_connections must be a whole number from 1 to 256."}
), [](const auto& one) { return one.param.name; });

}  // namespace

TEST(Config, AnEmptyVariableIsAsGoodAsNone) {
    const auto config = World{{}, {{"ORDERLINE_PORT", ""}, {"ORDERLINE_DATABASE_URL", ""}}, {}, "", false}.load();
    ASSERT_TRUE(config);
    EXPECT_EQ(config->port, 8080);
    EXPECT_EQ(source_of(*config, "database_url"), "default");
}

TEST(Config, TheFileOfTheFlagGoesBeforeTheOneOfTheVariableAndBothBeforeTheOneInTheFolder) {
    World world{{}, {}, {{"a", "port=1"}, {"b", "port=2"}, {"orderline.toml", "port=3"}}, "", false};
    EXPECT_EQ(world.load()->port, 3);
    world.environment["ORDERLINE_CONFIG"] = "b";
    EXPECT_EQ(world.load()->port, 2);
    world.config_flag = "a";
    EXPECT_EQ(world.load()->port, 1);
}

TEST(Config, DataStandsWithTheUserOrWithTheSystem) {
    World world;
    EXPECT_EQ(world.load()->data_dir, "/home/anna/.local/share/orderline");
    world.root = true;
    EXPECT_EQ(world.load()->data_dir, "/var/lib/orderline");
}

TEST(Config, ASlashBehindThePublicUrlIsTakenAway) {
    EXPECT_EQ(World({{{"public_url", "https://shop.example/"}}, {}, {}, "", false}).load()->public_url, "https://shop.example");
}

TEST(Config, BrowsersAreHeldToHttpsWhereThePublicUrlSaysIt) {
    World world;
    EXPECT_EQ(server_options(*world.load()).strict_transport, "");
    world.environment["ORDERLINE_TLS_CERTIFICATE"] = "chain.pem";
    EXPECT_EQ(server_options(*world.load()).strict_transport, "");  // perhaps of one's own, for a trial
    world.environment["ORDERLINE_PUBLIC_URL"] = "https://orders.example";
    EXPECT_EQ(server_options(*world.load()).strict_transport, "max-age=31536000");
    world.environment["ORDERLINE_HSTS_DAYS"] = "0";
    EXPECT_EQ(server_options(*world.load()).strict_transport, "max-age=0");
}

TEST(Config, TestPhonesAreReadInAnySpelling) {
    const auto config = World{{{"test_phones", "+43 660 000001=123456,43660000002=000000"}, {"token_algorithm", "ES256"}, {"mailbox_page", "on"}}, {}, {}, "", false}.load();
    ASSERT_TRUE(config) << config.error().message;
    ASSERT_EQ(config->test_phones.size(), 2u);
    EXPECT_EQ(config->test_phones[0].phone, "43660000001");
    EXPECT_EQ(config->test_phones[1].code, "000000");
    EXPECT_TRUE(config->es256);
    EXPECT_TRUE(config->mailbox_page);
}

TEST(Config, TrustedProxiesAreAddressesAndNetworks) {
    const auto config = World{{{"trusted_proxies", "127.0.0.1, 10.0.0.0/8,::ffff:192.0.2.7"}}, {}, {}, "", false}.load();
    ASSERT_TRUE(config) << config.error().message;
    std::string shown;
    for (const auto& one : config->trusted_proxies) shown += to_text(one) + " ";
    EXPECT_EQ(shown, "127.0.0.1 10.0.0.0/8 192.0.2.7 ");
    EXPECT_EQ(server_options(*config).trusted_proxies, config->trusted_proxies);
    EXPECT_TRUE(World{}.load()->trusted_proxies.empty());
}

TEST(Config, SchemasAreAListAndAJwtSecretMayStandInAFile) {
    const TempFolder folder;
    const std::string secret(40, 's');
    folder.write("jwt", secret + "\n");
    const auto config = World{{{"rest.schemas", "public, personal"}, {"rest.jwt_secret", "@" + folder / "jwt"}}, {}, {}, "", false}.load();
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->rest_schemas, (std::vector<std::string>{"public", "personal"}));
    EXPECT_EQ(config->rest_jwt_secret, secret);
    EXPECT_EQ(World{}.load()->rest_schemas, std::vector<std::string>{"public"});
}

TEST(Config, EachSettingHasAllItsNames) {
    for (const auto& one : settings()) {
        std::string flag = "--", variable = "ORDERLINE_";
        for (const char c : one.name) {
            flag += c == '.' || c == '_' ? '-' : c;
            variable += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
        if (flag.starts_with("--rest-")) flag.replace(0, 7, "--");  // they stand behind `serve --rest-only`
        EXPECT_EQ(one.flag, flag);
        EXPECT_EQ(one.environment, variable);
        EXPECT_FALSE(one.help.empty()) << one.name;
    }
}

TEST(Config, SecretsAreNotShown) {
    const std::string secret(64, 'a');
    const auto config = World{{{"secret", secret}, {"database_url", "postgresql://anna:hunter2@db/orderline"}}, {}, {}, "", false}.load();
    ASSERT_TRUE(config);
    for (const auto& one : settings()) {
        const auto shown = shown_value(one, *config);
        EXPECT_EQ(shown.find(secret), std::string::npos) << one.name;
        EXPECT_EQ(shown.find("hunter2"), std::string::npos) << one.name;
        if (one.name == "secret") { EXPECT_EQ(shown, "(set)"); }
    }
}

struct UrlCase {
    std::string name, url, shown;
};

class UrlWithoutPassword : public testing::TestWithParam<UrlCase> {};

TEST_P(UrlWithoutPassword, IsShown) { EXPECT_EQ(without_password(GetParam().url), GetParam().shown); }

INSTANTIATE_TEST_SUITE_P(App, UrlWithoutPassword, testing::Values(
    UrlCase{"none", "postgresql://anna@db/orderline", "postgresql://anna@db/orderline"},
    UrlCase{"before_the_host", "postgresql://anna:pw@db:5432/orderline", "postgresql://anna:…@db:5432/orderline"},
    UrlCase{"with_an_at", "postgresql://anna:p@w@db/orderline", "postgresql://anna:…@db/orderline"},
    UrlCase{"no_user", "postgresql://db:5432/orderline", "postgresql://db:5432/orderline"},
    UrlCase{"as_parameter", "postgresql://db/o?password=pw&sslmode=require", "postgresql://db/o?password=…&sslmode=require"},
    UrlCase{"ssl_key", "postgresql://db/o?sslpassword=pw", "postgresql://db/o?sslpassword=…"},
    UrlCase{"keywords", "host=db password=pw user=anna", "host=db password=… user=anna"},
    UrlCase{"keywords_quoted", "password = 'p w\\'x' user=anna", "password = … user=anna"},
    UrlCase{"user_only_colon", "postgresql://anna:@db/o", "postgresql://anna:…@db/o"},
    UrlCase{"empty", "", ""}
), [](const auto& one) { return one.param.name; });

struct RoleCase {
    std::string name, conninfo, with;
};

class ConninfoWithRole : public testing::TestWithParam<RoleCase> {};

TEST_P(ConninfoWithRole, SetsItAtTheStartOfASession) { EXPECT_EQ(with_role(GetParam().conninfo, "r"), GetParam().with); }

INSTANTIATE_TEST_SUITE_P(App, ConninfoWithRole, testing::Values(
    RoleCase{"uri", "postgresql://db/o", "postgresql://db/o?options=-c%20role%3Dr"},
    RoleCase{"uri_with_parameters", "postgres://db/o?sslmode=require", "postgres://db/o?sslmode=require&options=-c%20role%3Dr"},
    RoleCase{"uri_with_options", "postgres://db/o?a=b&options=-c%20x%3D1", "postgres://db/o?a=b&options=-c%20role%3Dr%20-c%20x%3D1"},
    RoleCase{"keywords", "host=db", "host=db options='-c role=r'"},
    RoleCase{"keywords_with_options", "options='-c x=1' host=db", "options='-c role=r -c x=1' host=db"},
    RoleCase{"keywords_with_bare_options", "options=-cx=1 host=db", "options='-c role=r -cx=1' host=db"}
), [](const auto& one) { return one.param.name; });

}  // namespace orderline::app
