// http/request_reader.cpp: Beast's parser with our limits and rules.
#include "http/request_reader.hpp"
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include "base/text.hpp"

namespace orderline::http {
namespace beast = boost::beast::http;

struct RequestReader::Parser : beast::request_parser<beast::string_body> {};

namespace {

constexpr Refusal malformed{400, "bad_request", "The request is not valid HTTP."};
constexpr Refusal bad_target{400, "bad_request", "The address of the request is not valid."};
constexpr Refusal header_too_large{431, "header_too_large", "The header of the request is too large."};
constexpr Refusal body_too_large{413, "payload_too_large", "The body of the request is too large."};
constexpr Refusal unknown_coding{501, "bad_request", "Only chunked is known as a Transfer-Encoding."};
constexpr Refusal wrong_version{505, "bad_request", "Speak HTTP/1.1."};

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

}  // namespace

RequestReader::RequestReader(std::size_t header_bytes_max, std::size_t body_bytes_max) : parser_{std::make_unique<Parser>()} {
    parser_->eager(true);
    parser_->header_limit(static_cast<std::uint32_t>(header_bytes_max));
    parser_->body_limit(body_bytes_max);
}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::feed(std::string_view bytes) {
    std::size_t taken = 0;
    started_ = started_ || !bytes.empty();
    while (!refusal_ && !done() && taken < bytes.size()) {
        boost::system::error_code error;
        const auto rest = bytes.substr(taken);
        taken += parser_->put(boost::asio::const_buffer{rest.data(), rest.size()}, error);
        if (parser_->is_header_done() && !checked_) check_header();
        if (error == beast::error::need_more) break;
        if (error == beast::error::header_limit) refusal_ = header_too_large;
        else if (error == beast::error::body_limit) refusal_ = body_too_large;
        else if (error == beast::error::bad_version) refusal_ = wrong_version;
        else if (error) refusal_ = malformed;
    }
    return taken;
}

void RequestReader::check_header() {
    checked_ = true;
    const auto& message = parser_->get();
    if (message.version() != 11 && message.version() != 10) refusal_ = wrong_version;
    const auto coding = message.find(beast::field::transfer_encoding);
    if (coding != message.end()) {
        // Two ways to say where the body ends is how requests are smuggled past a proxy (RFC 9112, 6.3 and 11.2).
        if (message.find(beast::field::content_length) != message.end() || message.version() == 10) refusal_ = malformed;
        else if (ascii_lower(coding->value()) != "chunked") refusal_ = unknown_coding;
    }
    if (message.count(beast::field::host) > 1) refusal_ = malformed;
    if (!refusal_ && !read_target(message.target(), request_)) refusal_ = bad_target;
    request_.method = method_of(message.method());
    for (const auto& field : message) request_.headers.add(ascii_lower(field.name_string()), std::string{field.value()});
    expects_continue_ = ascii_lower(request_.headers.get("expect")) == "100-continue" && !done();
}

bool RequestReader::started() const { return started_; }
bool RequestReader::header_done() const { return parser_->is_header_done(); }
bool RequestReader::done() const { return parser_->is_done(); }
bool RequestReader::take_expects_continue() { return std::exchange(expects_continue_, false) && !done() && !refusal_; }
bool RequestReader::keep_alive() const { return parser_->get().keep_alive(); }

Request RequestReader::take() {
    request_.body = std::move(parser_->get().body());
    return std::move(request_);
}

bool read_target(std::string_view target, Request& request) {
    if (target.empty() || target.front() != '/') return false;
    for (const char letter : target) {
        if (static_cast<unsigned char>(letter) <= 0x20 || letter == 0x7f || letter == '#') return false;
    }
    const auto question = target.find('?');
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
    request.query = question == std::string_view::npos ? std::string{} : std::string{target.substr(question + 1)};
    return true;
}

}  // namespace orderline::http
