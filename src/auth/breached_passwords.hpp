// auth/breached_passwords.hpp: passwords that everybody can know, in a file of Have I Been Pwned's format.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::auth {

/// Lines "SHA-1 in hexadecimal:count" in ascending order, as its downloader writes them (38 GB): searched where they are by
/// bisection, some 40 reads of a line, never loaded. A file put in its place is seen after the next start.
class BreachedPasswords {
public:
    /// Looks at the first and the last line; whether all between are in order cannot be looked at.
    /// Errors: bad_request invalid_config (cannot be read, other lines, not in order).
    static Result<BreachedPasswords> open(const std::string& path);
    /// Blocking; from any thread. Errors: internal (the file cannot be read, or has other lines).
    Result<bool> contains(std::string_view password) const;

private:
    BreachedPasswords(std::shared_ptr<const int> file, std::int64_t size) : file_{std::move(file)}, size_{size} {}
    struct Line;
    Result<Line> line_from(std::int64_t at) const;

    std::shared_ptr<const int> file_;  // closed by its deleter
    std::int64_t size_;
};

/// Errors: bad_request breached_password.
Result<void> check_not_breached(const BreachedPasswords& breached, std::string_view password);

}  // namespace orderline::auth
