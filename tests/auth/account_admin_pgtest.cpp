// tests/auth/account_admin_pgtest.cpp: a tenant's servers make, list, change and delete its users.
#include "auth/account_admin.hpp"
#include "base/json.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class AccountAdminTest : public AuthTest {
protected:
    static AccountAdmin::Who key_of(TenantId its) {
        Principal who;
        who.tenant = its;
        who.kind = ActorKind::key;
        who.actor = *parse_uuid("aaaaaaaa-0000-4000-8000-0000000000ff");
        return std::make_shared<const Principal>(who);
    }
    Result<Account> create(AdminChange account) { return run(admin_.create(key_of(tenant()), std::move(account), soon())); }
    Result<Account> update(UserId id, AdminChange change) { return run(admin_.update(key_of(tenant()), id, std::move(change), soon())); }
    Result<Account> get(UserId id, TenantId its = tenant()) { return run(admin_.get(key_of(its), id, soon())); }
    Result<AccountPage> list(std::int64_t page, std::int64_t per_page) { return run(admin_.list(key_of(tenant()), page, per_page, soon())); }
};

AdminChange by_email(const std::string& address) {
    AdminChange account;
    account.email = email(address);
    return account;
}

TEST_F(AccountAdminTest, MakesAUserWhoSignsIn) {
    auto wanted = by_email("new@a.example");
    wanted.id = new_id<UserId>();
    wanted.phone = phone("431555");
    wanted.password = "correct horse";
    wanted.email_confirm = true;
    wanted.user_metadata = R"({"colour": "red"})";
    wanted.app_metadata = R"({"plan": "gold", "tenant_id": "a lie"})";
    const auto made = create(wanted);
    ASSERT_TRUE(made) << made.error().message << made.error().detail;
    EXPECT_EQ(made->id, *wanted.id);
    EXPECT_TRUE(made->email_confirmed_at);
    EXPECT_FALSE(made->phone_confirmed_at);
    EXPECT_EQ(made->user_metadata, R"({"colour": "red"})");
    EXPECT_EQ(parse_json(made->app_metadata).value(),
              parse_json(R"({"plan": "gold", "provider": "email", "providers": ["email", "phone"], "tenant_id": ")" + tenant_a + R"("})").value());
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"))), "");
    EXPECT_EQ(reason(sign_in_at(phone("431555"))), "phone_not_confirmed");
    EXPECT_EQ(scalar("SELECT actor FROM audit_logs WHERE table_name = 'users' AND action = 'INSERT' "
                     "AND row_id = '" + to_text(made->id) + "'"),
              "key:aaaaaaaa-0000-4000-8000-0000000000ff");
}

TEST_F(AccountAdminTest, WhatCannotBeMade) {
    EXPECT_EQ(reason(create({})), "validation_failed");
    EXPECT_EQ(reason(create(by_email("anna@a.example"))), "email_exists");
    sql("UPDATE users SET phone = '431555'");
    AdminChange same_phone;
    same_phone.phone = phone("431555");
    EXPECT_EQ(reason(create(same_phone)), "phone_exists");
    auto same_id = by_email("new@a.example");
    same_id.id = *parse_id<UserId>(anna);
    EXPECT_EQ(reason(create(same_id)), "user_already_exists");
    auto weak = by_email("new@a.example");
    weak.password = "short";
    EXPECT_EQ(reason(create(weak)), "weak_password");
    auto wordy = by_email("new@a.example");
    wordy.app_metadata = R"({"a": ")" + std::string(1024, 'x') + "\"}";
    EXPECT_EQ(reason(create(wordy)), "validation_failed");
    EXPECT_EQ(scalar("SELECT count(*) FROM users"), "1");
}

TEST_F(AccountAdminTest, ListsPageByPage) {
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(create(by_email(std::to_string(i) + "@a.example")));
    const auto emails = [&](std::int64_t page, std::int64_t per_page) {
        const auto found = list(page, per_page);
        std::string text = std::to_string(found.value().total) + ":";
        for (const auto& user : found->users) text += " " + user.email;
        return text;
    };
    EXPECT_EQ(emails(1, 50), "5: Anna@A.example 0@a.example 1@a.example 2@a.example 3@a.example");
    EXPECT_EQ(emails(2, 2), "5: 1@a.example 2@a.example");
    EXPECT_EQ(emails(3, 2), "5: 3@a.example");
    EXPECT_EQ(emails(4, 2), "5:");
    for (const auto& [page, per_page] : {std::pair{0, 1}, std::pair{1, 0}, std::pair{1, 1001}, std::pair{-1, 10}, std::pair{2'000'000, 1}}) {
        EXPECT_EQ(reason(list(page, per_page)), "validation_failed") << page << ' ' << per_page;
    }
}

TEST_F(AccountAdminTest, ChangesWhatIsGiven) {
    const auto made = create(by_email("new@a.example")).value();
    AdminChange confirm;
    confirm.email_confirm = true;
    confirm.app_metadata = R"({"plan": "gold"})";
    const auto changed = update(made.id, confirm);
    ASSERT_TRUE(changed);
    EXPECT_TRUE(changed->email_confirmed_at);
    EXPECT_EQ(changed->email, "new@a.example");
    EXPECT_EQ(parse_json(changed->app_metadata).value().at("plan"), "gold");
    EXPECT_EQ(reason(update(made.id, by_email("anna@a.example"))), "email_exists");
    EXPECT_EQ(reason(update(new_id<UserId>(), confirm)), "user_not_found");
}

TEST_F(AccountAdminTest, ABanAndANewPasswordEndTheSessions) {
    const auto id = *parse_id<UserId>(anna);
    const auto first = sign_in_at().value();
    AdminChange password;
    password.password = "another horse";
    ASSERT_TRUE(update(id, password));
    EXPECT_EQ(reason(run(accounts_.user(access(first.access_token), soon()))), "session_not_found");

    const auto second = sign_in_at(email("anna@a.example"), "another horse").value();
    AdminChange ban;
    ban.ban_for = std::chrono::hours{24};
    EXPECT_TRUE(update(id, ban).value().banned_until);
    EXPECT_EQ(reason(run(accounts_.user(access(second.access_token), soon()))), "session_not_found");
    EXPECT_EQ(reason(sign_in_at(email("anna@a.example"), "another horse")), "user_banned");
    ban.ban_for = std::chrono::seconds{0};
    EXPECT_FALSE(update(id, ban).value().banned_until);
    EXPECT_EQ(reason(sign_in_at(email("anna@a.example"), "another horse")), "");
    ban.ban_for = std::chrono::hours{24} * 365 * 101;
    EXPECT_EQ(reason(update(id, ban)), "validation_failed");
}

TEST_F(AccountAdminTest, DeletesOnceAndNotWhomOthersName) {
    const auto made = create(by_email("new@a.example")).value();
    const auto remove = [&](UserId id, TenantId its) { return reason(run(admin_.remove(key_of(its), id, soon()))); };
    EXPECT_EQ(remove(made.id, other_tenant()), "user_not_found");
    EXPECT_EQ(remove(made.id, tenant()), "");
    EXPECT_EQ(remove(made.id, tenant()), "user_not_found");
    sql("INSERT INTO agents (tenant_id, user_id, name) VALUES ('" + tenant_a + "', '" + anna + "', 'Anna')");
    EXPECT_EQ(remove(*parse_id<UserId>(anna), tenant()), "conflict");
}

TEST_F(AccountAdminTest, TheLastOwnerIsNeitherBannedNorDeleted) {
    const auto id = *parse_id<UserId>(anna);
    sql("INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT '" + tenant_a + "', '" + anna + "', id FROM roles WHERE name = 'owner'");
    const auto session = sign_in_at().value();
    AdminChange ban;
    ban.ban_for = std::chrono::hours{24};
    EXPECT_EQ(reason(update(id, ban)), "last_owner");
    EXPECT_EQ(reason(run(admin_.remove(key_of(tenant()), id, soon()))), "last_owner");
    EXPECT_EQ(reason(run(accounts_.user(access(session.access_token), soon()))), "") << "the session goes on";
}

TEST_F(AccountAdminTest, UsersOfAnotherTenantAreNotThere) {
    const auto id = *parse_id<UserId>(anna);
    EXPECT_EQ(reason(get(id)), "");
    EXPECT_EQ(reason(get(id, other_tenant())), "user_not_found");
    AdminChange confirm;
    confirm.email_confirm = true;
    EXPECT_EQ(reason(run(admin_.update(key_of(other_tenant()), id, confirm, soon()))), "user_not_found");
    EXPECT_EQ(run(admin_.list(key_of(other_tenant()), 1, 50, soon())).value().total, 0);
}

}  // namespace
}  // namespace orderline::auth
