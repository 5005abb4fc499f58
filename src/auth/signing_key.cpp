// auth/signing_key.cpp: HMAC-SHA256 and ECDSA over P-256 as JOSE has them (RFC 7518, 3.2 and 3.4), by OpenSSL.
#include "auth/signing_key.hpp"
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <array>
#include <new>
#include <optional>
#include <utility>
#include "auth/private_file.hpp"
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {

struct SigningKey::Parts {
    Parts(std::string_view its_header, std::string its_jwks) : header{to_base64url(as_bytes(its_header))}, jwks{std::move(its_jwks)} {}
    virtual ~Parts() = default;
    virtual std::string sign(std::string_view text) const = 0;
    virtual bool verify(std::string_view text, Bytes signature) const = 0;

    template <class Kind, class... Arguments>
    static SigningKey made(Arguments&&... arguments) {
        return SigningKey{std::make_unique<Kind>(std::forward<Arguments>(arguments)...)};
    }

    std::string header, jwks;
};

namespace {

constexpr std::size_t number_size = 32;  // of each coordinate, and of each half of a signature

template <auto free>
struct Free {
    template <class T>
    void operator()(T* owned) const { free(owned); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;
using Pair = std::array<std::byte, 2 * number_size>;

unsigned char* bytes_of(Pair& pair) { return reinterpret_cast<unsigned char*>(pair.data()); }

// With a key that was found to be good, OpenSSL can only lack memory.
template <class T>
T need(T found) {
    if (!found) throw std::bad_alloc();
    return found;
}

std::string made_pem() {
    const Key key{need(EVP_EC_gen("P-256"))};
    const Memory memory{need(BIO_new(BIO_s_mem()))};
    need(PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr));
    char* text = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

/// None if it is no P-256 private key. A file with a password is refused, not asked for at the terminal.
Key key_of(std::string_view pem) {
    const Memory memory{need(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())))};
    Key key{PEM_read_bio_PrivateKey(memory.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr)};
    std::array<char, 32> curve{};
    if (!key || !EVP_PKEY_is_a(key.get(), "EC") ||
        !EVP_PKEY_get_group_name(key.get(), curve.data(), curve.size(), nullptr) ||
        std::string_view{curve.data()} != "prime256v1") {
        return nullptr;
    }
    return key;
}

std::string coordinate(const Key& key, const char* which) {
    BIGNUM* read = nullptr;
    need(EVP_PKEY_get_bn_param(key.get(), which, &read));
    const Number number{read};
    std::array<std::byte, number_size> bytes;
    need(BN_bn2binpad(number.get(), reinterpret_cast<unsigned char*>(bytes.data()), number_size) == number_size);
    return to_base64url(bytes);
}

class Hs256 final : public SigningKey::Parts {
public:
    // No kid: there is nothing that others could look up by it.
    explicit Hs256(const Sha256& key) : Parts{R"({"alg":"HS256","typ":"JWT"})", R"({"keys":[]})"}, hmac_{key} {}
    std::string sign(std::string_view text) const override { return to_base64url(hmac_.sign(text)); }
    bool verify(std::string_view text, Bytes signature) const override {
        return equal_in_constant_time(hmac_.sign(text), signature);
    }

private:
    Hmac hmac_;
};

/// The public half, as others see it.
struct Jwk {
    explicit Jwk(const Key& key) : x{coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X)}, y{coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y)} {
        // RFC 7638: the same key has the same name everywhere.
        kid = to_base64url(sha256(R"({"crv":"P-256","kty":"EC","x":")" + x + R"(","y":")" + y + R"("})"));
    }
    std::string header() const { return R"({"alg":"ES256","kid":")" + kid + R"(","typ":"JWT"})"; }
    std::string set() const {
        return R"({"keys":[{"alg":"ES256","crv":"P-256","ext":true,"key_ops":["verify"],"kid":")" + kid +
               R"(","kty":"EC","use":"sig","x":")" + x + R"(","y":")" + y + R"("}]})";
    }
    std::string x, y, kid;
};

class Es256 final : public SigningKey::Parts {
public:
    Es256(Key key, const Jwk& shown) : Parts{shown.header(), shown.set()}, key_{std::move(key)} {}

    std::string sign(std::string_view text) const override {
        const Context context{need(EVP_MD_CTX_new())};
        std::array<unsigned char, 128> der;
        std::size_t size = der.size();
        need(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
        need(EVP_DigestSign(context.get(), der.data(), &size, reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1);
        const unsigned char* at = der.data();
        const Signature signature{need(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)))};
        Pair pair;
        need(BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes_of(pair), number_size) == number_size);
        need(BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes_of(pair) + number_size, number_size) == number_size);
        return to_base64url(pair);
    }

    bool verify(std::string_view text, Bytes given) const override {
        if (given.size() != 2 * number_size) return false;
        const auto* bytes = reinterpret_cast<const unsigned char*>(given.data());
        const Signature signature{need(ECDSA_SIG_new())};
        Number r{need(BN_bin2bn(bytes, number_size, nullptr))}, s{need(BN_bin2bn(bytes + number_size, number_size, nullptr))};
        need(ECDSA_SIG_set0(signature.get(), r.release(), s.release()));
        std::array<unsigned char, 128> der;  // of two numbers of 32 bytes: 72
        unsigned char* end = der.data();
        const int size = i2d_ECDSA_SIG(signature.get(), &end);
        const Context context{need(EVP_MD_CTX_new())};
        need(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
        return size > 0 && EVP_DigestVerify(context.get(), der.data(), static_cast<std::size_t>(size),
                                            reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
    }

private:
    Key key_;
};

}  // namespace

SigningKey::SigningKey(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

SigningKey SigningKey::hs256(const Secret& secret) { return Parts::made<Hs256>(secret.key_for("access_token")); }

Result<SigningKey> SigningKey::es256(const std::string& file) {
    TRY(pem, read_or_create(file, made_pem));
    auto key = key_of(pem);
    if (!key) return wrong_file(file, "does not hold a P-256 private key in PEM");
    const Jwk shown{key};
    return Parts::made<Es256>(std::move(key), shown);
}

const std::string& SigningKey::header() const { return parts_->header; }
const std::string& SigningKey::jwks() const { return parts_->jwks; }
std::string SigningKey::sign(std::string_view text) const { return parts_->sign(text); }

bool SigningKey::verify(std::string_view text, std::string_view signature) const {
    const auto bytes = from_base64url(signature);
    return bytes && parts_->verify(text, *bytes);
}

}  // namespace orderline::auth
