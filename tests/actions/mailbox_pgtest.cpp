// tests/actions/mailbox_pgtest.cpp: the messages of all tenants in one list, read as the server's role.
#include "actions/mailbox.hpp"
#include <gmock/gmock.h>
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

using testing::ElementsAre;

class MailboxTest : public TestDatabase {
protected:
    MailboxTest() {
        sql(R"(
INSERT INTO tenants (id, name, is_active) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 'A', true),
    ('bbbbbbbb-0000-4000-8000-000000000001', 'B', true), ('cccccccc-0000-4000-8000-000000000001', 'C', false);
INSERT INTO outbox (tenant_id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at)
SELECT v.tenant::uuid, v.channel, v.recipient, v.subject, 'Your code is 123456.', 'signup', v.at::timestamptz,
       v.at::timestamptz + interval '1 hour', v.sent::timestamptz
FROM (VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 'email', 'first@a.test', 'Hello', '2026-01-01 10:00:00Z', NULL),
             ('bbbbbbbb-0000-4000-8000-000000000001', 'sms', '43660000001', '', '2026-01-01 11:00:00Z', NULL),
             ('aaaaaaaa-0000-4000-8000-000000000001', 'email', 'last@a.test', 'Hello', '2026-01-01 12:00:00Z', '2026-01-01 12:00:01Z'),
             ('cccccccc-0000-4000-8000-000000000001', 'email', 'closed@c.test', 'Hello', '2026-01-01 13:00:00Z', NULL))
     AS v (tenant, channel, recipient, subject, at, sent))");
    }

    std::vector<OutboxMessage> newest(std::size_t count) {
        Mailbox mailbox{pool()};
        return run(mailbox.newest(count, Deadline::in(std::chrono::seconds{10}))).value();
    }

    std::vector<std::string> recipients(std::size_t count) {
        std::vector<std::string> found;
        for (const auto& message : newest(count)) found.push_back(message.recipient);
        return found;
    }
};

TEST_F(MailboxTest, has_the_newest_of_all_tenants_first) {
    EXPECT_THAT(recipients(50), ElementsAre("last@a.test", "43660000001", "first@a.test"));
    EXPECT_THAT(recipients(2), ElementsAre("last@a.test", "43660000001"));
}

TEST_F(MailboxTest, says_what_a_message_is) {
    const auto messages = newest(50);
    const auto& text = messages.at(1);
    EXPECT_EQ(text.tenant, "B");
    EXPECT_EQ(text.channel, "sms");
    EXPECT_EQ(text.subject, "");
    EXPECT_EQ(text.body, "Your code is 123456.");
    EXPECT_EQ(text.purpose, "signup");
    EXPECT_EQ(text.created_at, *parse_instant("2026-01-01T11:00:00Z"));
    EXPECT_EQ(messages.at(0).tenant, "A");
}

}  // namespace
}  // namespace orderline::actions
