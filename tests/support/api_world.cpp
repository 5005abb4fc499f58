// tests/support/api_world.cpp: starts servers, writes two businesses, asks.
#include "tests/support/api_world.hpp"
#include <boost/asio/post.hpp>
#include <fmt/format.h>
#include <future>
#include <stdexcept>
#include <thread>
#include "app/service.hpp"
#include "auth/api_key.hpp"
#include "auth/password.hpp"
#include "base/log.hpp"

namespace orderline {
namespace {

Task<void> stop_all(Runtime& runtime, app::Service& service) {
    co_await service.stop(Deadline::in(std::chrono::seconds{5}));
    runtime.stop();
}

// {0} is a hex digit of its own, {1} the mark, {2} the hash of the password.
constexpr const char* business_sql = R"sql(
SET app.tenant_id = '{0}0000000-0000-4000-8000-000000000001';
INSERT INTO tenants (id, name, domain, settings) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{1} trading', '{1}.example',
   '{{"currency":"EUR","locale":"de-AT","time_zone":"Europe/Vienna","taxes":[{{"name":"VAT","rate":"10.00"}}]}}');
INSERT INTO users (tenant_id, id, email, username, password_hash) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000010', 'owner@{1}.example', '{1} owner', '{2}');
INSERT INTO logins (email, tenant_id, user_id) VALUES
  ('owner@{1}.example', '{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000010');
INSERT INTO user_roles (tenant_id, user_id, role_id)
  SELECT '{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000010', id FROM roles WHERE name = 'owner';
INSERT INTO agents (tenant_id, user_id, name, email) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000010', '{1} agent', 'agent@{1}.example');
INSERT INTO product_categories (tenant_id, id, name) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000050', '{1} category');
INSERT INTO product_types (tenant_id, id, category_id, name) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000051',
   '{0}0000000-0000-4000-8000-000000000050', '{1} type');
INSERT INTO products (tenant_id, id, name, description, sku, size, unit, pack_size, price_minor, order_multiple, category_id,
                      product_type_id, image_url, thumbnail, thumbnail_type)
  SELECT '{0}0000000-0000-4000-8000-000000000001', ('{0}0000000-0000-4000-8000-0000000000' || 60 + n)::uuid,
         '{1} product ' || n, '{1} description', '{1}-' || n, '{1} size', '{1} unit', '{1} pack', n * 100,
         CASE n WHEN 8 THEN 2500 ELSE 1000 END, '{0}0000000-0000-4000-8000-000000000050',
         '{0}0000000-0000-4000-8000-000000000051', 'https://{1}.example/' || n, '\x89504e47', 'image/png'
  FROM generate_series(1, 8) AS n;
INSERT INTO product_specials (tenant_id, id, product_id, name, price_minor, start_date, end_date) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000070',
   '{0}0000000-0000-4000-8000-000000000061', '{1} special', 80, now() - interval '1 day', now() + interval '7 days');
INSERT INTO customers (tenant_id, id, first_name, last_name, company, email, phone, address, city, external_id) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000020', '{1} first', '{1} last', '{1} company',
   'customer@{1}.example', '{1} phone', '{1} address', '{1} city', '{1} external');
INSERT INTO customer_preferences (tenant_id, customer_id, personal, favorites) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000020', '{{"likes":"{1}"}}',
   '{{"order_items":["{0}0000000-0000-4000-8000-000000000062"]}}');
INSERT INTO orders (tenant_id, id, customer_id, status, notes, order_date, currency, subtotal_minor, tax_minor, total_minor) VALUES
  ('{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000080',
   '{0}0000000-0000-4000-8000-000000000020', 'delivered', '{1} notes', now() - interval '20 days', 'EUR', 500, 50, 550);
INSERT INTO order_items (tenant_id, order_id, product_id, quantity, unit_price_minor, line_total_minor, tax_minor, description,
                         sku, unit, position)
  SELECT '{0}0000000-0000-4000-8000-000000000001', '{0}0000000-0000-4000-8000-000000000080',
         ('{0}0000000-0000-4000-8000-0000000000' || 60 + n)::uuid, n, n * 100, n * n * 100, n * n * 10, '{1} line', '{1}-' || n,
         '{1} unit', n
  FROM generate_series(1, 2) AS n;
RESET app.tenant_id;
)sql";

Business business_of(char digit, std::string mark) {
    const auto id = [&](int number) { return fmt::format("{}0000000-0000-4000-8000-{:012}", digit, number); };
    Business one{id(1), id(10), id(20), id(50), id(51), id(70), {}, fmt::format("owner@{}.example", mark), mark, {}};
    for (int n = 1; n <= 8; ++n) one.products.push_back(id(60 + n));
    return one;
}

}  // namespace

struct ServerThread::Parts {
    std::unique_ptr<app::Service> service;
    Runtime* runtime = nullptr;
    std::uint16_t port = 0;
    std::jthread thread;

    void run(app::ServiceOptions options, std::promise<std::string>& started) {
        Runtime loop;
        auto made = app::Service::start(loop, auth::Secret::parse(std::string(64, '7')).value(), std::move(options));
        if (!made) return started.set_value(made.error().message + " " + made.error().detail);
        service = *std::move(made);
        runtime = &loop;
        port = service->port();
        started.set_value({});
        loop.run();
        service.reset();
    }
};

ServerThread::ServerThread(std::string server_conninfo, std::string rest_conninfo, std::string admin_conninfo) : parts_{std::make_unique<Parts>()} {
    app::ServiceOptions options;
    options.server_conninfo = std::move(server_conninfo);
    options.rest_conninfo = std::move(rest_conninfo);
    options.admin_conninfo = std::move(admin_conninfo);
    options.http.port = 0;
    options.write_connections = 6;
    std::promise<std::string> started;
    auto problem = started.get_future();
    parts_->thread = std::jthread{[this, &started, options = std::move(options)] { parts_->run(options, started); }};
    if (const auto text = problem.get(); !text.empty()) throw std::runtime_error("starting the server: " + text);
}

ServerThread::~ServerThread() {
    auto& parts = *parts_;
    boost::asio::post(parts.runtime->io(), [&parts] { parts.runtime->spawn("stop", stop_all(*parts.runtime, *parts.service)); });
}

std::uint16_t ServerThread::port() const { return parts_->port; }

void ServerThread::wait_until_ready() const {
    HttpClient client{port()};
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (client.get("/api/v1/ready").status != 200) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("the server does not become ready");
        std::this_thread::sleep_for(std::chrono::milliseconds{5});  // nothing tells from outside; so it is asked now and then
    }
}

HttpAnswer Person::ask(std::string_view method, std::string_view target, std::string_view body, HeaderList headers) {
    if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
    if (!body.empty()) headers.emplace_back("content-type", "application/json");
    auto answer = client.request(method, target, headers, body);
    if (watch) watch(method, target, answer);
    return answer;
}

json::value Person::must(std::string_view method, std::string_view target, std::string_view body, HeaderList headers) {
    const auto answer = ask(method, target, body, std::move(headers));
    if (answer.status >= 300) {
        throw std::runtime_error(fmt::format("{} {}: {} {}", method, target, answer.status, answer.body));
    }
    return json_of(answer);
}

HttpAnswer Person::listen(const std::string& draft, const std::string& last_event_id) {
    HeaderList headers{{"authorization", "Bearer " + token}};
    if (!last_event_id.empty()) headers.emplace_back("last-event-id", last_event_id);
    return client.open_events("/api/v1/drafts/" + draft + "/events", headers);
}

HttpEvent Person::next(std::string_view name) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};  // heartbeats must not keep it waiting
    while (std::chrono::steady_clock::now() < end) {
        auto event = client.next_event();
        if (!event) throw std::runtime_error("the stream ended before an event " + std::string{name});
        if (!event->comment && event->name == name) return *std::move(event);
    }
    throw std::runtime_error("no event came in time: " + std::string{name});
}

json::value json_of(const HttpAnswer& answer) { return parse_json(answer.body).value_or(json::value{}); }

std::string text_at(const json::value& value, std::string_view pointer) {
    boost::system::error_code error;
    const auto* found = value.find_pointer(pointer, error);
    return found && found->is_string() ? std::string{found->get_string()} : std::string{};
}

std::int64_t integer_at(const json::value& value, std::string_view pointer) {
    boost::system::error_code error;
    const auto* found = value.find_pointer(pointer, error);
    return found && found->is_int64() ? found->get_int64() : -1;
}

std::string code_of(const HttpAnswer& answer) { return text_at(json_of(answer), "/code"); }

ApiWorld::ApiWorld() : a{business_of('a', "alphamark")}, b{business_of('b', "bravomark")} {
    static const std::string hash = auth::hash_password(world_password);
    log::configure(log::Level::error, log::Format::text);  // each request would be a line
    for (auto* one : {&a, &b}) {
        sql(fmt::format(fmt::runtime(business_sql), one->tenant.front(), one->mark, hash));
        one->key_token = key_with(*one, R"(["*"])").token;
    }
    server_ = std::make_unique<ServerThread>(server_conninfo(), rest_conninfo(), admin_conninfo());
    server_->wait_until_ready();
}

std::unique_ptr<ServerThread> ApiWorld::another_server() const {
    auto server = std::make_unique<ServerThread>(server_conninfo(), rest_conninfo(), admin_conninfo());
    server->wait_until_ready();
    return server;
}

Person ApiWorld::user_of(const Business& business) const {
    auto person = somebody({});
    const auto session = person.must("POST", "/api/v1/session",
                                     fmt::format(R"({{"email":"{}","password":"{}"}})", business.email, world_password));
    person.token = text_at(session, "/access_token");
    return person;
}

Person ApiWorld::key_with(const Business& business, std::string_view permissions_json) {
    const auto key = auth::new_api_key(parse_id<TenantId>(business.tenant).value());
    sql(fmt::format("INSERT INTO api_keys (tenant_id, key, name, permissions) VALUES ('{}', '{}', '{} key', '{}')", business.tenant,
                    key.hash, business.mark, permissions_json));
    return Person{server_ ? port() : std::uint16_t{0}, key.text};
}

Started ApiWorld::start_call(Person& person, const Business& business) const {
    const auto made = person.must("POST", "/api/v1/calls", fmt::format(R"({{"customer_id":"{}"}})", business.customer));
    return {text_at(made, "/call/id"), text_at(made, "/draft/id"), text_at(made, "/link/token"), text_at(made, "/draft/digest"),
            integer_at(made, "/draft/version")};
}

std::string edit_body(std::string_view operation, std::string_view device, std::string operation_id,
                      std::optional<std::int64_t> expected_version) {
    if (operation_id.empty()) operation_id = to_text(random_uuid());
    const auto expected = expected_version ? fmt::format(R"("expected_version":{},)", *expected_version) : std::string{};
    return fmt::format(R"({{"operation_id":"{}","device_id":"{}",{}"operation":{}}})", operation_id, device, expected, operation);
}

std::string put_line(std::string_view product, std::string_view quantity, std::string_view more) {
    return fmt::format(R"({{"type":"put_line","product_id":"{}","quantity":{}{}}})", product, quantity, more);
}

std::string accept_body(std::int64_t version, std::string_view digest) {
    return fmt::format(R"({{"version":{},"digest":"{}"}})", version, digest);
}

}  // namespace orderline
