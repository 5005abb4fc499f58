// http/request_reader.cpp: Beast's parser with our limits and rules.
#include "http/request_reader.hpp"
#include <boost/beast/http/basic_parser.hpp>
#include <algorithm>
#include "base/percent.hpp"
#include "base/text.hpp"

namespace orderline::http {
namespace beast = boost::beast::http;
namespace {

constexpr Refusal malformed{400, "bad_request", "The request is not valid HTTP."};
constexpr Refusal bad_target{400, "bad_request", "The address of the request is not valid."};
constexpr Refusal header_too_large{431, "header_too_large", "The header of the request is too large."};
constexpr Refusal body_too_large{413, "payload_too_large", "The body of the request is too large."};
constexpr Refusal unknown_coding{501, "bad_request", "Only chunked is known as a Transfer-Encoding."};
constexpr Refusal wrong_version{505, "bad_request", "Speak HTTP/1.1."};

constexpr std::size_t fields_max = 128;
constexpr std::size_t empty_lines_max = 4;
constexpr std::size_t last_chunk_bytes = 5;  // "0\r\n\r\n": no chunked body ends with less
constexpr std::size_t first_reserve_max = 64 * 1024;  // an announced length is not believed further than this

Method method_of(beast::verb verb) {
    switch (verb) {
        case beast::verb::get: return Method::get;
        case beast::verb::head: return Method::head;
        case beast::verb::post: return Method::post;
        case beast::verb::put: return Method::put;
        case beast::verb::patch: return Method::patch;
        case beast::verb::delete_: return Method::del;
        case beast::verb::options: return Method::options;
        default: return Method::other;
    }
}

/// Looks on from `at` for the end of a header. What Beast would let pass and another server might read otherwise is
/// refused: bare CR or LF, lines folded the old way, control characters (RFC 9112, 2.2 and 5.2; RFC 9110, 5.5).
/// None: malformed. Else `end` is behind the header, or 0 if it is not complete; `at` is where to look on.
struct HeaderScan { std::size_t at = 0, end = 0; };

std::optional<HeaderScan> scan_header(std::string_view bytes, std::size_t at) {
    for (std::size_t i = at; i < bytes.size(); ++i) {
        const auto letter = static_cast<unsigned char>(bytes[i]);
        if ((letter >= 0x20 && letter != 0x7f) || letter == '\t') [[likely]] continue;
        if (letter != '\r') return std::nullopt;
        if (bytes.size() - i < 2) return HeaderScan{i, 0};
        if (bytes[i + 1] != '\n') return std::nullopt;
        if (i >= 2 && bytes[i - 1] == '\n') return HeaderScan{i, i + 2};
        if (bytes.size() - i < 3) return HeaderScan{i, 0};
        if (bytes[i + 2] == ' ' || bytes[i + 2] == '\t') return std::nullopt;
        ++i;
    }
    return HeaderScan{bytes.size(), 0};
}

/// The line that says how long the next chunk is; Beast counts the end of the chunk before to it.
std::string_view chunk_line(std::string_view bytes) {
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    return bytes.substr(0, bytes.find("\r\n"));
}

using Text = boost::beast::string_view;
std::string_view view_of(Text text) { return {text.data(), text.size()}; }

}  // namespace

/// Writes what Beast finds straight into a Request.
struct RequestReader::Parser final : beast::basic_parser<true> {
    Parser(std::size_t header_bytes_max, std::size_t body_bytes_max) {
        eager(false);  // one element of the syntax a call, so that each has its limit
        header_limit(static_cast<std::uint32_t>(header_bytes_max + 1));  // it is measured before
        body_limit(body_bytes_max);
        request.headers.reserve(16);
    }

    Request request;
    const Refusal* why = nullptr;
    int version = 11;
    bool expects_continue = false;

    bool between_chunks() const { return is_header_done() && chunked_ && chunk_left_ == 0; }

private:
    using Error = boost::system::error_code;

    void refuse(const Refusal& reason, Error& error) {
        why = &reason;
        error = beast::error::bad_value;
    }

    void on_request_impl(beast::verb verb, Text, Text target, int spoken, Error& error) override {
        version = spoken;
        request.method = method_of(verb);
        if (!read_target(view_of(target), request)) refuse(bad_target, error);
    }

    void on_field_impl(beast::field field, Text name, Text value, Error& error) override {
        if (is_header_done()) return;  // a trailer: whoever checked the header has not seen it
        switch (field) {
            case beast::field::host: ++hosts_; break;
            case beast::field::content_length:
                ++lengths_;
                // "5, 5" is one field with two lengths.
                if (value.find_first_not_of("0123456789") != Text::npos) return refuse(malformed, error);
                break;
            case beast::field::transfer_encoding:
                ++codings_;
                chunked_ = ascii_lower(view_of(value)) == "chunked";
                break;
            case beast::field::expect: expects_continue = ascii_lower(view_of(value)) == "100-continue"; break;
            default: break;
        }
        if (request.headers.fields().size() >= fields_max) return refuse(header_too_large, error);
        request.headers.add(ascii_lower(view_of(name)), std::string{view_of(value)});
    }

    void on_header_impl(Error& error) override {
        // Two ways to say where the body ends are how requests are smuggled past a proxy (RFC 9112, 6.3 and 11.2).
        const bool unclear = lengths_ + codings_ > 1 || (codings_ > 0 && version == 10);
        const bool no_host = hosts_ > 1 || (hosts_ == 0 && version == 11);  // RFC 9112, 3.2
        if (unclear || no_host) return refuse(malformed, error);
        if (codings_ > 0 && !chunked_) return refuse(unknown_coding, error);
        expects_continue = expects_continue && version == 11;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Error&) override {
        if (length) request.body.reserve(std::min<std::size_t>(*length, first_reserve_max));
    }
    std::size_t on_body_impl(Text part, Error&) override {
        request.body.append(part.data(), part.size());
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t size, Text, Error&) override { chunk_left_ = size; }
    std::size_t on_chunk_body_impl(std::uint64_t left, Text part, Error& error) override {
        chunk_left_ = left - part.size();
        return on_body_impl(part, error);
    }
    void on_finish_impl(Error&) override {}
    void on_response_impl(int, Text, int, Error&) override {}

    int hosts_ = 0, lengths_ = 0, codings_ = 0;
    bool chunked_ = false;
    std::uint64_t chunk_left_ = 0;
};

RequestReader::RequestReader(std::size_t header_bytes_max, std::size_t body_bytes_max)
    : header_bytes_max_{header_bytes_max},
      body_bytes_max_{body_bytes_max},
      parser_{std::make_unique<Parser>(header_bytes_max, body_bytes_max)} {}

RequestReader::~RequestReader() = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::size_t RequestReader::feed(std::string_view bytes) {
    std::size_t taken = header_done() || refusal_ ? 0 : feed_header(bytes);
    if (header_done() && !refusal_) taken += parse(bytes.substr(taken));
    return taken;
}

std::size_t RequestReader::feed_header(std::string_view bytes) {
    std::size_t before = 0;
    // RFC 9112, 2.2: some clients end a body with a line feed that is not part of it.
    while (scanned_ == 0 && bytes.substr(before).starts_with("\r\n")) {
        before += 2;
        if (++empty_lines_ > empty_lines_max) refusal_ = malformed;
    }
    const auto rest = bytes.substr(before);
    const auto scan = scan_header(rest.substr(0, header_bytes_max_), scanned_);
    if (!scan) refusal_ = malformed;
    if (refusal_) return before;
    scanned_ = scan->at;
    if (scan->end == 0) {
        if (rest.size() >= header_bytes_max_) refuse_header(rest.substr(0, header_bytes_max_));
        return before;
    }
    // Beast gets the header in one piece, so that what it makes of it does not depend on how it arrived.
    const auto taken = parse(rest.substr(0, scan->end));
    if (!header_done() && !refusal_) refusal_ = malformed;
    return before + taken;
}

/// Too large. Its path is still wanted, for the refusal's dialect; of an address that is itself too long, what is there.
void RequestReader::refuse_header(std::string_view bytes) {
    refusal_ = header_too_large;
    if (bytes.starts_with("HEAD ")) parser_->request.method = Method::head;
    const auto target = bytes.substr(bytes.find(' ') + 1);
    read_target(target.substr(0, target.find_first_of(" ?\r")), parser_->request);
}

std::size_t RequestReader::parse(std::string_view bytes) {
    std::size_t taken = 0;
    while (!refusal_ && !done() && taken < bytes.size()) {
        auto rest = bytes.substr(taken);
        if (parser_->between_chunks()) {
            // Given less of the last chunk, Beast 1.81 fails an assertion of its own.
            if (rest.size() < last_chunk_bytes) break;
            // Beast looks for the end of a quoted extension beyond its line. Nobody sends one in earnest.
            if (chunk_line(rest).find('"') != std::string_view::npos) {
                refusal_ = malformed;
                break;
            }
            // The beginning of a chunk, and what comes behind the last one, are kept until they are whole.
            rest = rest.substr(0, header_bytes_max_);
        }
        boost::system::error_code error;
        taken += parser_->put(boost::asio::const_buffer{rest.data(), rest.size()}, error);
        if (error == beast::error::need_more) {
            if (rest.size() >= header_bytes_max_) refusal_ = malformed;
            break;
        }
        if (!error) continue;
        if (error == beast::error::body_limit) refusal_ = body_too_large;
        else if (error == beast::error::bad_version) refusal_ = wrong_version;
        else refusal_ = parser_->why ? *parser_->why : malformed;
    }
    return taken;
}

std::string_view RequestReader::path() const { return parser_->request.path; }
bool RequestReader::is_head() const { return parser_->request.method == Method::head; }
bool RequestReader::header_done() const { return parser_->is_header_done(); }
bool RequestReader::done() const { return !refusal_ && parser_->is_done(); }
std::size_t RequestReader::body_size() const { return parser_->request.body.size(); }
bool RequestReader::take_expects_continue() {
    return header_done() && !done() && !refusal_ && std::exchange(parser_->expects_continue, false);
}
bool RequestReader::keep_alive() const { return parser_->keep_alive(); }
bool RequestReader::is_http_1_0() const { return parser_->version == 10; }

Request RequestReader::take() {
    auto request = std::move(parser_->request);
    *this = RequestReader{header_bytes_max_, body_bytes_max_};
    return request;
}

bool read_target(std::string_view target, Request& request) {
    // RFC 9112, 3.2.2: a server must take the absolute form too. Whose name it gives makes no difference to us.
    if (target.starts_with("http://") || target.starts_with("https://")) {
        target.remove_prefix(target.find("//") + 2);
        const auto slash = target.find_first_of("/?");
        if (slash == 0 || slash == std::string_view::npos || target[slash] != '/') return false;
        target.remove_prefix(slash);
    }
    if (target.empty() || target.front() != '/') return false;
    for (const char letter : target) {
        if (static_cast<unsigned char>(letter) <= 0x20 || letter == 0x7f || letter == '#') return false;
    }
    const auto question = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, question);
    auto decoded = percent_decode(path, false);
    if (!decoded || !is_storable_text(*decoded)) return false;
    for (std::size_t begin = 1; begin <= decoded->size();) {
        const auto end = std::min(decoded->find('/', begin), decoded->size());
        const auto segment = std::string_view{*decoded}.substr(begin, end - begin);
        if (segment == "." || segment == "..") return false;
        begin = end + 1;
    }
    request.path = *std::move(decoded);
    request.query = target.substr(std::min(question + 1, target.size()));
    return true;
}

}  // namespace orderline::http
