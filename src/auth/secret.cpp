// auth/secret.cpp: the secret and HMAC by OpenSSL.
#include "auth/secret.hpp"
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <algorithm>
#include <new>
#include <utility>
#include "auth/private_file.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace orderline::auth {

Result<Secret> Secret::parse(std::string_view hex) {
    const auto bytes = from_hex(hex);
    Secret secret;
    if (!bytes || bytes->size() != secret.bytes_.size()) {
        return fail(Code::bad_request, "bad_request", "The secret is not 64 hex digits.");
    }
    std::ranges::copy(*bytes, secret.bytes_.begin());
    return secret;
}

Result<Secret> Secret::load_or_create(const std::string& file) {
    TRY(text, read_or_create(file, [] {
        std::array<std::byte, 32> bytes;
        fill_random(bytes);
        return to_hex(bytes) + "\n";
    }));
    auto secret = parse(trim(text));
    if (!secret) return wrong_file(file, "does not hold 64 hex digits");
    return secret;
}

Sha256 Secret::key_for(std::string_view purpose) const { return Hmac{bytes_}.sign(purpose); }

struct Hmac::Parts {
    EVP_MAC_CTX* keyed = nullptr;
    ~Parts() { EVP_MAC_CTX_free(keyed); }
};

Hmac::Hmac(Bytes key) : parts_{std::make_unique<Parts>()} {
    EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    parts_->keyed = algorithm ? EVP_MAC_CTX_new(algorithm) : nullptr;
    EVP_MAC_free(algorithm);  // the context holds it
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    if (!parts_->keyed ||
        !EVP_MAC_init(parts_->keyed, reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters)) {
        throw std::bad_alloc();  // OpenSSL always has HMAC-SHA256: only memory can be missing
    }
}

Hmac::~Hmac() = default;
Hmac::Hmac(Hmac&&) noexcept = default;

Sha256 Hmac::sign(std::string_view text) const {
    const std::unique_ptr<EVP_MAC_CTX, void (*)(EVP_MAC_CTX*)> context{EVP_MAC_CTX_dup(parts_->keyed), EVP_MAC_CTX_free};
    Sha256 signature;
    std::size_t size = 0;
    if (!context ||
        !EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size()) ||
        !EVP_MAC_final(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, signature.size())) {
        throw std::bad_alloc();
    }
    return signature;
}

bool equal_in_constant_time(Bytes a, Bytes b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace orderline::auth
