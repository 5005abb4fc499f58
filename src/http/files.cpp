// http/files.cpp: static files, read and compressed once.
#include "http/files.hpp"
#include <zlib.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace orderline::http {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t bytes_max = 32 * 1024 * 1024;

std::string type_of(const fs::path& path) {
    static const std::map<std::string, std::string, std::less<>> types{
        {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"}, {".png", "image/png"}, {".ico", "image/x-icon"}, {".json", "application/json"},
        {".webmanifest", "application/manifest+json"}, {".woff2", "font/woff2"}, {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"}};
    const auto found = types.find(path.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.find("json") != std::string_view::npos || type == "image/svg+xml";
}

std::string gzip(const std::string& body) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;  // zlib's manual, deflateInit2: 16 more for a gzip header
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out.size() < body.size() ? out : std::string{};
}

/// RFC 9110, 12.5.3: "gzip;q=0" refuses it.
bool takes_gzip(std::string_view accepted) {
    while (!accepted.empty()) {
        const auto coding = accepted.substr(0, accepted.find(','));
        accepted.remove_prefix(std::min(coding.size() + 1, accepted.size()));
        const auto semicolon = std::min(coding.find(';'), coding.size());
        if (ascii_lower(trim(coding.substr(0, semicolon))) != "gzip") continue;
        const auto weight = trim(coding.substr(std::min(semicolon + 1, coding.size())));
        return !weight.starts_with("q=0") || weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

std::unexpected<Error> unreadable(const std::string& what, std::string why) {
    return fail(Code::unavailable, "unavailable", "Cannot read " + what + ".", std::move(why));
}

}  // namespace

Result<Files> Files::read(const std::string& folder) {
    Files files;
    std::uintmax_t total = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator one{folder, error}, end; !error && one != end; one.increment(error)) {
        if (!one->is_regular_file()) continue;
        if ((total += one->file_size()) > bytes_max) return unreadable(folder, "more than 32 MiB of files");
        std::ifstream in{one->path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        if (!in) return unreadable(one->path().string(), "read error");
        File file;
        file.body = std::move(text).str();
        file.type = type_of(one->path());
        if (is_text(file.type)) file.gzip = gzip(file.body);
        file.digest = sha256_hex(file.body).substr(0, 32);
        files.files_.emplace(fs::relative(one->path(), folder).generic_string(), std::move(file));
    }
    if (error) return unreadable(folder, error.message());
    return files;
}

bool Files::has(std::string_view name) const { return files_.contains(name); }

Response Files::answer(std::string_view name, const Request& request) const {
    Response response;
    const auto found = files_.find(name);
    if (found == files_.end()) {
        response.status = 404;
        response.headers.add("content-type", "text/plain; charset=utf-8");
        response.body = "There is no such file.\n";
        return response;
    }
    const File& file = found->second;
    response.headers.add("content-type", file.type);
    const bool zipped = !file.gzip.empty() && takes_gzip(request.headers.get("accept-encoding"));
    // Two codings are two representations: a strong tag tells them apart (RFC 9110, 8.8.1).
    response.headers.add("etag", "\"" + file.digest + (zipped ? "-gzip\"" : "\""));
    const bool hashed = name.starts_with("assets/");
    response.headers.add("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (!file.gzip.empty()) response.headers.add("vary", "accept-encoding");
    if (request.headers.get("if-none-match").find(file.digest) != std::string_view::npos) {
        response.status = 304;
        return response;
    }
    if (zipped) response.headers.add("content-encoding", "gzip");
    response.body = zipped ? file.gzip : file.body;
    return response;
}

}  // namespace orderline::http
