// auth/sealed_stream.cpp: sealing and opening by libsodium, and the key file.
#include "auth/sealed_stream.hpp"
#include <sodium.h>
#include <algorithm>
#include <stdexcept>
#include "auth/private_file.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

static_assert(stream_header_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(piece_overhead_bytes == crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(sizeof(StreamKey) == crypto_secretstream_xchacha20poly1305_KEYBYTES);

constexpr unsigned char last_piece = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Result<StreamKey> read_stream_key(const std::string& file) {
    TRY(text, read_if_there(file));
    if (!text) return wrong_file(file, "is not there; make one: orderline backup --new-key " + file);
    const auto bytes = from_hex(trim(*text));
    StreamKey key;
    if (!bytes || bytes->size() != key.bytes.size()) return wrong_file(file, "does not hold 64 hex digits");
    std::ranges::transform(*bytes, key.bytes.begin(), [](std::byte one) { return static_cast<unsigned char>(one); });
    return key;
}

Result<void> make_stream_key(const std::string& file) {
    std::array<std::byte, sizeof(StreamKey)> bytes;
    fill_random(bytes);
    const auto wanted = to_hex(bytes) + "\n";
    TRY(there, read_if_there(file));
    if (there) return fail(Code::conflict, "conflict", file + " is there already, and may be the key of earlier backups.");
    TRY(made, read_or_create(file, [&] { return wanted; }));
    if (made != wanted) return fail(Code::conflict, "conflict", "Somebody else made " + file + " at the same moment.");
    return {};
}

struct Sealer::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

Sealer::Sealer(const StreamKey& key) : state_{std::make_unique<State>()}, header_(stream_header_bytes, '\0') {
    if (sodium_init() < 0 || crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, bytes_of(header_), key.bytes.data()) != 0) {
        throw std::runtime_error("libsodium cannot be used");
    }
}

Sealer::~Sealer() = default;
Sealer::Sealer(Sealer&&) noexcept = default;

std::string Sealer::seal(std::string_view piece, bool last) {
    std::string sealed(piece.size() + piece_overhead_bytes, '\0');
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, bytes_of(sealed), nullptr, bytes_of(piece), piece.size(), nullptr, 0,
                                               last ? last_piece : 0);
    return sealed;
}

struct Opener::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    bool usable = false;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

Opener::Opener(const StreamKey& key, std::string_view header) : state_{std::make_unique<State>()} {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    state_->usable = header.size() == stream_header_bytes &&
                     crypto_secretstream_xchacha20poly1305_init_pull(&state_->stream, bytes_of(header), key.bytes.data()) == 0;
}

Opener::~Opener() = default;
Opener::Opener(Opener&&) noexcept = default;

std::optional<Opener::Piece> Opener::open(std::string_view sealed) {
    if (!state_->usable || sealed.size() < piece_overhead_bytes) return std::nullopt;
    Piece piece;
    piece.text.resize(sealed.size() - piece_overhead_bytes);
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_->stream, bytes_of(piece.text), nullptr, &tag, bytes_of(sealed), sealed.size(),
                                                   nullptr, 0) != 0) {
        return std::nullopt;
    }
    piece.last = tag == last_piece;
    return piece;
}

}  // namespace orderline::auth
