// auth/secret.cpp: the secret's file and HMAC by OpenSSL.
#include "auth/secret.hpp"
#include <fcntl.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>
#include "base/random.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

class File {
public:
    explicit File(int number) : number_{number} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

std::unexpected<Error> refused(const std::string& file, std::string_view what) {
    return fail(Code::unavailable, "unavailable", "The secret's file " + file + " " + std::string{what} + ".");
}

std::string system_said() { return std::generic_category().message(errno); }

Result<std::string> read_file(const std::string& file, int number) {
    struct stat state {};
    if (::fstat(number, &state) != 0) return refused(file, "cannot be read: " + system_said());
    if (!S_ISREG(state.st_mode)) return refused(file, "is not a plain file");
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) return refused(file, "is open to others; run: chmod 600 " + file);
    std::string text(256, '\0');  // more than a secret needs, so that a longer file is noticed
    const auto got = ::read(number, text.data(), text.size());
    if (got < 0) return refused(file, "cannot be read: " + system_said());
    text.resize(static_cast<std::size_t>(got));
    return text;
}

bool write_whole(int number, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(number, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(number) == 0;
}

/// Written beside it and then linked to its name: whoever starts at the same moment, and whatever a crash leaves, the
/// file holds a whole secret or is not there.
Result<void> create(const std::string& file) {
    std::array<std::byte, 32> bytes;
    fill_random(bytes);
    std::array<std::byte, 8> suffix;
    fill_random(suffix);
    const std::string draft = file + ".new-" + to_hex(suffix);
    const File made{::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!made) return refused(file, "cannot be made: " + system_said());
    const bool whole = write_whole(made.number(), to_hex(bytes) + "\n");
    const bool named = whole && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
    const std::string problem = named ? "" : system_said();
    ::unlink(draft.c_str());
    if (!named) return refused(file, "cannot be made: " + problem);
    const auto folder = std::filesystem::path{file}.parent_path();
    if (const File entry{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)}) {
        ::fsync(entry.number());
    }
    return {};
}

}  // namespace

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
    if (::access(file.c_str(), F_OK) != 0) {
        if (errno != ENOENT) return refused(file, "cannot be read: " + system_said());
        TRY_VOID(create(file));
    }
    const File opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!opened) return refused(file, "cannot be read: " + system_said());
    TRY(text, read_file(file, opened.number()));
    auto secret = parse(trim(text));
    if (!secret) return refused(file, "does not hold 64 hex digits");
    return secret;
}

Sha256 Secret::key_for(std::string_view purpose) const { return Hmac{bytes_}.sign(purpose); }

struct Hmac::Parts {
    EVP_MAC_CTX* keyed = nullptr;
    ~Parts() { EVP_MAC_CTX_free(keyed); }
};

Hmac::Hmac(const Sha256& key) : parts_{std::make_unique<Parts>()} {
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
