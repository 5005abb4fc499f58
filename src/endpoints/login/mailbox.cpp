// endpoints/login/mailbox.cpp: messages as a page, with links to follow and codes to see.
#include "endpoints/login/mailbox.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/encoding.hpp"
#include "base/log.hpp"
#include "base/sha256.hpp"
#include "endpoints/login/error_answer.hpp"
#include "endpoints/login/mailbox_css_text.hpp"
#include "http/page.hpp"

namespace orderline::login {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char letter : text) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += letter;
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r'; }

bool is_code(std::string_view word) {
    return word.size() == 6 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// A word of a message: addresses become links, codes are marked; the sign that ends a sentence belongs to neither.
void append_word(std::string& out, std::string_view word) {
    const auto core = word.substr(0, word.find_last_not_of(".,;:!?)") + 1);
    if (core.starts_with("https://") || core.starts_with("http://")) {
        const auto address = escaped(core);
        out += fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", address, address);
    } else if (is_code(core)) {
        out += fmt::format("<span class=\"code\">{}</span>", core);
    } else {
        append_escaped(out, core);
    }
    append_escaped(out, word.substr(core.size()));
}

void append_body(std::string& out, std::string_view body) {
    while (!body.empty()) {
        const auto spaces = static_cast<std::size_t>(std::ranges::find_if_not(body, is_space) - body.begin());
        out += body.substr(0, spaces);
        body.remove_prefix(spaces);
        const auto letters = static_cast<std::size_t>(std::ranges::find_if(body, is_space) - body.begin());
        append_word(out, body.substr(0, letters));
        body.remove_prefix(letters);
    }
}

void append_message(std::string& out, const actions::OutboxMessage& message) {
    const auto at = to_text(message.created_at);
    out += fmt::format("<li><article><div class=\"to\"><span class=\"channel\">{}</span><strong>{}</strong><time datetime=\"{}\">{} {} UTC</time></div>",
                       message.channel == "sms" ? "Text message" : "E-mail", escaped(message.recipient), at, at.substr(0, 10), at.substr(11, 8));
    if (!message.subject.empty()) out += fmt::format("<h2>{}</h2>", escaped(message.subject));
    out += "<p class=\"body\">";
    append_body(out, message.body);
    out += fmt::format("</p><p class=\"from\">{} · {}</p></article></li>\n", escaped(message.tenant), escaped(message.purpose));
}

Task<http::Response> answer(actions::Mailbox& mailbox, http::Request request, Deadline by) {
    auto messages = co_await mailbox.newest(mailbox_messages_max, by);
    if (messages) co_return mailbox_page(*messages);
    log::warning("the mailbox cannot be read", {{"request_id", request.id}, {"detail", messages.error().detail}});
    co_return error_answer(messages.error(), ErrorShape::initial);
}

}  // namespace

http::Response mailbox_page(const std::vector<actions::OutboxMessage>& messages) {
    std::string page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Mailbox</title>\n<style>";
    page += mailbox_css_text;
    page += "</style>\n</head>\n<body>\n<main>\n<h1>Mailbox</h1>\n<p class=\"intro\">What this server wrote to people and nobody delivers, "
            "the newest first. A message goes when its code is used. <a href=\"/mailbox\">Look again</a></p>\n";
    if (messages.empty()) page += "<p class=\"none\">No messages.</p>\n";
    else page += "<ol>\n";
    for (const auto& message : messages) append_message(page, message);
    if (!messages.empty()) page += "</ol>\n";
    page += "</main>\n</body>\n</html>\n";

    http::Response response;
    response.headers.add("content-type", "text/html; charset=utf-8");
    response.headers.add("cache-control", "no-store");
    http::add_page_headers(response, fmt::format("style-src 'sha256-{}'; form-action 'none'", to_base64(sha256(mailbox_css_text))));
    response.body = std::move(page);
    return response;
}

void add_mailbox(http::Router& router, actions::Mailbox& mailbox) {
    router.add(http::Method::get, "/mailbox", [&mailbox](http::Request request, http::PathValues, Deadline by) {
        return answer(mailbox, std::move(request), by);
    });
}

}  // namespace orderline::login
