// tests/actions/personal_data_pgtest.cpp: what is kept of a customer can be handed out, and is gone from every byte once erased.
#include "actions/personal_data.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <array>
#include <cstdio>
#include <memory>
#include <set>
#include "actions/audit_sealer.hpp"
#include "actions/audit_verify.hpp"
#include "base/json.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string tenant_id = "aaaaaaaa-0000-4000-8000-000000000001", customer_id = "aaaaaaaa-0000-4000-8000-000000000004",
                  user_id = "aaaaaaaa-0000-4000-8000-000000000002", account_id = "aaaaaaaa-0000-4000-8000-000000000003",
                  other_id = "aaaaaaaa-0000-4000-8000-000000000005", order_id = "aaaaaaaa-0000-4000-8000-000000000008";

/// Words that are nowhere else. The person has had another name and another phone before.
const std::vector<std::string> marks{"Zoëlle",       "Quixwörth",      "Oldquix",   "zq@quix.example", "zq.private@quix.example",
                                     "Quixgasse 77", "6609998877",     "1112233", "Quixhof GmbH", "QX-4711", "Quixdorf"};

class PersonalDataTest : public TestDatabase {
protected:
    PersonalDataTest() {
        sql("BEGIN;" + filled(R"(
SET app.tenant_id = '{tenant}'; SET app.actor = 'user:{user}';
INSERT INTO tenants (id, name) VALUES ('{tenant}', 'T');
INSERT INTO users (id, tenant_id, email, username) VALUES ('{user}', '{tenant}', 'anna@example.org', 'Anna'),
    ('{account}', '{tenant}', 'zq.private@quix.example', 'Zoëlle Quixwörth');
UPDATE users SET user_metadata = '{"name": "Zoëlle Quixwörth"}', phone = '436609998877' WHERE id = '{account}';
INSERT INTO logins (email, tenant_id, user_id) VALUES ('zq.private@quix.example', '{tenant}', '{account}');
INSERT INTO refresh_sessions (tenant_id, user_id, token_hash, expires_at, user_agent)
    VALUES ('{tenant}', '{account}', '\x01', now() + interval '1 day', 'Zoëlle''s phone');
INSERT INTO user_factors (tenant_id, user_id, friendly_name, secret) VALUES ('{tenant}', '{account}', 'Zoëlle''s phone', '\x01');
INSERT INTO one_time_codes (tenant_id, user_id, kind, address, code_hash, token_hash, expires_at)
    VALUES ('{tenant}', '{account}', 'recovery', 'zq.private@quix.example', '\x01', '\x02', now() + interval '1 hour');
INSERT INTO user_preferences (tenant_id, user_id, personal) VALUES ('{tenant}', '{account}', '{"nick": "Zoëlle"}');
INSERT INTO customers (id, tenant_id, user_id, first_name, last_name, email, phone, address, city, company, external_id)
    VALUES ('{customer}', '{tenant}', '{account}', 'Zoëlle', 'Oldquix', 'zq@quix.example', '+43 660 1112233', 'Quixgasse 77',
            'Quixdorf', 'Quixhof GmbH', 'QX-4711'),
           ('{other}', '{tenant}', NULL, 'Zora', 'Other', 'zora@example.org', '+43 1 555', 'Ring 1', 'Wien', NULL, NULL);
UPDATE customers SET last_name = 'Quixwörth', phone = '+43 660 9998877' WHERE id = '{customer}';
INSERT INTO customer_preferences (tenant_id, customer_id, personal) VALUES ('{tenant}', '{customer}', '{"likes": "call me Zoëlle"}');
INSERT INTO products (id, tenant_id, name, sku) VALUES ('{product}', '{tenant}', 'Käse', 'K-1');
INSERT INTO call_logs (id, tenant_id, customer_id, notes, status, ended_at)
    VALUES ('{call}', '{tenant}', '{customer}', 'Frau QUIXWÖRTH, back at 0660/9998877', 'completed', now());
INSERT INTO proposed_orders (id, tenant_id, customer_id, call_id, version, note, order_items, last_device_id)
    VALUES ('{draft}', '{tenant}', '{customer}', '{call}', 3, 'ring at Quixgasse 77',
            '[{"productId": "{product}", "description": "Käse", "quantity": 1, "price": 2.5, "note": "for Zoëlle"}]', 'Zoëlle-iPhone'),
           ('{gone}', '{tenant}', '{customer}', '{call}', 1, 'for Quixwörth', '[]', NULL),
           ('{open}', '{tenant}', '{customer}', '{call}', 1, 'for Zoëlle', '[{"productId": "{product}", "quantity": 1, "price": 1, "note": "Zoëlle"}]', NULL);
UPDATE proposed_orders SET note = 'Quixwörth!' WHERE id = '{gone}';
DELETE FROM proposed_orders WHERE id = '{gone}';
INSERT INTO draft_operations (tenant_id, draft_id, version, kind, operation, status, actor_kind, actor_id, actor_name, device_id)
    VALUES ('{tenant}', '{draft}', 2, 'set_note', '{"type": "set_note", "note": "ring at Quixgasse 77"}', 'draft', 'customer',
            '{customer}', 'Zoëlle Quixwörth', 'Zoëlle-iPhone'),
           ('{tenant}', '{draft}', 3, 'put_line', '{"item": {"note": "für Zoëlle", "quantity": 2}}', 'draft', 'user', '{user}', 'Anna', 'desk');
INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at) VALUES ('{tenant}', 77, '{draft}', '{customer}', now());
INSERT INTO proposed_orders_data (tenant_id, call_id, customer_id, customer_phone, data, data_type)
    VALUES ('{tenant}', '{call}', '{customer}', '+436609998877', '{"who": "Quixwörth"}', 'order');
INSERT INTO orders (id, tenant_id, customer_id, status, notes, currency, subtotal_minor, tax_minor, total_minor, accepted_snapshot,
                    accepted_digest, accepted_version, draft_id, accepted_by)
    VALUES ('{order}', '{tenant}', '{customer}', 'accepted', 'ring at Quixgasse 77', 'EUR', 250, 50, 300,
            '{"version": 3, "note": "ring at Quixgasse 77", "order_items": [{"description": "Käse", "quantity": 1, "note": "for Zoëlle"}]}',
            '\x0102', 3, '{draft}', 'customer:{customer} link');
INSERT INTO order_items (tenant_id, order_id, product_id, quantity, description, line_total_minor)
    VALUES ('{tenant}', '{order}', '{product}', 1, 'Käse', 250);
UPDATE proposed_orders SET status = 'accepted', order_id = '{order}', accepted_version = 3, accepted_digest = '\x0102', accepted_at = now()
    WHERE id = '{draft}';
INSERT INTO messages (content, user_id, tenant_id) VALUES ('Quixwörth called, wants zq@quix.example changed', '{user}', '{tenant}'),
    ('Zora called', '{user}', '{tenant}');
INSERT INTO outbox (tenant_id, channel, recipient, body, purpose, expires_at)
    VALUES ('{tenant}', 'sms', '436609998877', 'Dear Zoëlle', 'link', now() + interval '1 day'),
           ('{tenant}', 'email', 'zora@example.org', 'Dear Zora', 'link', now() + interval '1 day');
INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash, body)
    VALUES ('{tenant}', 'rest user:{user}', 'k1', '\x01', convert_to('[{"last_name": "Quixwörth"}]', 'UTF8')),
           ('{tenant}', 'customer:{customer}', 'k2', '\x01', NULL), ('{tenant}', 'user:{user}', 'k3', '\x01', NULL);
RESET app.tenant_id; RESET app.actor; COMMIT)"));
        who_->tenant = tenant();
        who_->kind = ActorKind::user;
        who_->actor = *parse_uuid(user_id);
        who_->permissions = {Permission::personal_data_manage};
    }

    static std::string filled(std::string text) {
        const std::pair<std::string, std::string> names[]{
            {"{tenant}", tenant_id}, {"{customer}", customer_id}, {"{user}", user_id}, {"{account}", account_id},
            {"{other}", other_id}, {"{order}", order_id}, {"{product}", "aaaaaaaa-0000-4000-8000-000000000009"},
            {"{call}", "aaaaaaaa-0000-4000-8000-000000000006"}, {"{draft}", "aaaaaaaa-0000-4000-8000-000000000007"},
            {"{gone}", "aaaaaaaa-0000-4000-8000-00000000000a"}, {"{open}", "aaaaaaaa-0000-4000-8000-00000000000b"}};
        for (const auto& [mark, id] : names) {
            for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.replace(at, mark.size(), id);
        }
        return text;
    }

    static TenantId tenant() { return TenantId{*parse_uuid(tenant_id)}; }
    static CustomerId customer() { return CustomerId{*parse_uuid(customer_id)}; }
    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

    Result<Erased> erase() { return run(PersonalData{pool()}.erase_customer(who_, customer(), soon())); }
    void erased() {
        const auto done = erase();
        if (!done) throw std::runtime_error(done.error().message + " " + done.error().detail);
    }
    void seal() {
        AuditSealer sealer{pool(), 120};
        for (int pass = 0; pass < 2; ++pass) {
            if (const auto done = run(sealer.seal_all(soon())); !done) throw std::runtime_error(done.error().detail);
        }
    }
    AuditReport verified() {
        auto report = verify_audit(admin(), tenant(), {});
        if (!report) throw std::runtime_error(report.error().detail);
        return *std::move(report);
    }

    /// The whole database as the text of pg_dump.
    std::string dump() {
        const auto command = "pg_dump --inserts -d \"" + admin_conninfo() + "\" 2>&1";
        std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
        std::string text;
        std::array<char, 65536> part;
        for (std::size_t got; (got = fread(part.data(), 1, part.size(), pipe.get())) > 0;) text.append(part.data(), got);
        return text;
    }
    /// Lines that hold a mark, also as hexadecimal bytes.
    std::vector<std::string> left_of_the_person() {
        const auto text = dump();
        EXPECT_TRUE(text.contains("PostgreSQL database dump complete") && text.contains("Zora"));
        std::vector<std::string> found;
        for (const auto& mark : marks) {
            for (const auto& form : {mark, to_hex(as_bytes(mark))}) {
                const auto at = text.find(form);
                if (at == text.npos) continue;
                const auto begin = text.rfind('\n', at) + 1;
                found.push_back(mark + ": " + text.substr(begin, std::min<std::size_t>(300, text.find('\n', at) - begin)));
            }
        }
        return found;
    }

    std::shared_ptr<Principal> who_ = std::make_shared<Principal>();
};

TEST_F(PersonalDataTest, no_byte_of_the_person_is_left_in_a_dump) {
    EXPECT_THAT(left_of_the_person(), testing::SizeIs(testing::Ge(marks.size()))) << "it was there before";
    seal();
    erased();
    EXPECT_THAT(left_of_the_person(), IsEmpty());
}

TEST_F(PersonalDataTest, what_was_not_sealed_yet_goes_as_well) {
    erased();
    EXPECT_THAT(left_of_the_person(), IsEmpty());
    EXPECT_THAT(verified().faults, IsEmpty());
}

TEST_F(PersonalDataTest, the_order_stays_with_what_the_law_asks_for) {
    const std::string facts = "SELECT concat_ws('|', id, order_number, order_date, status, currency, total_minor, accepted_digest, "
                              "accepted_version, draft_id, customer_id, accepted_snapshot ->> 'version', "
                              "accepted_snapshot -> 'order_items' -> 0 ->> 'description') FROM orders";
    const auto before = scalar(facts);
    EXPECT_THAT(before, HasSubstr("Käse"));
    erased();
    EXPECT_EQ(scalar(facts), before);
}

TEST_F(PersonalDataTest, the_trail_still_verifies_and_says_that_it_is_redacted) {
    seal();
    const auto head = verified().head;
    const auto rows = verified().rows;
    erased();
    seal();
    const auto report = verify_audit(admin(), tenant(), head);
    ASSERT_TRUE(report);
    EXPECT_THAT(report->faults, IsEmpty());
    EXPECT_GT(report->redacted, 5);
    EXPECT_GT(report->rows, rows) << "the erasing itself is in the trail";
    EXPECT_EQ(scalar("SELECT detail FROM audit_seals WHERE kind = 'redaction'"), "customer " + customer_id + " erased by user:" + user_id);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name = 'customers' AND row_id = '" + customer_id + "'"), "3");

    sql("SET session_replication_role = replica; UPDATE audit_logs SET new_data = '{\"first_name\": \"Forged\"}' "
        "WHERE seq = (SELECT max(seq) FROM audit_logs WHERE nonce IS NULL); SET session_replication_role = origin");
    EXPECT_EQ(verified().faults.size(), 1) << "a redacted row is sealed, too";
}

TEST_F(PersonalDataTest, erasing_again_changes_nothing) {
    erased();
    seal();
    const auto before = scalar("SELECT count(*) FROM audit_logs") + scalar("SELECT max(number) FROM audit_seals");
    const auto again = erase();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->redacted, 0);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs") + scalar("SELECT max(number) FROM audit_seals"), before);
}

TEST_F(PersonalDataTest, others_keep_what_is_theirs) {
    const std::string others = "SELECT concat_ws('|', (SELECT c::text FROM customers c WHERE id = '" + other_id +
                               "'), (SELECT string_agg(content, ',') FROM messages WHERE content LIKE 'Zora%'), "
                               "(SELECT string_agg(a::text, ',' ORDER BY seq) FROM audit_logs a WHERE row_id = '" + other_id +
                               "'), (SELECT u::text FROM users u WHERE id = '" + user_id + "'), (SELECT count(*) FROM idempotency_keys WHERE key = 'k3'))";
    const auto before = scalar(others);
    EXPECT_THAT(before, HasSubstr("Ring 1"));
    erased();
    EXPECT_EQ(scalar(others), before);
    EXPECT_EQ(scalar("SELECT content FROM messages WHERE content LIKE '%called, wants%'"), "[erased] called, wants [erased] changed");
}

TEST_F(PersonalDataTest, an_open_draft_expires_with_a_version_of_its_own) {
    erased();
    EXPECT_EQ(scalar("SELECT status || version FROM proposed_orders WHERE id = 'aaaaaaaa-0000-4000-8000-00000000000b'"), "expired2");
}

TEST_F(PersonalDataTest, is_refused_while_a_call_runs_or_to_who_may_not) {
    sql("UPDATE call_logs SET status = 'in_progress', ended_at = NULL");
    EXPECT_EQ(erase().error().reason, "call_running");
    sql("UPDATE call_logs SET call_date = now() - interval '2 days'");
    sql("INSERT INTO user_roles (user_id, role_id, tenant_id) VALUES ('" + account_id + "', '00000000-0000-4000-8000-000000000003', '" +
        tenant_id + "')");
    EXPECT_EQ(erase().error().reason, "customer_has_rights");
    sql("DELETE FROM user_roles");
    const auto all = who_->permissions;
    for (const Permissions too_few : {Permissions{Permission::customers_write}, Permissions{Permission::audit_read}, Permissions{}}) {
        who_->permissions = too_few;
        EXPECT_EQ(erase().error().code, Code::forbidden);
        EXPECT_EQ(run(PersonalData{pool()}.export_customer(who_, customer(), soon())).error().code, Code::forbidden);
    }
    who_->permissions = all;
    const CustomerId unknown{*parse_uuid("cccccccc-0000-4000-8000-000000000001")};
    EXPECT_EQ(run(PersonalData{pool()}.erase_customer(who_, unknown, soon())).error().code, Code::not_found);
    EXPECT_EQ(run(PersonalData{pool()}.export_customer(who_, unknown, soon())).error().code, Code::not_found);
    EXPECT_EQ(scalar("SELECT last_name FROM customers WHERE id = '" + customer_id + "'"), "Quixwörth");
    erased();
}

TEST_F(PersonalDataTest, the_export_has_the_person_in_every_table_and_no_secret) {
    const auto text = run(PersonalData{pool()}.export_customer(who_, customer(), soon()));
    ASSERT_TRUE(text) << text.error().detail;
    const auto document = parse_json(*text);
    ASSERT_TRUE(document);
    for (const auto& table : personal_tables()) {
        EXPECT_EQ(document->as_object().contains(table.name), table.exported) << table.name;
    }
    for (const auto& mark : marks) EXPECT_TRUE(text->contains(mark)) << mark;
    for (const std::string not_in_it : {"password_hash", "token_hash", "Zora"}) EXPECT_FALSE(text->contains(not_in_it)) << not_in_it;
}

// A new table with a path to customers fails this until somebody has said what becomes of its rows.
TEST_F(PersonalDataTest, every_table_with_a_path_to_customers_is_in_the_list) {
    const auto paths = [&] {
        const auto rows = admin().query(
            "WITH RECURSIVE reached AS (SELECT 'customers'::regclass::oid AS oid UNION "
            "SELECT k.conrelid FROM pg_constraint k JOIN reached r ON k.confrelid = r.oid WHERE k.contype = 'f') "
            "SELECT c.relname::text FROM reached JOIN pg_class c USING (oid) WHERE NOT c.relispartition");
        std::set<std::string> names;
        for (int row = 0; row < rows->size(); ++row) names.emplace(rows->text(row, 0));
        return names;
    };
    std::set<std::string> listed;
    for (const auto& table : personal_tables()) listed.emplace(table.name);
    const auto missing = [&] {
        std::vector<std::string> names;
        std::ranges::set_difference(paths(), listed, std::back_inserter(names));
        return names;
    };
    EXPECT_THAT(missing(), IsEmpty());
    EXPECT_THAT(paths(), testing::Contains("order_items"));
    sql("CREATE TABLE complaints (tenant_id uuid, order_id uuid, FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id))");
    EXPECT_THAT(missing(), testing::ElementsAre("complaints"));
}

// The same of a column: one that is new is either emptied or named here.
TEST_F(PersonalDataTest, every_text_of_those_tables_is_emptied_or_says_nothing_of_the_person) {
    const std::set<std::string> harmless{
        "orders.status", "orders.currency", "orders.accepted_by", "orders.external_id", "orders.accepted_snapshot", "order_items.description",
        "order_items.sku", "order_items.unit", "proposed_orders.status", "proposed_orders.currency", "proposed_orders.order_items",
        "call_logs.direction", "proposed_orders_data.data_type", "call_logs.status", "call_logs.outcome", "call_logs.purpose"};
    const auto rows = admin().query(
        "SELECT a.attrelid::regclass::text || '.' || a.attname FROM pg_attribute a "
        "WHERE a.attrelid IN ('customers'::regclass, 'customer_preferences'::regclass, 'call_logs'::regclass, 'orders'::regclass, "
        "'order_items'::regclass, 'proposed_orders'::regclass, 'proposed_orders_data'::regclass, 'draft_links'::regclass) "
        "AND a.attnum > 0 AND NOT a.attisdropped AND (a.atttypid IN ('text'::regtype, 'jsonb'::regtype)) "
        "AND a.attname <> ALL (orderline.personal_columns(a.attrelid::regclass::text)) ORDER BY 1");
    ASSERT_TRUE(rows);
    for (int row = 0; row < rows->size(); ++row) EXPECT_TRUE(harmless.contains(std::string{rows->text(row, 0)})) << rows->text(row, 0);
}

}  // namespace
}  // namespace orderline::actions
