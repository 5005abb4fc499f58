// tests/endpoints/api/openapi_test.cpp: the table of endpoints, openapi.json, docs/errors.md and the codes in the sources say the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/problem.hpp"

namespace orderline::api {
namespace {

using Names = std::set<std::string>;
const std::string root = ORDERLINE_SOURCE_DIR;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    EXPECT_TRUE(file) << path;
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

const json::value& document() {
    static const json::value parsed = parse_json(openapi_document()).value();
    return parsed;
}

/// Calls `visit(key, value)` for every member of every object below `value`.
template <class Visit>
void walk(const json::value& value, Visit visit) {
    if (const auto* object = value.if_object()) {
        for (const auto& [key, member] : *object) {
            visit(std::string_view{key}, member);
            walk(member, visit);
        }
    } else if (const auto* list = value.if_array()) {
        for (const auto& item : *list) walk(item, visit);
    }
}

/// What an API reason is answered with, by its place in the sources.
struct Found {
    std::map<std::string, std::set<int>> statuses;
};

Code code_named(const std::string& name) {
    static const std::map<std::string, Code> codes{
        {"bad_request", Code::bad_request}, {"unauthorised", Code::unauthorised}, {"forbidden", Code::forbidden},
        {"not_found", Code::not_found},     {"conflict", Code::conflict},         {"too_large", Code::too_large},
        {"too_many", Code::too_many},       {"timeout", Code::timeout},           {"unavailable", Code::unavailable},
        {"internal", Code::internal},       {"unsupported", Code::unsupported}};
    return codes.at(name);
}

/// Every reason in the sources: fail(Code::x, "reason"…), Error{Code::x, "reason"…}, the table of pg/error.cpp, and what the
/// HTTP server refuses by itself.
Found reasons_in_sources() {
    static const std::regex by_code{R"re(Code::([a-z_]+),\s*"([a-z_]+)")re"};
    static const std::regex by_status{R"re((?:_page\(|Refusal \w+\{)(\d+),\s*"([a-z_]+)")re"};
    Found found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root + "/src"}) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        if (entry.path().string().find("/endpoints/login/") != std::string::npos) continue;  // another dialect: docs/auth.md
        const auto text = read_file(entry.path());
        for (std::sregex_iterator one{text.begin(), text.end(), by_code}, end; one != end; ++one) {
            const std::string reason = (*one)[2];
            found.statuses[reason].insert(problem(Error{code_named((*one)[1]), reason, {}, {}}).status);
        }
        for (std::sregex_iterator one{text.begin(), text.end(), by_status}, end; one != end; ++one) {
            found.statuses[(*one)[2]].insert(std::stoi((*one)[1]));
        }
    }
    found.statuses.erase("not_replayed");    // between two functions of the desk, never answered
    found.statuses.erase("no_credentials");  // between auth and /rest/v1, which answers PGRST302
    return found;
}

/// The codes of Supabase Auth: what modules below say for /auth/v1, in the words of its table.
Names codes_of_signing_in() {
    static const std::regex row{R"re(\n    \{"([a-z_]+)", \d{3},)re"};
    const auto text = read_file(root + "/src/endpoints/login/error_answer.cpp");
    Names codes;
    for (std::sregex_iterator one{text.begin(), text.end(), row}, end; one != end; ++one) codes.insert((*one)[1]);
    EXPECT_GT(codes.size(), 10u);
    return codes;
}

/// The rows of one chapter of docs/errors.md: code and the statuses in its second column.
std::map<std::string, std::set<int>> documented(const std::string& chapter) {
    const auto text = read_file(root + "/docs/errors.md");
    const auto begin = text.find("\n## " + chapter + "\n");
    EXPECT_NE(begin, std::string::npos) << chapter;
    const auto body = text.substr(begin + 1, text.find("\n## ", begin + 1) - begin);
    static const std::regex row{R"(\n\| `([a-z_]+)` \| ([^|]*)\|)"}, number{R"(\d{3})"};
    std::map<std::string, std::set<int>> codes;
    for (std::sregex_iterator one{body.begin(), body.end(), row}, end; one != end; ++one) {
        const std::string cell = (*one)[2];
        auto& statuses = codes[(*one)[1]];
        for (std::sregex_iterator status{cell.begin(), cell.end(), number}; status != end; ++status) {
            statuses.insert(std::stoi(status->str()));
        }
    }
    return codes;
}

template <class Map>
Names keys_of(const Map& map) {
    Names names;
    for (const auto& [name, value] : map) names.insert(std::string{name});
    return names;
}

TEST(OpenApi, describes_exactly_the_endpoints) {
    Names served, described;
    for (const auto& endpoint : endpoints()) {
        served.insert(ascii_lower(to_text(endpoint.method)) + " " + std::string{endpoint.pattern});
    }
    for (const auto& [path, methods] : document().at("paths").as_object()) {
        for (const auto& [method, operation] : methods.as_object()) described.insert(std::string{method} + " " + std::string{path});
    }
    EXPECT_EQ(served, described);
}

/// What the document says of an action that has this right.
std::string security_of(const ActionRight& right) {
    json::array ways, scopes;
    if (right.anybody) return json::serialize(ways);
    if (right.needs) scopes.emplace_back(to_text(*right.needs));
    ways.emplace_back(json::object{{"userToken", scopes}});
    if (!right.user) ways.emplace_back(json::object{{"apiKey", scopes}});
    if (right.link) ways.emplace_back(json::object{{"customerLink", json::array{}}});
    return json::serialize(ways);
}

TEST(OpenApi, operations_have_the_names_and_rights_of_the_table) {
    Names of_the_table, served;
    for (const auto& right : action_rights) of_the_table.insert(std::string{right.name});
    for (const auto& endpoint : endpoints()) {
        const auto& operation = document().at("paths").at(endpoint.pattern).at(ascii_lower(to_text(endpoint.method)));
        EXPECT_EQ(std::string_view{operation.at("operationId").as_string()}, endpoint.action->name) << endpoint.pattern;
        EXPECT_EQ(json::serialize(operation.at("security")), security_of(*endpoint.action)) << endpoint.pattern;
        served.insert(std::string{endpoint.action->name});
    }
    EXPECT_EQ(served, of_the_table);
}

TEST(OpenApi, permissions_are_those_that_there_are) {
    json::array names;
    for (int i = 0; i < static_cast<int>(Permission::count_); ++i) names.emplace_back(to_text(static_cast<Permission>(i)));
    EXPECT_EQ(json::serialize(document().at("components").at("schemas").at("Permission").at("enum")), json::serialize(names));
}

TEST(OpenApi, operations_are_named_once_and_answer_something) {
    Names ids;
    for (const auto& [path, methods] : document().at("paths").as_object()) {
        for (const auto& [method, operation] : methods.as_object()) {
            const std::string id{operation.at("operationId").as_string()};
            EXPECT_TRUE(ids.insert(id).second) << id << " is there twice";
            EXPECT_FALSE(operation.at("summary").as_string().empty()) << id;
            const auto& responses = operation.at("responses").as_object();
            EXPECT_TRUE(responses.begin()->key().starts_with('2')) << id;
            EXPECT_TRUE(responses.contains("default")) << id;
            const bool has_place = std::string_view{path}.find("{id}") != std::string_view::npos;
            const auto* parameters = operation.as_object().if_contains("parameters");
            EXPECT_EQ(has_place, parameters && json::serialize(*parameters).find("parameters/Id\"") != std::string::npos) << id;
        }
    }
}

TEST(OpenApi, references_lead_somewhere_and_every_component_is_used) {
    Names used;
    walk(document(), [&](std::string_view key, const json::value& value) {
        if (key == "$ref") used.insert(std::string{value.as_string()});
    });
    for (const auto& reference : used) {
        ASSERT_TRUE(reference.starts_with("#/")) << reference;
        boost::system::error_code error;
        EXPECT_NE(document().find_pointer(reference.substr(1), error), nullptr) << reference;
    }
    const Names told_in_words{"StatusEvent", "PresenceEvent"};  // the data of events: OpenAPI has no place for them
    for (const auto* kind : {"schemas", "responses", "parameters"}) {
        for (const auto& [name, component] : document().at("components").at(kind).as_object()) {
            EXPECT_TRUE(told_in_words.contains(std::string{name}) ||
                        used.contains("#/components/" + std::string{kind} + "/" + std::string{name}))
                << name;
        }
    }
}

TEST(OpenApi, security_schemes_are_the_three_kinds_of_bearer) {
    const auto& schemes = document().at("components").at("securitySchemes").as_object();
    EXPECT_EQ(keys_of(schemes), (Names{"userToken", "apiKey", "customerLink"}));
    for (const auto& [name, scheme] : schemes) EXPECT_EQ(scheme.at("scheme").as_string(), "bearer") << name;
    for (const auto& [path, methods] : document().at("paths").as_object()) {
        for (const auto& [method, operation] : methods.as_object()) {
            for (const auto& way : operation.at("security").as_array()) {
                for (const auto& [name, permissions] : way.as_object()) {
                    EXPECT_TRUE(schemes.contains(name)) << path;
                    for (const auto& one : permissions.as_array()) EXPECT_TRUE(parse_permission(one.as_string())) << path;
                }
            }
        }
    }
}

TEST(Errors, document_page_and_sources_have_the_same_codes) {
    const auto page = documented("Of the API");
    const auto command_line = documented("Of the command line");
    Names described;
    for (const auto& code : document().at("components").at("schemas").at("ProblemCode").at("enum").as_array()) {
        described.insert(std::string{code.as_string()});
    }
    EXPECT_EQ(keys_of(page), described);

    auto sources = reasons_in_sources();
    for (const auto& [code, statuses] : command_line) {
        EXPECT_EQ(sources.statuses.erase(code), 1u) << code << " is documented, but nothing fails with it";
    }
    for (const auto& code : codes_of_signing_in()) {
        if (!page.contains(code)) sources.statuses.erase(code);
    }
    for (const auto& [code, statuses] : page) {
        ASSERT_TRUE(sources.statuses.contains(code)) << code << " is documented, but nothing fails with it";
        EXPECT_EQ(sources.statuses.at(code), statuses) << code;
    }
    EXPECT_EQ(keys_of(sources.statuses), described) << "a code of the sources is not documented";
}

TEST(Errors, descriptions_of_answers_name_only_codes_that_exist) {
    const auto page = documented("Of the API");
    static const std::regex quoted{"`([a-z]+_[a-z_]+)`"};
    const auto names_of = [&](const std::string& text) {
        for (std::sregex_iterator one{text.begin(), text.end(), quoted}, end; one != end; ++one) {
            EXPECT_TRUE(page.contains((*one)[1])) << (*one)[1];
        }
    };
    for (const auto& [name, response] : document().at("components").at("responses").as_object()) {
        names_of(std::string{response.at("description").as_string()});
    }
    for (const auto& [path, methods] : document().at("paths").as_object()) {
        for (const auto& [method, operation] : methods.as_object()) {
            for (const auto& [status, response] : operation.at("responses").as_object()) {
                const auto* words = response.as_object().if_contains("description");
                if (status.front() != '2' && words) names_of(std::string{words->as_string()});
            }
        }
    }
}

}  // namespace
}  // namespace orderline::api
