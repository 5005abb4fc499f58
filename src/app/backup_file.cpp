// app/backup_file.cpp: "orderline backup 1\n", the stream's header, then sealed pieces of 64 KiB. Before the dump: length and JSON of its contents.
#include "app/backup_file.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/random.hpp"

namespace orderline::app {
namespace {

constexpr std::string_view magic = "orderline backup 1\n";
constexpr std::size_t piece_bytes = 1 << 16, length_digits = 8;
constexpr std::size_t contents_bytes_max = 4 << 20;  // some hundred tables; a part of the audit trail comes each month

std::unexpected<Error> system_said(const std::string& what, const std::string& file) {
    return fail(Code::unavailable, "unavailable", "Cannot " + what + " " + file + ": " + std::strerror(errno) + ".");
}

std::unexpected<Error> unusable(const std::string& file, const char* why) {
    return fail(Code::bad_request, "bad_request", file + " " + why);
}

Result<void> write_all(int number, std::string_view bytes, const std::string& file) {
    while (!bytes.empty()) {
        const auto written = ::write(number, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_said("write", file);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// Less than `count` at the end of the file.
Result<std::string> read_up_to(int number, std::size_t count, const std::string& file) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        const auto got = ::read(number, bytes.data() + have, count - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_said("read", file);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

/// Decimal, of a fixed length, so that it stands anywhere in a piece.
std::string length_text(std::size_t length) {
    auto digits = std::to_string(length);
    return std::string(length_digits - digits.size(), '0') + digits;
}

std::optional<std::size_t> parse_length(std::string_view digits) {
    std::size_t length = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        length = length * 10 + static_cast<std::size_t>(c - '0');
    }
    if (digits.size() != length_digits || length > contents_bytes_max) return std::nullopt;
    return length;
}

std::optional<std::string> text_at(const json::object& object, std::string_view key) {
    const auto* found = object.if_contains(key);
    if (!found || !found->is_string()) return std::nullopt;
    return std::string{found->get_string()};
}

}  // namespace

std::string to_json(const BackupContents& contents) {
    JsonWriter out;
    out.open('{').key("created_at").text(to_text(contents.created_at)).key("program").text(contents.program);
    out.key("migration").text(contents.migration).key("secret").text(contents.secret).key("token_key").maybe_text(contents.token_key);
    out.key("settings").text(contents.settings).key("tables").open('[');
    for (const auto& one : contents.tables) {
        out.open('{').key("name").text(one.name).key("rows").integer(one.rows).key("digest").text(one.digest).close('}');
    }
    return out.close(']').close('}').take();
}

Result<BackupContents> parse_contents(std::string_view text) {
    const auto broken = [] { return fail(Code::bad_request, "bad_request", "The backup's contents cannot be read. Is it of a newer version?"); };
    const auto parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return broken();
    const auto& object = parsed->get_object();
    const auto created = text_at(object, "created_at"), program = text_at(object, "program"), migration = text_at(object, "migration"),
               secret = text_at(object, "secret"), settings = text_at(object, "settings");
    const auto at = created ? parse_instant(*created) : std::nullopt;
    const auto* tables = object.if_contains("tables");
    if (!at || !program || !migration || !secret || !settings || !tables || !tables->is_array()) return broken();
    BackupContents contents{*at, *program, *migration, {}, *secret, text_at(object, "token_key"), *settings};
    for (const auto& one : tables->get_array()) {
        if (!one.is_object()) return broken();
        const auto& table = one.get_object();
        const auto name = text_at(table, "name"), digest = text_at(table, "digest");
        const auto* rows = table.if_contains("rows");
        if (!name || !digest || !rows || !rows->is_int64()) return broken();
        contents.tables.push_back({*name, rows->get_int64(), *digest});
    }
    return contents;
}

struct BackupWriter::Parts {
    Parts(std::string named, const auth::StreamKey& key) : file{std::move(named)}, sealer{key} {}

    std::string file, draft;
    int number = -1;
    auth::Sealer sealer;
    std::string piece;
    std::uint64_t written = 0;

    ~Parts() {
        if (number >= 0) ::close(number);
        if (!draft.empty()) ::unlink(draft.c_str());
    }
    Result<void> put(bool last) {
        const auto sealed = sealer.seal(piece, last);
        piece.clear();
        written += sealed.size();
        return write_all(number, sealed, draft);
    }
};

BackupWriter::BackupWriter(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
BackupWriter::BackupWriter(BackupWriter&&) noexcept = default;
BackupWriter::~BackupWriter() = default;
std::uint64_t BackupWriter::bytes_written() const { return parts_->written; }

Result<BackupWriter> BackupWriter::create(const std::string& file, const auth::StreamKey& key, const BackupContents& contents) {
    std::error_code problem;
    if (std::filesystem::exists(file, problem)) return fail(Code::conflict, "conflict", file + " is there already. Name a new file.");
    std::array<std::byte, 8> suffix;
    fill_random(suffix);
    auto parts = std::make_unique<Parts>(file, key);
    const auto draft = file + ".part-" + to_hex(suffix);
    parts->number = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (parts->number < 0) return system_said("make", draft);
    parts->draft = draft;
    const auto beginning = std::string{magic} + parts->sealer.header();
    TRY_VOID(write_all(parts->number, beginning, draft));
    parts->written = beginning.size();
    BackupWriter writer{std::move(parts)};
    const auto json = to_json(contents);
    TRY_VOID(writer.write(length_text(json.size())));
    TRY_VOID(writer.write(json));
    return writer;
}

Result<void> BackupWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, piece_bytes - parts_->piece.size());
        parts_->piece.append(part);
        bytes.remove_prefix(part.size());
        if (parts_->piece.size() == piece_bytes) TRY_VOID(parts_->put(false));
    }
    return {};
}

Result<void> BackupWriter::finish() {
    TRY_VOID(parts_->put(true));
    if (::fsync(parts_->number) != 0) return system_said("write", parts_->file);
    if (::link(parts_->draft.c_str(), parts_->file.c_str()) != 0) return system_said("make", parts_->file);  // never over another
    const auto folder = std::filesystem::path{parts_->file}.parent_path();
    const int entry = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (entry >= 0) {
        ::fsync(entry);
        ::close(entry);
    }
    return {};
}

struct BackupReader::Parts {
    Parts(std::string named, int opened) : file{std::move(named)}, number{opened} {}

    std::string file;
    int number;
    std::optional<auth::Opener> opener;  // there once the header was read
    BackupContents contents;
    std::string ahead;  // read, and not asked for yet
    bool ended = false;

    ~Parts() {
        if (number >= 0) ::close(number);
    }
    /// Appends a piece to `ahead`.
    Result<void> more() {
        if (ended) return unusable(file, "is not complete.");
        TRY(sealed, read_up_to(number, piece_bytes + auth::piece_overhead_bytes, file));
        if (sealed.empty()) return unusable(file, "is not complete: it ends too early.");
        const auto piece = opener->open(sealed);
        if (!piece) return unusable(file, "cannot be opened: it is the wrong key, or the file is damaged or was changed.");
        ended = piece->last;
        ahead += piece->text;
        if (!ended) return {};
        TRY(behind, read_up_to(number, 1, file));
        if (!behind.empty()) return unusable(file, "has something behind its end.");
        return {};
    }
    Result<std::string> take(std::size_t count) {
        while (ahead.size() < count) TRY_VOID(more());
        auto taken = ahead.substr(0, count);
        ahead.erase(0, count);
        return taken;
    }
};

BackupReader::BackupReader(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
BackupReader::BackupReader(BackupReader&&) noexcept = default;
BackupReader::~BackupReader() = default;
const BackupContents& BackupReader::contents() const { return parts_->contents; }

Result<BackupReader> BackupReader::open(const std::string& file, const auth::StreamKey& key) {
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) return system_said("read", file);
    auto parts = std::make_unique<Parts>(file, number);
    TRY(beginning, read_up_to(number, magic.size() + auth::stream_header_bytes, file));
    if (beginning.size() != magic.size() + auth::stream_header_bytes || !beginning.starts_with(magic)) {
        return unusable(file, "is no backup that this program can read.");
    }
    parts->opener.emplace(key, std::string_view{beginning}.substr(magic.size()));
    TRY(digits, parts->take(length_digits));
    const auto length = parse_length(digits);
    if (!length) return unusable(file, "is no backup that this program can read.");
    TRY(json, parts->take(*length));
    TRY(contents, parse_contents(json));
    parts->contents = std::move(contents);
    return BackupReader{std::move(parts)};
}

Result<std::optional<std::string>> BackupReader::next() {
    if (parts_->ahead.empty() && parts_->ended) return std::optional<std::string>{};
    if (parts_->ahead.empty()) TRY_VOID(parts_->more());
    return std::optional{std::exchange(parts_->ahead, {})};
}

}  // namespace orderline::app
