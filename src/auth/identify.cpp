// auth/identify.cpp: bearer tokens are told apart, looked up and remembered.
#include "auth/identify.hpp"
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include "auth/api_key.hpp"
#include "auth/memory.hpp"
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

using Clock = std::chrono::steady_clock;
using Answer = Result<std::shared_ptr<const Principal>>;

constexpr std::size_t tokens_max = 10'000, links_max = 10'000, keys_max = 1'000, unknown_keys_max = 1'000;

struct Remembered {
    Answer answer;
    Clock::time_point until;
};

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

Answer key_answer(TenantId tenant, const pg::Rows& rows) {
    if (rows.empty()) return refused();
    Principal who;
    who.tenant = tenant;
    who.kind = ActorKind::key;
    who.actor = rows.uuid(0, 0);
    who.name = rows.text(0, 1);
    who.permissions = permissions_of(rows.text(0, 2));
    who.expires_at = rows.maybe_instant(0, 3);
    return std::make_shared<const Principal>(std::move(who));
}

bool has_expired(const Answer& answer) { return answer && (*answer)->expires_at && *(*answer)->expires_at <= now(); }

}  // namespace

struct Identify::Parts {
    pg::Pool& pool;
    AccessTokens& tokens;
    Links& links;
    Memory<std::string, std::shared_ptr<const Principal>, std::string_view, HashOfEnd> seen_tokens{tokens_max};
    // By name and by hash, not by text: how long a look-up takes tells nothing about another's token.
    Memory<LinkName, Remembered, LinkName, HashOfLink> seen_links{links_max};
    Memory<Sha256, Remembered, Sha256, HashOfSha256> seen_keys{keys_max};
    // Apart, because anyone can invent keys: they must not push out the ones that are in use.
    Memory<Sha256, Remembered, Sha256, HashOfSha256> unknown_keys{unknown_keys_max};
    std::uint64_t forgotten = 0;  // grows with each forget(): what was read before it is not remembered after it

    Answer by_token(std::string_view text);
    Task<Answer> by_link(LinkName name, Deadline by);
    Task<Answer> by_key(TenantId tenant, Sha256 hash, Deadline by);
};

Answer Identify::Parts::by_token(std::string_view text) {
    const Instant at = now();
    if (const auto* known = seen_tokens.find(text)) {
        if (at < *(*known)->expires_at) return *known;
        seen_tokens.forget(text);
        return token_expired();
    }
    auto who = tokens.read(text, at);
    if (!who) return std::unexpected(std::move(who).error());
    auto shared = std::make_shared<const Principal>(*std::move(who));
    seen_tokens.put(std::string{text}, shared);
    return shared;
}

Task<Answer> Identify::Parts::by_link(LinkName name, Deadline by) {
    if (const auto* known = seen_links.find(name); known && known->until > Clock::now()) {
        if (has_expired(known->answer)) co_return link_expired();
        co_return known->answer;
    }
    const auto before = forgotten;
    const auto until = Clock::now() + memory_time;
    CO_TRY(rows, co_await pool.read(reading_as(name.tenant), sql::bearer_link, pg::Params::of(name.tenant, name.id), by));
    auto answer = link_answer(name.tenant, rows);
    if (before == forgotten) seen_links.put(name, {answer, until});
    co_return answer;
}

Task<Answer> Identify::Parts::by_key(TenantId tenant, Sha256 hash, Deadline by) {
    for (auto* memory : {&seen_keys, &unknown_keys}) {
        if (const auto* known = memory->find(hash); known && known->until > Clock::now()) {
            if (has_expired(known->answer)) co_return refused();
            co_return known->answer;
        }
    }
    const auto before = forgotten;
    const auto until = Clock::now() + memory_time;
    CO_TRY(rows, co_await pool.read(reading_as(tenant), sql::bearer_key, pg::Params::of(tenant, to_hex(hash)), by));
    auto answer = key_answer(tenant, rows);
    if (before == forgotten) (answer ? seen_keys : unknown_keys).put(hash, {answer, until});
    co_return answer;
}

Identify::Identify(pg::Pool& pool, AccessTokens& tokens, Links& links)
    : parts_{std::make_unique<Parts>(pool, tokens, links)} {}

Identify::~Identify() = default;

Task<Result<std::shared_ptr<const Principal>>> Identify::who(std::string_view authorization, Deadline by) {
    const auto text = bearer_text(authorization);
    if (text.find('.') != text.npos) co_return parts_->by_token(text);
    if (const auto tenant = tenant_of_api_key(text)) co_return co_await parts_->by_key(*tenant, sha256(text), by);
    if (const auto name = parts_->links.read(text)) co_return co_await parts_->by_link(*name, by);
    co_return refused();
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
