// tests/auth/contact_test.cpp: which texts are addresses to sign in with, and how they are kept.
#include "auth/contact.hpp"
#include <gtest/gtest.h>

namespace orderline::auth {

TEST(Contact, PhonesAreE164WithoutThePlus) {
    const std::pair<std::string_view, std::string_view> good[] = {
        {"+4315551234", "4315551234"}, {"4315551234", "4315551234"}, {"+43 1 555 1234", "4315551234"},
        {" 43 1 ", "431"},             {"12", "12"},                 {"+123456789012345", "123456789012345"},
    };
    for (const auto& [text, kept] : good) {
        const auto contact = parse_phone(text);
        ASSERT_TRUE(contact) << text;
        EXPECT_EQ(contact->text, kept);
        EXPECT_EQ(contact->kind, Contact::Kind::phone);
    }
    for (const std::string_view bad : {"", "+", "1", "+1", "0431555", "+0431555", "++431555", " +431555", "431555a", "43-1555", "(43)1555",
                                       "1234567890123456", "+1234567890123456", "43\t1555", "٤٣١٥٥٥", "anna@a.example"}) {
        const auto contact = parse_phone(bad);
        ASSERT_FALSE(contact) << bad;
        EXPECT_EQ(contact.error().code, Code::bad_request);
        EXPECT_EQ(contact.error().reason, "validation_failed");
    }
}

TEST(Contact, EmailAddressesAreKeptInLowerCase) {
    const std::pair<std::string_view, std::string_view> good[] = {
        {"Anna@A.Example", "anna@a.example"}, {" a@b\n", "a@b"}, {"a+b.c@d-e.f", "a+b.c@d-e.f"}, {"ärger@ö.example", "ärger@ö.example"},
    };
    for (const auto& [text, kept] : good) {
        const auto contact = parse_email(text);
        ASSERT_TRUE(contact) << text;
        EXPECT_EQ(contact->text, kept);
        EXPECT_EQ(contact->kind, Contact::Kind::email);
    }
    const std::string long_one = std::string(245, 'a') + "@a.example";
    ASSERT_TRUE(parse_email(long_one.substr(1)));
    for (const std::string& bad : {std::string{}, std::string{"anna"}, std::string{"@a"}, std::string{"a@"}, std::string{"@"},
                                   std::string{"a@b@c"}, std::string{"a b@c"}, std::string{"a@b\r\nBcc: c@d"}, std::string{"a\0@b", 4},
                                   std::string{"\xff@b"}, long_one}) {
        const auto contact = parse_email(bad);
        ASSERT_FALSE(contact) << bad;
        EXPECT_EQ(contact.error().reason, "validation_failed");
    }
}

}  // namespace orderline::auth
