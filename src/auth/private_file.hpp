// auth/private_file.hpp: a small file for its owner alone, made once: the secret, a signing key.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include "base/result.hpp"

namespace orderline::auth {

/// The text of `file`; if there is none, it is made with mode 0600 and holds `make()`. Of two that begin at once, one makes it.
/// Errors: unavailable (cannot be read or written; no plain file; open to others).
Result<std::string> read_or_create(const std::string& file, const std::function<std::string()>& make);
/// The same, but makes nothing: none if it is not there.
Result<std::optional<std::string>> read_if_there(const std::string& file);
/// Says what is wrong with such a file's content.
std::unexpected<Error> wrong_file(const std::string& file, std::string_view what);

}  // namespace orderline::auth
