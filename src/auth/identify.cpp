// auth/identify.cpp: bearer tokens are told apart, looked up and remembered.
#include "auth/identify.hpp"
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include "auth/api_key.hpp"
#include "auth/doubts.hpp"
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "base/json.hpp"
#include "base/memory.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

using Clock = std::chrono::steady_clock;
using Answer = Result<std::shared_ptr<const Principal>>;

constexpr std::size_t tokens_max = 10'000, links_max = 10'000, keys_max = 1'000, unknown_keys_max = 1'000, entrances_max = 10'000;

struct KnownKey {
    KeyKind kind = KeyKind::api;
    std::shared_ptr<const Principal> who;
};

template <class Found>
struct Remembered {
    Result<Found> answer;
    Clock::time_point until;
};
struct RememberedToken {
    std::shared_ptr<const SignedInUser> user;
    Instant good_at;  // when it was made, or last found to be good still
};
struct RememberedEntrance {
    std::shared_ptr<const Entrance> entrance;
    Instant good_at;  // when it was read
};
using RememberedLink = Remembered<std::shared_ptr<const Principal>>;
using RememberedKey = Remembered<KnownKey>;

/// The end of an access token is its signature: as good as random, and what is remembered was found to be ours.
struct HashOfEnd {
    std::size_t operator()(std::string_view token) const noexcept {
        return std::hash<std::string_view>{}(token.substr(token.size() - std::min<std::size_t>(token.size(), 32)));
    }
};

struct HashOfLink {
    std::size_t operator()(const LinkName& name) const noexcept {
        return std::hash<TenantId>{}(name.tenant) ^ static_cast<std::size_t>(name.id);
    }
};

struct HashOfSha256 {
    std::size_t operator()(const Sha256& hash) const noexcept {
        std::size_t first;
        std::memcpy(&first, hash.data(), sizeof first);
        return first;
    }
};

std::unexpected<Error> refused() {
    return fail(Code::unauthorised, "unauthorised", "Sign in, or send a valid key or link.");
}

std::unexpected<Error> token_expired() {
    return fail(Code::unauthorised, "token_expired", "The access token has expired. Refresh it.");
}

std::unexpected<Error> second_factor_needed() {
    return fail(Code::forbidden, "second_factor_needed", "Show your second factor first: the code of your authenticator app.");
}

std::unexpected<Error> link_expired() {
    return fail(Code::unauthorised, "link_expired", "This link has expired. Ask for a new one.");
}

/// What follows "Bearer " (in either case, RFC 7235), or nothing.
std::string_view bearer_text(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() <= scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char letter = authorization[i];
        if ((letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter) != scheme[i]) return {};
    }
    return trim(authorization.substr(scheme.size()));
}

Answer link_answer(TenantId tenant, const pg::Rows& rows) {
    if (rows.empty()) return refused();
    if (rows.boolean(0, 4)) return fail(Code::unauthorised, "link_revoked", "This link was withdrawn. Ask for a new one.");
    Principal who;
    who.tenant = tenant;
    who.kind = ActorKind::customer;
    who.only_draft = rows.id<DraftId>(0, 0);
    who.customer = rows.id<CustomerId>(0, 1);
    who.actor = who.customer->bytes;
    who.name = rows.text(0, 2);
    who.permissions = {Permission::drafts_read, Permission::drafts_write, Permission::drafts_accept};
    who.expires_at = rows.instant(0, 3);
    if (*who.expires_at <= now()) return link_expired();
    return std::make_shared<const Principal>(std::move(who));
}

Result<KnownKey> key_answer(TenantId tenant, KeyKind said, const pg::Rows& rows) {
    if (rows.empty() || parse_key_kind(rows.text(0, 4)) != said) return refused();
    Principal who;
    who.tenant = tenant;
    who.kind = ActorKind::key;
    who.actor = rows.uuid(0, 0);
    who.name = rows.text(0, 1);
    who.permissions = permissions_of(rows.text(0, 2));
    who.expires_at = rows.maybe_instant(0, 3);
    return KnownKey{said, std::make_shared<const Principal>(std::move(who))};
}

bool has_expired(const Principal& who) { return who.expires_at && *who.expires_at <= now(); }

Role role_of(KeyKind kind) {
    switch (kind) {
        case KeyKind::publishable: return Role::anon;
        case KeyKind::secret: return Role::service_role;
        case KeyKind::api: break;
    }
    return Role::authenticated;
}

Access access_of(const KnownKey& key) {
    Access access;
    access.role = role_of(key.kind);
    access.tenant = key.who->tenant;
    access.key = key.who->actor;
    if (access.role != Role::anon) access.who = key.who;
    if (access.role == Role::authenticated) access.permissions = permissions_setting(key.who->permissions);
    JsonWriter claims;
    claims.open('{').key("role").text(to_text(access.role)).key("tenant").text(to_text(access.tenant));
    if (access.role == Role::authenticated) {
        claims.key("permissions").open('[');
        for (const auto name : key.who->permissions.names()) claims.text(name);
        claims.close(']');
    }
    access.claims = claims.close('}').take();
    return access;
}

Access access_of(const std::shared_ptr<const SignedInUser>& user) {
    Access access;
    access.role = Role::authenticated;
    access.tenant = user->who.tenant;
    access.who = std::shared_ptr<const Principal>{user, &user->who};
    access.permissions = permissions_setting(user->who.permissions);
    access.claims = user->claims;
    access.session = user->session;
    access.second_factor = user->second_factor;
    access.second_factor_needed = user->second_factor_needed;
    return access;
}

bool is_token(std::string_view text) { return text.find('.') != text.npos; }

}  // namespace

struct Identify::Parts {
    pg::Pool& pool;
    AccessTokens& tokens;
    Links& links;
    KeyUses uses{pool};
    Doubts doubts;
    Memory<std::string, RememberedToken, std::string_view, HashOfEnd> seen_tokens{tokens_max};
    // Of the tokens that came: to remember one costs as much as to check it, so it must have come a second time.
    std::array<std::size_t, 2 * tokens_max> token_hashes{};
    // By name and by hash, not by text: how long a look-up takes tells nothing about another's token.
    Memory<LinkName, RememberedLink, LinkName, HashOfLink> seen_links{links_max};
    Memory<Sha256, RememberedKey, Sha256, HashOfSha256> seen_keys{keys_max};
    // Apart, because anyone can invent keys: they must not push out the ones that are in use.
    Memory<Sha256, RememberedKey, Sha256, HashOfSha256> unknown_keys{unknown_keys_max};
    Memory<TenantId, RememberedEntrance> entrances{entrances_max};
    std::uint64_t forgotten = 0;  // grows with each forget(): what was read before it is not remembered after it

    enum class Ended { refused, admitted };  // a session that has ended, as far as the token does not say it, or lacks its second factor
    Task<Result<std::shared_ptr<const SignedInUser>>> by_token(std::string_view text, Ended ended, Deadline by);
    Result<RememberedToken> read_token(std::string_view text);
    Task<Result<void>> confirm(const SignedInUser& user, Deadline by);
    bool came_before(std::string_view token);
    Task<Answer> by_link(LinkName name, Deadline by);
    Task<Result<KnownKey>> by_key(std::string_view text, Deadline by);
    Task<Result<Access>> by_bearer(std::string_view text, Ended ended, Deadline by);
    Task<Result<std::shared_ptr<const Principal>>> who(std::string_view authorization, Deadline by);
    Task<Result<Access>> client(std::string_view apikey, std::string_view authorization, Ended ended, Deadline by);
    Task<Result<Access>> client(std::string_view apikey, std::string_view authorization, Whence from, Ended ended, Deadline by);
    Task<Result<std::shared_ptr<const Entrance>>> entrance(TenantId tenant, Deadline by);
    Task<Result<std::shared_ptr<const Entrance>>> admit(TenantId tenant, Whence from, Deadline by);
};

bool Identify::Parts::came_before(std::string_view token) {
    const auto hash = HashOfEnd{}(token);
    return std::exchange(token_hashes[hash % token_hashes.size()], hash) == hash;
}

Result<RememberedToken> Identify::Parts::read_token(std::string_view text) {
    const Instant at = now();
    if (const auto* known = seen_tokens.find(text)) {
        if (at < *known->user->who.expires_at) return *known;
        seen_tokens.forget(text);
        return token_expired();
    }
    TRY(user, tokens.read(text, at));
    const Instant issued = user.issued;
    RememberedToken token{std::make_shared<const SignedInUser>(std::move(user)), issued};
    if (came_before(text)) seen_tokens.put(std::string{text}, token);
    return token;
}

Task<Result<std::shared_ptr<const SignedInUser>>> Identify::Parts::by_token(std::string_view text, Ended ended, Deadline by) {
    CO_TRY(token, read_token(text));
    if (ended == Ended::refused && token.user->second_factor_needed) co_return second_factor_needed();
    if (ended == Ended::admitted || !doubts.has(token.user->who.tenant, token.good_at)) co_return token.user;
    const Instant asked_at = now();
    CO_TRY_VOID(co_await confirm(*token.user, by));
    if (auto* known = seen_tokens.find(text)) known->good_at = asked_at;
    co_return token.user;
}

/// The session goes on, and its user may do what the token says.
Task<Result<void>> Identify::Parts::confirm(const SignedInUser& user, Deadline by) {
    const auto& who = user.who;
    const auto asked = pg::Params::of(who.tenant, to_text(user.session), to_text(who.actor));
    CO_TRY(rows, co_await pool.read(reading_as(who.tenant), sql::token_confirm, asked, by));
    if (rows.empty()) co_return refused();
    if (permissions_of(rows.text(0, 0)) != who.permissions) co_return token_expired();  // the next one says what he may
    co_return Result<void>{};
}

Task<Answer> Identify::Parts::by_link(LinkName name, Deadline by) {
    if (const auto* known = seen_links.find(name); known && known->until > Clock::now()) {
        if (known->answer && has_expired(**known->answer)) co_return link_expired();
        co_return known->answer;
    }
    const auto before = forgotten;
    const auto until = Clock::now() + memory_time;
    CO_TRY(rows, co_await pool.read(reading_as(name.tenant), sql::bearer_link, pg::Params::of(name.tenant, name.id), by));
    auto answer = link_answer(name.tenant, rows);
    if (before == forgotten && !doubts.has(name.tenant, now())) seen_links.put(name, {answer, until});
    co_return answer;
}

Task<Result<KnownKey>> Identify::Parts::by_key(std::string_view text, Deadline by) {
    const auto tenant = tenant_of_api_key(text);
    const auto kind = kind_of_api_key(text);
    if (!tenant || !kind) co_return refused();
    const Sha256 hash = sha256(text);
    for (auto* memory : {&seen_keys, &unknown_keys}) {
        if (const auto* known = memory->find(hash); known && known->until > Clock::now()) {
            if (!known->answer) co_return known->answer;
            if (has_expired(*known->answer->who)) co_return refused();
            uses.note(*tenant, known->answer->who->actor, now());
            co_return known->answer;
        }
    }
    const auto before = forgotten;
    const auto until = Clock::now() + memory_time;
    CO_TRY(rows, co_await pool.read(reading_as(*tenant), sql::bearer_key, pg::Params::of(*tenant, to_hex(hash)), by));
    auto answer = key_answer(*tenant, *kind, rows);
    if (answer) uses.note(*tenant, answer->who->actor, now());
    if (before == forgotten && !doubts.has(*tenant, now())) (answer ? seen_keys : unknown_keys).put(hash, {answer, until});
    co_return answer;
}

Task<Result<Access>> Identify::Parts::by_bearer(std::string_view text, Ended ended, Deadline by) {
    if (is_token(text)) {
        CO_TRY(user, co_await by_token(text, ended, by));
        co_return access_of(user);
    }
    CO_TRY(key, co_await by_key(text, by));
    co_return access_of(key);
}

Task<Result<std::shared_ptr<const Entrance>>> Identify::Parts::entrance(TenantId tenant, Deadline by) {
    if (const auto* known = entrances.find(tenant); known && !doubts.has(tenant, known->good_at)) co_return known->entrance;
    const Instant asked_at = now();
    const auto asked = pg::Params::of(tenant, Entrance::networks_max);
    CO_TRY(rows, co_await pool.read(reading_as(tenant), sql::entrance, asked, by));
    if (rows.empty()) co_return refused();
    CO_TRY(found, read_entrance(rows.text(0, 0), rows.text(0, 1)));
    auto entrance = std::make_shared<const Entrance>(std::move(found));
    entrances.put(tenant, {entrance, asked_at});
    co_return entrance;
}

Task<Result<std::shared_ptr<const Entrance>>> Identify::Parts::admit(TenantId tenant, Whence from, Deadline by) {
    CO_TRY(found, co_await entrance(tenant, by));
    CO_TRY_VOID(found->admit(from));
    co_return found;
}

Identify::Identify(pg::Pool& pool, AccessTokens& tokens, Links& links)
    : parts_{std::make_unique<Parts>(pool, tokens, links)} {}

Identify::~Identify() = default;

Task<Result<std::shared_ptr<const Principal>>> Identify::who(std::string_view authorization, Whence from, Deadline by) {
    CO_TRY(who, co_await parts_->who(authorization, by));
    if (who->kind != ActorKind::customer) {
        CO_TRY_VOID(co_await parts_->admit(who->tenant, from, by));
    }
    co_return who;
}

Task<Result<std::shared_ptr<const Principal>>> Identify::Parts::who(std::string_view authorization, Deadline by) {
    const auto text = bearer_text(authorization);
    if (is_token(text)) {
        CO_TRY(user, co_await by_token(text, Ended::refused, by));
        co_return std::shared_ptr<const Principal>{user, &user->who};
    }
    if (tenant_of_api_key(text)) {
        CO_TRY(key, co_await by_key(text, by));
        if (key.kind != KeyKind::api) co_return refused();  // those are for Supabase's clients
        co_return key.who;
    }
    if (const auto name = links.read(text)) co_return co_await by_link(*name, by);
    co_return refused();
}

Task<Result<Access>> Identify::client(std::string_view apikey, std::string_view authorization, Whence from, Deadline by) {
    return parts_->client(apikey, authorization, from, Parts::Ended::refused, by);
}

Task<Result<Access>> Identify::client_of_any_session(std::string_view apikey, std::string_view authorization, Whence from, Deadline by) {
    return parts_->client(apikey, authorization, from, Parts::Ended::admitted, by);
}

Task<Result<std::shared_ptr<const Entrance>>> Identify::admit(TenantId tenant, Whence from, Deadline by) {
    return parts_->admit(tenant, from, by);
}

Task<Result<Access>> Identify::Parts::client(std::string_view apikey, std::string_view authorization, Whence from, Ended ended,
                                             Deadline by) {
    CO_TRY(access, co_await client(apikey, authorization, ended, by));
    CO_TRY(entrance, co_await admit(access.tenant, from, by));
    access.origins_listed = entrance->origins.has_value();
    co_return access;
}

Task<Result<Access>> Identify::Parts::client(std::string_view apikey, std::string_view authorization, Ended ended, Deadline by) {
    apikey = trim(apikey);
    const auto bearer = bearer_text(authorization);
    if (apikey.empty() && trim(authorization).empty()) {
        co_return fail(Code::unauthorised, "no_credentials", "Send a key as the header `apikey`.");
    }
    if (apikey.empty()) co_return co_await by_bearer(bearer, ended, by);
    CO_TRY(key, co_await by_key(apikey, by));
    if (trim(authorization).empty() || bearer == apikey) co_return access_of(key);
    CO_TRY(access, co_await by_bearer(bearer, ended, by));
    if (access.tenant != key.who->tenant) co_return refused();
    access.key = key.who->actor;
    co_return access;
}

KeyUses& Identify::key_uses() { return parts_->uses; }
void Identify::feed_attached(Instant since) { parts_->doubts.attached(since); }
void Identify::feed_detached() { parts_->doubts.detached(); }

void Identify::changed(const AccessChange& change) {
    if (change.tenant) parts_->doubts.about(*change.tenant, now());
    else parts_->doubts.about_all(now());
    if (change.kind == ActorKind::user) return;  // users come by tokens, which are asked about
    ++parts_->forgotten;
    parts_->seen_keys.clear();
    parts_->seen_links.clear();
}

void Identify::forget(std::string_view token) {
    ++parts_->forgotten;
    parts_->seen_tokens.forget(token);
    const Sha256 hash = sha256(token);
    parts_->seen_keys.forget(hash);
    parts_->unknown_keys.forget(hash);
    if (const auto name = parts_->links.read(token)) parts_->seen_links.forget(*name);
}

}  // namespace orderline::auth
