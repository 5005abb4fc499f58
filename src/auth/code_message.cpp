// auth/code_message.cpp: the kinds of codes as words.
#include "auth/code_message.hpp"
#include <array>
#include <utility>

namespace orderline::auth {
namespace {

using Name = std::pair<CodeKind, std::string_view>;
constexpr std::array<Name, 8> names{{{CodeKind::signup, "signup"}, {CodeKind::magiclink, "magiclink"},
                                     {CodeKind::recovery, "recovery"}, {CodeKind::sms, "sms"}, {CodeKind::email, "email"},
                                     {CodeKind::email_change, "email_change"}, {CodeKind::phone_change, "phone_change"},
                                     {CodeKind::invite, "invite"}}};

std::string_view subject_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::signup: return "Confirm your e-mail address";
        case CodeKind::recovery: return "Choose a new password";
        case CodeKind::email_change: return "Confirm your new e-mail address";
        default: return "Your code to sign in";
    }
}

}  // namespace

std::string_view wire_name(CodeKind kind) {
    for (const auto& [one, name] : names) {
        if (one == kind) return name;
    }
    return "";
}

std::optional<CodeKind> parse_code_kind(std::string_view text) {
    for (const auto& [one, name] : names) {
        if (name == text) return one;
    }
    return std::nullopt;
}

std::vector<std::string> kinds_meant(CodeKind kind) {
    if (kind == CodeKind::email) return {"signup", "magiclink"};
    if (kind == CodeKind::sms) return {"signup", "sms"};
    return {std::string{wire_name(kind)}};
}

CodeMessage code_message(CodeKind kind, Contact::Kind to, std::string_view code, std::string_view site_url,
                         std::string_view link_text) {
    const std::string number{code};
    if (to == Contact::Kind::phone) return {"sms", "", "Your code is " + number + ". It is valid for 5 minutes."};
    CodeMessage mail{"email", std::string{subject_of(kind)}, "Your code is " + number + ". It is valid for one hour.\n"};
    if (!site_url.empty()) {
        mail.body.append("\nOr open this link:\n").append(site_url).append("?token_hash=").append(link_text);
        mail.body.append("&type=").append(wire_name(kind)).append("\n");
    }
    mail.body += "\nIf you did not ask for it, you need not do anything.\n";
    return mail;
}

}  // namespace orderline::auth
