// tests/fuzz/fuzz_tokens.cpp: no text makes a token's parser crash, and none is believed that we did not sign.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include "auth/access_token.hpp"
#include "auth/api_key.hpp"
#include "auth/link.hpp"
#include "auth/refresh_token.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace orderline;
    // Of another secret each time: nothing in the corpus can be signed with it, not even by chance of an earlier run.
    static const auth::Secret secret = [] {
        std::string hex = to_hex(random_uuid());
        hex += to_hex(random_uuid());
        return *auth::Secret::parse(hex);
    }();
    static const auth::AccessTokens tokens{secret};
    static const auth::Links links{secret};
    static const auth::RefreshTokens refresh_tokens{secret};

    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (tokens.read(text, now())) std::abort();
    if (links.read(text)) std::abort();
    if (refresh_tokens.read(text)) std::abort();
    if (const auto tenant = auth::tenant_of_api_key(text)) {
        // A key names its tenant in one spelling only.
        if (text.substr(0, 26) != "olk_" + to_base64url(tenant->bytes)) std::abort();
    }

    // The claims are only read under our signature: so we sign whatever comes.
    static const auth::Hmac hmac{secret.key_for("access_token")};
    std::string sealed = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + to_base64url(as_bytes(text));
    sealed += "." + to_base64url(hmac.sign(sealed));
    if (const auto who = tokens.read(sealed, now()); who && who->kind != ActorKind::user) std::abort();
    return 0;
}
