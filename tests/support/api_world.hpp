// tests/support/api_world.hpp: a whole server in the test's process, on a database of its own with two businesses in it.
#pragma once
#include <gtest/gtest.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/json.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/test_database.hpp"

namespace orderline {

/// The server as `orderline serve` runs it, on a thread and an event loop of its own, at a free port.
class ServerThread {
public:
    ServerThread(std::string server_conninfo, std::string rest_conninfo, std::string admin_conninfo);
    ~ServerThread();  // stops it as a signal would
    std::uint16_t port() const;
    /// Its change feed is attached: from here on event streams are told of changes.
    void wait_until_ready() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Somebody with a bearer token and a connection.
class Person {
public:
    Person(std::uint16_t port, std::string bearer) : client{port}, token{std::move(bearer)} {}

    HttpAnswer ask(std::string_view method, std::string_view target, std::string_view body = {}, HeaderList headers = {});
    /// The same where only success will do: the answer's JSON; throws otherwise.
    json::value must(std::string_view method, std::string_view target, std::string_view body = {}, HeaderList headers = {});
    HttpAnswer listen(const std::string& draft, const std::string& last_event_id = {});
    /// The next event of that name; others in between are passed over.
    HttpEvent next(std::string_view name);

    /// Called with method, target and answer of each ask(), on the thread that asks.
    static inline std::function<void(std::string_view, std::string_view, const HttpAnswer&)> watch;

    HttpClient client;
    std::string token;
};

/// The JSON of an answer; null if it is none.
json::value json_of(const HttpAnswer& answer);
std::string text_at(const json::value& value, std::string_view pointer);  // "/draft/id"; "" if there is no text
std::int64_t integer_at(const json::value& value, std::string_view pointer);
std::string code_of(const HttpAnswer& answer);                            // of a problem

/// A call with its draft, as it was started.
struct Started {
    std::string call, draft, link, digest;
    std::int64_t version = 0;
};

/// What one business has; ids as text.
struct Business {
    std::string tenant, user, customer, category, type, special;
    std::vector<std::string> products;  // of 1.00, 2.00, 3.00 …; the first one is on special, the last one sold by 2.5
    std::string email, mark;            // `mark` stands in every text of its rows
    std::string key_token;              // an API key with all permissions
};

/// Two businesses, alike but for their ids and marks.
class ApiWorld : public TestDatabase {
protected:
    ApiWorld();

    std::uint16_t port() const { return server_->port(); }
    /// A second server on the same database.
    std::unique_ptr<ServerThread> another_server() const;

    Person somebody(std::string token) const { return Person{port(), std::move(token)}; }
    /// Signs in with the password; the owner of the business.
    Person user_of(const Business& business) const;
    Person key_of(const Business& business) const { return somebody(business.key_token); }
    /// An API key with these permissions alone.
    Person key_with(const Business& business, std::string_view permissions_json);
    Started start_call(Person& person, const Business& business) const;

    Business a, b;

private:
    std::unique_ptr<ServerThread> server_;
};

inline constexpr std::string_view world_password = "correct horse battery";

/// {"operation_id":…,"device_id":…,"operation":…}
std::string edit_body(std::string_view operation, std::string_view device = "test", std::string operation_id = {},
                      std::optional<std::int64_t> expected_version = {});
std::string put_line(std::string_view product, std::string_view quantity, std::string_view more = {});
std::string accept_body(std::int64_t version, std::string_view digest);

}  // namespace orderline
