// auth/sealed_text.cpp: sealing and opening by libsodium.
#include "auth/sealed_text.hpp"
#include <sodium.h>
#include <span>
#include <utility>
#include "base/random.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t signature_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sizeof(Sha256) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(const Sha256& key) { return reinterpret_cast<const unsigned char*>(key.data()); }

}  // namespace

std::string seal_text(const Sha256& key, std::string_view text, std::string_view about) {
    std::string nonce(nonce_bytes, '\0'), sealed(text.size() + signature_bytes, '\0');
    fill_random(std::as_writable_bytes(std::span{nonce}));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed), nullptr, bytes_of(text), text.size(), bytes_of(about), about.size(),
                                               nullptr, bytes_of(std::as_const(nonce)), bytes_of(key));
    return nonce + sealed;
}

std::optional<std::string> open_text(const Sha256& key, Bytes sealed, std::string_view about) {
    if (sealed.size() < nonce_bytes + signature_bytes) return std::nullopt;
    const auto nonce = as_text(sealed.first(nonce_bytes)), rest = as_text(sealed.subspan(nonce_bytes));
    std::string text(rest.size() - signature_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, bytes_of(rest), rest.size(), bytes_of(about),
                                                   about.size(), bytes_of(nonce), bytes_of(key)) != 0) {
        return std::nullopt;
    }
    return text;
}

}  // namespace orderline::auth
