// auth/code_message.hpp: what codes are for, how long they live, and the words that they are sent with. Pure.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "auth/contact.hpp"

namespace orderline::auth {

/// What a code is for; the wire's `type`. Those of kind email and invite are not sent, only asked for.
enum class CodeKind { signup, magiclink, recovery, sms, email, email_change, phone_change, invite };
std::string_view wire_name(CodeKind kind);
std::optional<CodeKind> parse_code_kind(std::string_view text);

/// The kinds of sent codes that a client means by this one: `email` is a sign-up or a magic link.
std::vector<std::string> kinds_meant(CodeKind kind);

inline constexpr std::chrono::minutes sms_code_life{5};
inline constexpr std::chrono::hours email_code_life{1};

struct CodeMessage {
    std::string channel;  // "email" or "sms"
    std::string subject, body;
};

/// With a link to the tenant's own app if it has one; `link_text` is what proves there to have got the mail.
CodeMessage code_message(CodeKind kind, Contact::Kind to, std::string_view code, std::string_view site_url,
                         std::string_view link_text);

}  // namespace orderline::auth
