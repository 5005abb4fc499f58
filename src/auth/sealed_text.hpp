// auth/sealed_text.hpp: a short secret that the database keeps and cannot read.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {

/// XChaCha20-Poly1305: nonce, text, signature. `about` says whose it is; it is not kept, and without it nothing opens: so a row copied
/// to another user is of no use there.
std::string seal_text(const Sha256& key, std::string_view text, std::string_view about);
/// None: another key or owner, or not what was sealed.
std::optional<std::string> open_text(const Sha256& key, Bytes sealed, std::string_view about);

}  // namespace orderline::auth
