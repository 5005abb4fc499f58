// tests/endpoints/login/mailbox_test.cpp: messages as a page: nothing in them becomes markup.
#include "endpoints/login/mailbox.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::login {
namespace {

using testing::HasSubstr;
using testing::Not;

actions::OutboxMessage mail(std::string body) {
    return {"Shop", "email", "ann@shop.test", "Your code", std::move(body), "signup", *parse_instant("2026-11-22T10:00:00Z")};
}

std::string page_of(const actions::OutboxMessage& message) { return mailbox_page({message}).body; }

TEST(MailboxPage, marks_codes_and_links_in_a_message) {
    struct Case { const char *body, *shown; };
    constexpr Case cases[] = {
        {"Your code is 123456.", "Your code is <span class=\"code\">123456</span>."},
        {"Your code is 1234567", "Your code is 1234567"},
        {"Order 12345a", "Order 12345a"},
        {"Open https://shop.test/?token_hash=ab&type=email.",
         "Open <a href=\"https://shop.test/?token_hash=ab&amp;type=email\" rel=\"noreferrer\">https://shop.test/?token_hash=ab&amp;type=email</a>."},
        {"http://a\nhttp://b", "<a href=\"http://a\" rel=\"noreferrer\">http://a</a>\n<a href=\"http://b\" rel=\"noreferrer\">http://b</a>"},
        {"https://x\"onclick=\"alert(1)", "<a href=\"https://x&quot;onclick=&quot;alert(1\" rel=\"noreferrer\">https://x&quot;onclick=&quot;alert(1</a>)"},
        {"javascript:alert(1)", "javascript:alert(1)"},
        {"<script>alert('1') & more</script>", "&lt;script&gt;alert(&#39;1&#39;) &amp; more&lt;/script&gt;"},
        {"  two  spaces \n", "  two  spaces \n"},
        {"...", "..."},
        {"", ""},
    };
    for (const auto& one : cases) {
        EXPECT_THAT(page_of(mail(one.body)), HasSubstr("<p class=\"body\">" + std::string{one.shown} + "</p>")) << one.body;
    }
}

TEST(MailboxPage, escapes_every_field) {
    using Message = actions::OutboxMessage;
    for (const auto member : {&Message::tenant, &Message::recipient, &Message::subject, &Message::body, &Message::purpose}) {
        auto message = mail("x");
        message.*member = "<img src=x onerror=alert(1)>";
        const auto page = page_of(message);
        EXPECT_THAT(page, Not(HasSubstr("<img")));
        EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
    }
}

TEST(MailboxPage, tells_mails_and_texts_apart) {
    EXPECT_THAT(page_of(mail("x")), testing::AllOf(HasSubstr("E-mail"), HasSubstr("<h2>Your code</h2>"), HasSubstr("2026-11-22 10:00:00 UTC")));
    auto text = mail("x");
    text.channel = "sms";
    text.subject = "";
    EXPECT_THAT(page_of(text), testing::AllOf(HasSubstr("Text message"), Not(HasSubstr("<h2>"))));
    EXPECT_THAT(mailbox_page({}).body, HasSubstr("No messages."));
}

TEST(MailboxPage, runs_nothing_and_allows_its_own_style_only) {
    const auto response = mailbox_page({mail("x")});
    const auto begin = response.body.find("<style>") + 7;
    const auto style = response.body.substr(begin, response.body.find("</style>") - begin);
    EXPECT_EQ(response.headers.get("content-security-policy"),
              "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-" + to_base64(sha256(style)) + "'; form-action 'none'");
    EXPECT_THAT(response.body, Not(HasSubstr("<script")));
    EXPECT_EQ(response.headers.get("cache-control"), "no-store");
}

}  // namespace
}  // namespace orderline::login
