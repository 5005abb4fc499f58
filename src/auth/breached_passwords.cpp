// auth/breached_passwords.cpp: bisection over the bytes of a file of lines.
#include "auth/breached_passwords.hpp"
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <new>
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t hash_length = 40, line_max = 64;

std::string sha1_hex(std::string_view text) {
    std::array<std::byte, 20> digest;
    if (!EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_sha1(), nullptr)) {
        throw std::bad_alloc();
    }
    return to_hex(digest);
}

bool is_hash(std::string_view text) {
    return text.size() == hash_length && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::unexpected<Error> not_usable(const std::string& path, std::string_view why) {
    return fail(Code::bad_request, "invalid_config", path + ", the list of breached passwords, " + std::string{why});
}

}  // namespace

struct BreachedPasswords::Line {
    std::int64_t begin;
    std::string hash;  // in small letters; empty: no line begins there or later
};

Result<BreachedPasswords> BreachedPasswords::open(const std::string& path) {
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) return not_usable(path, "cannot be read.");
    const std::shared_ptr<const int> file{new int{opened}, [](const int* one) {
        ::close(*one);
        delete one;
    }};
    struct stat facts {};
    if (fstat(opened, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size == 0) return not_usable(path, "is no file, or empty.");
    BreachedPasswords list{file, facts.st_size};
    auto first = list.line_from(0);
    std::int64_t near_end = std::max<std::int64_t>(0, list.size_ - static_cast<std::int64_t>(hash_length) - 2);
    auto last = list.line_from(near_end);
    // A line with a long count begins earlier: the last one is the first of those that has no other after it.
    while (last && last->hash.empty() && near_end > 0) last = list.line_from(--near_end);
    if (!first || !last) return not_usable(path, "has lines that do not begin with a SHA-1 in hexadecimal.");
    if (first->hash > last->hash) return not_usable(path, "is not sorted by its hashes.");
    return list;
}

/// The first line that begins at `at` or later.
Result<BreachedPasswords::Line> BreachedPasswords::line_from(std::int64_t at) const {
    std::array<char, 2 * line_max> bytes;
    const std::int64_t from = std::max<std::int64_t>(0, at - 1);  // the end of a line that ends right before it
    const auto count = pread(*file_, bytes.data(), bytes.size(), from);
    if (count < 0) return fail(Code::internal, "internal", "The list of breached passwords cannot be read.");
    std::string_view rest{bytes.data(), static_cast<std::size_t>(count)};
    std::size_t skipped = 0;
    if (at > 0) {
        const auto end = rest.find('\n');
        skipped = end == std::string_view::npos ? rest.size() : end + 1;
        if (end == std::string_view::npos && rest.size() == bytes.size()) {
            return fail(Code::internal, "internal", "The list of breached passwords has a line that is too long.");
        }
    }
    Line line{from + static_cast<std::int64_t>(skipped), ""};
    if (line.begin >= size_) return line;
    line.hash = ascii_lower(rest.substr(skipped, hash_length));
    if (!is_hash(line.hash)) return fail(Code::internal, "internal", "The list of breached passwords has a line without a hash.");
    return line;
}

Result<bool> BreachedPasswords::contains(std::string_view password) const {
    const auto wanted = sha1_hex(password);
    // Its line, if there is one, begins in [low, high).
    std::int64_t low = 0, high = size_;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        TRY(line, line_from(middle));
        if (line.hash == wanted) return true;
        if (line.begin >= high || line.hash > wanted) high = middle;
        else low = line.begin + 1;
    }
    return false;
}

Result<void> check_not_breached(const BreachedPasswords& breached, std::string_view password) {
    TRY(known, breached.contains(password));
    if (!known) return {};
    return fail(Code::bad_request, "breached_password", "This password is in a public list of stolen passwords. Choose another one.");
}

}  // namespace orderline::auth
