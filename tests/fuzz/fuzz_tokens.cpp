// tests/fuzz/fuzz_tokens.cpp: no text makes a token's parser crash, and none is believed that we did not sign.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include "auth/access_token.hpp"
#include "auth/api_key.hpp"
#include "auth/link.hpp"
#include "auth/refresh_token.hpp"
#include "auth/signing_key.hpp"

namespace {

using namespace orderline;

// Of another secret and key each time: nothing in the corpus can be signed with them, not even by chance of an earlier run.
auth::Secret any_secret() { return *auth::Secret::parse(to_hex(random_uuid()) + to_hex(random_uuid())); }

// So that the corpus has claims that are in force.
const Instant at = *parse_instant("2026-11-22T16:00:00Z");
constexpr std::string_view public_url = "https://o.example";

/// The claims, and a header of any kind, are only read under our signature: so we sign whatever comes.
void read_signed(const auth::AccessTokens& tokens, const auth::SigningKey& key, std::string_view text) {
    std::string sealed = key.header() + "." + to_base64url(as_bytes(text));
    sealed += "." + key.sign(sealed);
    const auto user = tokens.read(sealed, at);
    if (user && (user->who.kind != ActorKind::user || user->claims != text)) std::abort();
    // The same text as a whole token: its header is then its own choice, with another algorithm, key or none.
    const std::string chosen = std::string{text} + "." + key.sign(text);
    if (tokens.read(chosen, at) && !text.starts_with(key.header() + ".")) std::abort();
}

/// One algorithm: tokens, and the same key to sign with what it would never sign.
struct Side {
    auth::AccessTokens tokens;
    auth::SigningKey key;
};

Side side_of(auth::SigningKey signing, auth::SigningKey same) {
    Side side{auth::AccessTokens{std::move(signing)}, std::move(same)};
    side.tokens.set_public_url(public_url);
    return side;
}

Side es256_side() {
    const auto file = std::filesystem::temp_directory_path() / ("orderline-fuzz-" + to_hex(random_uuid()) + ".pem");
    auto made = auth::SigningKey::es256(file);
    auto again = auth::SigningKey::es256(file);
    std::filesystem::remove(file);
    return side_of(*std::move(made), *std::move(again));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auth::Secret secret = any_secret();
    static const Side hs256 = side_of(auth::SigningKey::hs256(secret), auth::SigningKey::hs256(secret));
    static const Side es256 = es256_side();
    static const auth::Links links{secret};
    static const auth::RefreshTokens refresh_tokens{secret};

    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const auto* side : {&hs256, &es256}) {
        if (side->tokens.read(text, at)) std::abort();
        read_signed(side->tokens, side->key, text);
    }
    if (links.read(text)) std::abort();
    if (refresh_tokens.read(text)) std::abort();
    if (const auto tenant = auth::tenant_of_api_key(text)) {
        // A key names its kind and its tenant in one spelling only.
        const auto kind = auth::kind_of_api_key(text);
        if (!kind) std::abort();
        const std::string prefix = *kind == auth::KeyKind::api ? "olk_" : *kind == auth::KeyKind::secret ? "sb_secret_" : "sb_publishable_";
        if (!text.starts_with(prefix + to_base64url(tenant->bytes) + "_")) std::abort();
    }
    return 0;
}
