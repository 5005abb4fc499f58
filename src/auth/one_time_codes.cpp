// auth/one_time_codes.cpp: codes are made, sent and proved.
#include "auth/one_time_codes.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>
#include "auth/all_tenants.hpp"
#include "auth/allowances.hpp"
#include "auth/find_account.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "auth/tenant_rules.hpp"
#include "auth/write_account.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t code_digits = 6;

std::string random_code() {
    std::array<std::byte, 8> bytes;
    fill_random(bytes);
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    return fmt::format("{:06}", number % 1'000'000);
}

std::string random_link_text() {
    std::array<std::byte, 32> bytes;
    fill_random(bytes);
    return to_base64url(bytes);
}

std::unexpected<Error> expired() {
    return fail(Code::forbidden, "otp_expired", "Token has expired or is invalid");
}

/// What is sent again to this user, and where to; none if he waits for nothing of that kind.
std::optional<std::pair<CodeKind, Contact>> waits_for(const Account& user, CodeKind kind, const Contact& contact) {
    using Kind = Contact::Kind;
    const bool confirmed = (contact.kind == Kind::email ? user.email_confirmed_at : user.phone_confirmed_at).has_value();
    if (kind == CodeKind::email_change && !user.new_email.empty()) return std::pair{kind, Contact{Kind::email, user.new_email}};
    if (kind == CodeKind::phone_change && !user.new_phone.empty()) return std::pair{kind, Contact{Kind::phone, user.new_phone}};
    if ((kind == CodeKind::signup || kind == CodeKind::sms) && !confirmed) return std::pair{CodeKind::signup, contact};
    return std::nullopt;
}

}  // namespace

OneTimeCodes::OneTimeCodes(pg::Pool& pool, const Secret& secret, SessionKeeper& sessions, Attempts& attempts,
                           std::vector<TestPhone> test_phones)
    : pool_{pool}, hmac_{secret.key_for("one_time_code")}, sessions_{sessions}, attempts_{attempts},
      test_phones_{std::move(test_phones)} {}

std::string OneTimeCodes::hmac_of(TenantId tenant, std::string_view address, std::string_view code) const {
    const auto signature = hmac_.sign(fmt::format("{} {} {}", to_text(tenant), address, code));
    return std::string{as_text(signature)};
}

Result<void> OneTimeCodes::allow(TenantId tenant, const Contact& to) {
    if (to.kind == Contact::Kind::email) return attempts_.take(counter("mail", tenant, to), mails);
    TRY_VOID(attempts_.take(counter("sms", tenant, to), texts));
    return attempts_.take(counter("sms", to_text(tenant)), tenant_texts);
}

Task<Result<Sent>> OneTimeCodes::write(pg::Transaction& work, TenantId tenant, UserId user, CodeKind kind, Contact to,
                                       SignInRules rules, Deadline by) {
    auto code = random_code();
    const auto fixed = std::ranges::find(test_phones_, to.text, &TestPhone::phone);
    const bool is_test = to.kind == Contact::Kind::phone && fixed != test_phones_.end();
    if (is_test) code = fixed->code;
    const auto link_text = random_link_text();
    const auto message = code_message(kind, to.kind, code, rules.site_url, link_text);
    const auto hash = hmac_of(tenant, to.text, code);
    const Sent sent{random_uuid()};
    const Instant end = to.kind == Contact::Kind::phone ? now() + sms_code_life : now() + email_code_life;
    const std::optional<std::string> body = is_test ? std::nullopt : std::optional{message.body};
    const auto row = pg::Params::of(tenant, to_text(sent.message), user, wire_name(kind), to.text, as_bytes(hash),
                                    Bytes{sha256(link_text)}, end, message.channel, message.subject, body);
    CO_TRY(written, co_await work.run(sql::code_insert, row, by));
    static_cast<void>(written);
    co_return sent;
}

Task<Result<Sent>> OneTimeCodes::send_to(Account user, CodeKind kind, Contact to, SignInRules rules, Deadline by) {
    const auto settings = settings_for(user.tenant, user.id);
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY(sent, co_await write(work, user.tenant, user.id, kind, std::move(to), std::move(rules), by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return sent;
}

Task<Result<Sent>> OneTimeCodes::send(TenantId tenant, OtpWish wish, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("account", peer.address), account_requests));
    CO_TRY_VOID(check_metadata(wish.metadata));
    const auto kind = wish.contact.kind == Contact::Kind::email ? CodeKind::magiclink : CodeKind::sms;
    CO_TRY(rules, co_await read_rules(pool_, tenant, by));
    CO_TRY(found, co_await find_account(pool_, tenant, wish.contact, by));
    if (!found && !wish.create_user) co_return fail(Code::forbidden, "otp_disabled", "Signups not allowed for otp");
    if (!found && rules.disable_signup) {
        co_return fail(Code::forbidden, "signup_disabled", "Signups not allowed for this instance");
    }
    CO_TRY_VOID(allow(tenant, wish.contact));
    if (found) co_return co_await send_to(std::move(found->user), kind, std::move(wish.contact), std::move(rules), by);

    auto account = new_account(tenant, wish.contact, std::move(wish.metadata));  // his address counts when he has proved it
    const UserId id = account.id;
    const auto settings = settings_for(tenant, id);
    CO_TRY(work, co_await pool_.begin(settings, by));
    const auto inserted = co_await insert_account(work, std::move(account), by);
    if (!inserted && inserted.error().code == Code::conflict) {  // there, and yet not found
        co_return fail(Code::forbidden, "user_banned", "User is banned");
    }
    if (!inserted) co_return std::unexpected(inserted.error());
    CO_TRY(sent, co_await write(work, tenant, id, kind, std::move(wish.contact), std::move(rules), by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return sent;
}

Task<Result<Sent>> OneTimeCodes::recover(TenantId tenant, Contact contact, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("account", peer.address), account_requests));
    CO_TRY_VOID(allow(tenant, contact));
    CO_TRY(rules, co_await read_rules(pool_, tenant, by));
    CO_TRY(found, co_await find_account(pool_, tenant, contact, by));
    if (!found) co_return Sent{random_uuid()};
    co_return co_await send_to(std::move(found->user), CodeKind::recovery, std::move(contact), std::move(rules), by);
}

Task<Result<Sent>> OneTimeCodes::resend(TenantId tenant, CodeKind kind, Contact contact, Peer peer, Deadline by) {
    if (kind != CodeKind::signup && kind != CodeKind::sms && kind != CodeKind::email_change && kind != CodeKind::phone_change) {
        co_return fail(Code::bad_request, "validation_failed", "Only signup, sms, email_change and phone_change are sent again");
    }
    CO_TRY_VOID(attempts_.take(counter("account", peer.address), account_requests));
    CO_TRY_VOID(allow(tenant, contact));
    CO_TRY(rules, co_await read_rules(pool_, tenant, by));
    CO_TRY(found, co_await find_account(pool_, tenant, contact, by));
    const auto again = found ? waits_for(found->user, kind, contact) : std::nullopt;
    if (!again) co_return Sent{random_uuid()};
    co_return co_await send_to(std::move(found->user), again->first, again->second, std::move(rules), by);
}

Task<Result<std::optional<Uuid>>> OneTimeCodes::guessed(TenantId tenant, CodeProof proof, Deadline by) {
    if (proof.token.size() != code_digits) co_return std::nullopt;
    const auto asked = pg::Params::of(tenant, proof.contact->text, pg::array_text(kinds_meant(proof.kind)));
    CO_TRY(rows, co_await pool_.write(reading_as(tenant), sql::code_guess, asked, by));
    const auto hash = hmac_of(tenant, proof.contact->text, proof.token);
    for (int row = 0; row < rows.size(); ++row) {
        if (equal_in_constant_time(rows.bytes(row, 1), as_bytes(hash))) co_return rows.uuid(row, 0);
    }
    co_return std::nullopt;
}

Task<Result<std::optional<Uuid>>> OneTimeCodes::linked(TenantId tenant, CodeProof proof, Deadline by) {
    const auto asked = pg::Params::of(tenant, Bytes{sha256(proof.token_hash)}, pg::array_text(kinds_meant(proof.kind)));
    CO_TRY(rows, co_await pool_.read(reading_as(tenant), sql::code_by_link, asked, by));
    if (rows.empty()) co_return std::nullopt;
    co_return rows.uuid(0, 0);
}

Task<Result<Session>> OneTimeCodes::verify(TenantId tenant, CodeProof proof, Peer peer, Deadline by) {
    CO_TRY_VOID(attempts_.take(counter("verify", peer.address), verifications));
    std::optional<Uuid> code;
    if (proof.contact) {
        CO_TRY_VOID(attempts_.take(counter("code", tenant, *proof.contact), guesses));
        CO_TRY(found, co_await guessed(tenant, std::move(proof), by));
        code = found;
    } else {
        CO_TRY(found, co_await linked(tenant, std::move(proof), by));
        code = found;
    }
    if (!code) co_return expired();
    const auto used = co_await pool_.write(reading_as(tenant), sql::code_use, pg::Params::of(tenant, to_text(*code)), by);
    if (!used) co_return explained(used.error());
    if (used->empty()) co_return expired();
    CO_TRY(found, co_await find_account(pool_, tenant, used->id<UserId>(0, 0), by));
    if (!found) co_return expired();
    CO_TRY_VOID(check_not_banned(found->user, now()));
    const Proof how{"otp", std::nullopt, std::nullopt, std::nullopt};
    CO_TRY(session, co_await sessions_.start(std::move(found->user), how, std::move(peer), by));
    if (!session) co_return expired();
    co_return *std::move(session);
}

Task<Result<void>> OneTimeCodes::sweep(Deadline by) {
    CO_TRY(tenants, co_await all_tenants(pool_, by));
    for (const auto tenant : tenants) {
        CO_TRY(swept, co_await pool_.write(reading_as(tenant), sql::code_sweep, pg::Params::of(tenant), by));
        static_cast<void>(swept);
    }
    co_return Result<void>{};
}

}  // namespace orderline::auth
