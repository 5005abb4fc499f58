// auth/password.cpp: argon2id by libsodium.
#include "auth/password.hpp"
#include <sodium.h>
#include <cstdlib>
#include <new>
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;
constexpr std::size_t characters_min = 8, bytes_max = 256;

/// libsodium wants to be set up once before anything else; it may be from any thread.
void set_up() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();  // no random numbers: no safe hash can be made
}

}  // namespace

std::string hash_password(std::string_view password) {
    set_up();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return hash;
}

bool verify_password(std::string_view hash, std::string_view password) {
    set_up();
    if (hash.size() >= crypto_pwhash_STRBYTES || !hash.starts_with(crypto_pwhash_argon2id_STRPREFIX)) return false;
    const std::string ended{hash};
    return crypto_pwhash_str_verify(ended.c_str(), password.data(), password.size()) == 0;
}

Result<void> check_new_password(std::string_view password) {
    if (!is_storable_text(password)) return fail(Code::bad_request, "validation_failed", "The password is not text.");
    if (password.size() > bytes_max) {
        return fail(Code::bad_request, "validation_failed", "The password is longer than 256 bytes.");
    }
    if (length_in_characters(password) < characters_min) {
        return fail(Code::bad_request, "weak_password", "The password has fewer than 8 characters.");
    }
    return {};
}

Passwords::Passwords(Offload& offload, const BreachedPasswords* breached)
    : offload_{offload}, breached_{breached}, dummy_hash_{hash_password("nobody's password")} {}

Task<Result<bool>> Passwords::verify(std::string hash, std::string password) {
    // Both stay in this coroutine until the answer is back: the work only points at them.
    const bool known = !hash.empty();
    const std::string& checked = known ? hash : dummy_hash_;
    co_return co_await offload_.run([&checked, &password, known] { return verify_password(checked, password) && known; });
}

Task<Result<std::string>> Passwords::hash_new(std::string password) {
    CO_TRY_VOID(check_new_password(password));
    CO_TRY(hash, co_await offload_.run([this, &password]() -> Result<std::string> {
        if (breached_) TRY_VOID(check_not_breached(*breached_, password));
        return hash_password(password);
    }));
    co_return hash;
}

}  // namespace orderline::auth
