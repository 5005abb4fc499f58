// endpoints/login/requests.cpp: request bodies, with the complaints that Supabase Auth has about them.
#include "endpoints/login/requests.hpp"
#include <fmt/format.h>
#include <charconv>
#include <utility>
#include "endpoints/login/fields.hpp"

namespace orderline::login {
namespace {

using auth::CodeKind;
using auth::Contact;

constexpr std::int64_t page_max = 1'000'000, per_page_max = 1000;

Result<Contact> email_of(std::string_view text) {
    auto contact = auth::parse_email(text);
    if (!contact) return validation_failed("Unable to validate email address: invalid format");
    return contact;
}

Result<Contact> phone_of(std::string_view text) {
    auto contact = auth::parse_phone(text);
    if (!contact) return validation_failed("Invalid phone number format (E.164 required)");
    return contact;
}

/// The one address of a body; none if there is none. `both` is the complaint about two.
Result<std::optional<Contact>> contact_of(Fields& fields, std::string both) {
    const auto email = fields.text("email"), phone = fields.text("phone");
    TRY_VOID(fields.finish());
    if (!email.empty() && !phone.empty()) return validation_failed(std::move(both));
    if (email.empty() && phone.empty()) return std::optional<Contact>{};
    TRY(contact, email.empty() ? phone_of(phone) : email_of(email));
    return std::optional{std::move(contact)};
}

/// Of a body that may change both addresses.
template <class Change>
Result<void> read_addresses(Fields& fields, Change& change) {
    const auto email = fields.text("email"), phone = fields.text("phone");
    TRY_VOID(fields.finish());
    if (!email.empty()) {
        TRY(contact, email_of(email));
        change.email = std::move(contact);
    }
    if (!phone.empty()) {
        TRY(contact, phone_of(phone));
        change.phone = std::move(contact);
    }
    return {};
}

/// There is nobody yet who would deliver by WhatsApp.
Result<void> check_channel(Fields& fields, const Contact& contact) {
    const auto channel = fields.text("channel");
    TRY_VOID(fields.finish());
    if (channel.empty()) return {};
    if (contact.kind == Contact::Kind::email) return validation_failed("Channel should only be specified with Phone OTP");
    if (channel != "sms") return validation_failed("Invalid channel, supported value is 'sms'");
    return {};
}

bool is_of_phone(CodeKind kind) { return kind == CodeKind::sms || kind == CodeKind::phone_change; }

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Result<std::int64_t> positive(const http::Request& request, std::string_view name, std::int64_t otherwise, std::int64_t most) {
    const auto text = http::query_value(request.query, name).value_or("");
    if (text.empty()) return otherwise;
    const auto number = number_of<std::int64_t>(text);
    if (!number || *number < 1 || *number > most) {
        return validation_failed(fmt::format("Bad Pagination Parameters: {} is a whole number from 1 to {}", name, most));
    }
    return *number;
}

}  // namespace

Result<PasswordGrant> read_password_grant(const http::Request& request) {
    TRY(fields, Fields::read(request));
    PasswordGrant grant;
    grant.password = fields.text("password");
    TRY(contact, contact_of(fields, "Only an email address or phone number should be provided on login."));
    if (!contact) return validation_failed("missing email or phone");
    grant.contact = *std::move(contact);
    return grant;
}

Result<FactorWish> read_factor_wish(const http::Request& request) {
    TRY(fields, Fields::read(request));
    FactorWish wish;
    const auto type = fields.text("factor_type");
    wish.name = fields.text("friendly_name");
    wish.issuer = fields.text("issuer");
    TRY_VOID(fields.finish());
    if (type == "phone") return fail(Code::conflict, "mfa_phone_enroll_not_enabled", "MFA enroll is disabled for Phone");
    if (type == "webauthn") return fail(Code::conflict, "mfa_webauthn_enroll_not_enabled", "MFA enroll is disabled for WebAuthn");
    if (type != "totp") return validation_failed("factor_type needs to be totp");
    return wish;
}

Result<FactorProof> read_factor_proof(const http::Request& request) {
    TRY(fields, Fields::read(request));
    FactorProof proof;
    const auto challenge = parse_uuid(fields.text("challenge_id"));
    proof.code = fields.text("code");
    TRY_VOID(fields.finish());
    if (!challenge) return validation_failed("challenge_id must be a UUID");
    if (proof.code.empty()) return validation_failed("code is missing");
    proof.challenge = *challenge;
    return proof;
}

Result<std::string> read_refresh_grant(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auto token = fields.text("refresh_token");
    TRY_VOID(fields.finish());
    if (token.empty()) return fail(Code::bad_request, "refresh_token_not_found", "refresh_token is missing.");
    return token;
}

Result<auth::SignUp> read_sign_up(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auth::SignUp wish;
    wish.password = fields.text("password");
    wish.metadata = fields.object("data").value_or("{}");
    TRY(contact, contact_of(fields, "Only an email address or phone number should be provided on signup."));
    if (!contact) return fail(Code::bad_request, "anonymous_provider_disabled", "Nobody signs up without an address.");
    if (contact->kind == Contact::Kind::phone) TRY_VOID(check_channel(fields, *contact));
    if (wish.password.empty()) return validation_failed("Signup requires a valid password");
    wish.contact = *std::move(contact);
    return wish;
}

Result<auth::OtpWish> read_otp_wish(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auth::OtpWish wish;
    wish.create_user = fields.flag("create_user", true);
    wish.metadata = fields.object("data").value_or("{}");
    TRY(contact, contact_of(fields, "Only an email address or phone number should be provided"));
    if (!contact) return validation_failed("One of email or phone must be set");
    TRY_VOID(check_channel(fields, *contact));
    wish.contact = *std::move(contact);
    return wish;
}

Result<auth::CodeProof> read_proof(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auth::CodeProof proof;
    proof.token = fields.text("token");
    proof.token_hash = fields.text("token_hash");
    const auto type = fields.text("type");
    TRY(contact, contact_of(fields, "Only an email address or phone number should be provided on verify"));
    if (type.empty()) return validation_failed("Verify requires a verification type");
    const auto kind = auth::parse_code_kind(type);
    if (!kind) return validation_failed("Unsupported verification type");
    if (proof.token.empty() == proof.token_hash.empty()) return validation_failed("Verify requires either a token or a token hash");
    if (!proof.token_hash.empty() && contact) return validation_failed("Only the token_hash and type should be provided");
    if (proof.token_hash.empty() && (!contact || (contact->kind == Contact::Kind::phone) != is_of_phone(*kind))) {
        return validation_failed("Only an email address or phone number should be provided on verify");
    }
    proof.kind = *kind;
    proof.contact = std::move(contact);
    return proof;
}

Result<Contact> read_recovery(const http::Request& request) {
    TRY(fields, Fields::read(request));
    const auto email = fields.text("email");
    TRY_VOID(fields.finish());
    if (email.empty()) return validation_failed("Password recovery requires an email");
    return email_of(email);
}

Result<Resend> read_resend(const http::Request& request) {
    TRY(fields, Fields::read(request));
    const auto type = fields.text("type");
    TRY(contact, contact_of(fields, "Only an email address or phone number should be provided."));
    const auto kind = auth::parse_code_kind(type);
    if (!kind) return validation_failed("Type provided is not supported");
    if (!contact) return validation_failed("Type provided requires an email address or phone number");
    if ((contact->kind == Contact::Kind::phone) != is_of_phone(*kind)) {
        return validation_failed(is_of_phone(*kind) ? "Type provided requires a phone number" : "Type provided requires an email address");
    }
    return Resend{*kind, *std::move(contact)};
}

Result<auth::AccountChange> read_account_change(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auth::AccountChange change;
    change.password = fields.maybe_text("password");
    change.current_password = fields.maybe_text("current_password");
    change.metadata = fields.object("data");
    TRY_VOID(fields.finish());
    if (fields.has("app_metadata")) return fail(Code::forbidden, "not_admin", "app_metadata is the tenant's.");
    TRY_VOID(read_addresses(fields, change));
    return change;
}

Result<auth::AdminChange> read_admin_change(const http::Request& request) {
    TRY(fields, Fields::read(request));
    auth::AdminChange change;
    change.password = fields.maybe_text("password");
    change.email_confirm = fields.flag("email_confirm", false);
    change.phone_confirm = fields.flag("phone_confirm", false);
    change.user_metadata = fields.object("user_metadata");
    change.app_metadata = fields.object("app_metadata");
    const auto id = fields.text("id"), role = fields.text("role"), ban = fields.text("ban_duration");
    TRY_VOID(fields.finish());
    if (fields.has("password_hash")) return validation_failed("A password hash of elsewhere cannot be taken over");
    if (!role.empty() && role != "authenticated") return validation_failed("The role of a user is authenticated; what he may do, his roles in user_roles say");
    if (!id.empty()) {
        const auto uuid = parse_uuid(id);
        if (!uuid || *uuid == Uuid{}) return validation_failed("ID must conform to the uuid v4 format");
        change.id = UserId{*uuid};
    }
    if (!ban.empty()) {
        change.ban_for = parse_duration(ban);
        if (!change.ban_for) return validation_failed("invalid format for ban duration");
    }
    TRY_VOID(read_addresses(fields, change));
    return change;
}

Result<auth::SignOutScope> read_scope(const http::Request& request) {
    const auto scope = http::query_value(request.query, "scope").value_or("");
    if (scope.empty() || scope == "global") return auth::SignOutScope::global;
    if (scope == "local") return auth::SignOutScope::local;
    if (scope == "others") return auth::SignOutScope::others;
    return validation_failed("Unsupported logout scope");
}

Result<PageAsked> read_page(const http::Request& request) {
    TRY(page, positive(request, "page", 1, page_max));
    TRY(per_page, positive(request, "per_page", 50, per_page_max));
    return PageAsked{page, per_page};
}

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
    constexpr std::pair<std::string_view, double> units[] = {{"ns", 1e-9}, {"us", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}};
    constexpr double years_100 = 100 * 365.25 * 86400;
    if (text == "none" || text == "0") return std::chrono::seconds{0};
    if (text.empty()) return std::nullopt;
    double sum = 0;
    while (!text.empty()) {
        const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto number = number_of<double>(text.substr(0, digits));
        text.remove_prefix(digits);
        const auto letters = std::min(text.find_first_of("0123456789."), text.size());
        const auto* unit = std::ranges::find(units, text.substr(0, letters), &std::pair<std::string_view, double>::first);
        text.remove_prefix(letters);
        if (!number || unit == std::end(units)) return std::nullopt;
        sum += *number * unit->second;
    }
    if (sum > years_100) return std::nullopt;
    return std::chrono::seconds{static_cast<std::int64_t>(sum)};
}

}  // namespace orderline::login
