// auth/sealed_stream.hpp: bytes of any length, sealed with a key that lies in a file: nobody reads, changes, cuts or reorders them.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::auth {

/// libsodium's secretstream (XChaCha20-Poly1305): a header, then pieces, of which the last one says so.
inline constexpr std::size_t stream_header_bytes = 24, piece_overhead_bytes = 17;

struct StreamKey {
    std::array<unsigned char, 32> bytes{};
};

/// The key in `file`: 64 hex digits. Errors: unavailable (cannot be read; open to others; not such a key).
Result<StreamKey> read_stream_key(const std::string& file);
/// Makes that file with a new key and mode 0600. Errors: conflict if it is there, unavailable.
Result<void> make_stream_key(const std::string& file);

class Sealer {
public:
    explicit Sealer(const StreamKey& key);
    ~Sealer();
    Sealer(Sealer&&) noexcept;
    const std::string& header() const { return header_; }
    std::string seal(std::string_view piece, bool last);

private:
    struct State;
    std::unique_ptr<State> state_;
    std::string header_;
};

class Opener {
public:
    /// `header`: stream_header_bytes of them.
    Opener(const StreamKey& key, std::string_view header);
    ~Opener();
    Opener(Opener&&) noexcept;
    struct Piece {
        std::string text;
        bool last = false;
    };
    /// None: another key, or not what was sealed at this place.
    std::optional<Piece> open(std::string_view sealed);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace orderline::auth
