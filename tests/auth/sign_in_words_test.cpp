// tests/auth/sign_in_words_test.cpp: what a tenant's settings say about signing in, what codes are sent with, what settings
// of a transaction are made of.
#include <gtest/gtest.h>
#include "auth/access.hpp"
#include "auth/code_message.hpp"
#include "auth/sign_in_rules.hpp"

namespace orderline::auth {

TEST(SignInRules, AreReadFromTheTenantsSettings) {
    const auto rules = sign_in_rules(
        R"({"auth": {"disable_signup": true, "mailer_autoconfirm": true, "phone_autoconfirm": true, "site_url": "https://s.example"}})");
    EXPECT_TRUE(rules.disable_signup);
    EXPECT_TRUE(rules.mailer_autoconfirm);
    EXPECT_TRUE(rules.phone_autoconfirm);
    EXPECT_EQ(rules.site_url, "https://s.example");
}

TEST(SignInRules, WhatIsMissingOrOfTheWrongTypeIsTheDefault) {
    for (const std::string_view text : {"", "{}", "null", "[]", R"({"auth": 7})", R"({"auth": {}})", "{",
                                        R"({"auth": {"disable_signup": "true", "mailer_autoconfirm": 1, "phone_autoconfirm": null,
                                            "site_url": ["https://s.example"]}})"}) {
        const auto rules = sign_in_rules(text);
        EXPECT_FALSE(rules.disable_signup) << text;
        EXPECT_FALSE(rules.mailer_autoconfirm) << text;
        EXPECT_FALSE(rules.phone_autoconfirm) << text;
        EXPECT_EQ(rules.site_url, "") << text;
    }
}

TEST(CodeKind, EveryTypeOfTheWireHasItsName) {
    for (const std::string_view name : {"signup", "magiclink", "recovery", "sms", "email", "email_change", "phone_change", "invite"}) {
        const auto kind = parse_code_kind(name);
        ASSERT_TRUE(kind) << name;
        EXPECT_EQ(wire_name(*kind), name);
    }
    for (const std::string_view name : {"", "SMS", "reauthentication", "email "}) EXPECT_FALSE(parse_code_kind(name)) << name;
}

TEST(CodeKind, EmailAndSmsMeanASignUpToo) {
    EXPECT_EQ(kinds_meant(CodeKind::email), (std::vector<std::string>{"signup", "magiclink"}));
    EXPECT_EQ(kinds_meant(CodeKind::sms), (std::vector<std::string>{"signup", "sms"}));
    EXPECT_EQ(kinds_meant(CodeKind::recovery), std::vector<std::string>{"recovery"});
}

TEST(CodeMessage, HasTheCodeAndALinkIfTheTenantHasAnApp) {
    const auto mail = code_message(CodeKind::recovery, Contact::Kind::email, "012345", "https://s.example/in", "Abc-_9");
    EXPECT_EQ(mail.channel, "email");
    EXPECT_EQ(mail.subject, "Choose a new password");
    EXPECT_NE(mail.body.find("012345"), std::string::npos);
    EXPECT_NE(mail.body.find("https://s.example/in?token_hash=Abc-_9&type=recovery\n"), std::string::npos);
    const auto without = code_message(CodeKind::magiclink, Contact::Kind::email, "012345", "", "Abc-_9");
    EXPECT_EQ(without.body.find("Abc-_9"), std::string::npos);
    const auto text = code_message(CodeKind::sms, Contact::Kind::phone, "012345", "https://s.example", "Abc-_9");
    EXPECT_EQ(text.channel, "sms");
    EXPECT_EQ(text.subject, "");
    EXPECT_EQ(text.body, "Your code is 012345. It is valid for 5 minutes.");
}

TEST(Access, PermissionsStandBetweenCommas) {
    EXPECT_EQ(permissions_setting({}), "");
    EXPECT_EQ(permissions_setting({Permission::orders_read}), ",orders.read,");
    EXPECT_EQ(permissions_setting({Permission::orders_read, Permission::drafts_read}), ",drafts.read,orders.read,");
}

TEST(Access, RolesAreThoseOfTheDatabase) {
    EXPECT_EQ(to_text(Role::anon), "anon");
    EXPECT_EQ(to_text(Role::authenticated), "authenticated");
    EXPECT_EQ(to_text(Role::service_role), "service_role");
}

}  // namespace orderline::auth
