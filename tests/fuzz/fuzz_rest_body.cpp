// tests/fuzz/fuzz_rest_body.cpp: any bytes as the body of a write to /rest/v1: as JSON, CSV, a form, and as a batch of requests.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include "base/json.hpp"
#include "base/text.hpp"
#include "endpoints/rest/batch.hpp"
#include "endpoints/rest/body.hpp"
#include "endpoints/rest/form.hpp"

namespace {

using namespace orderline;

constexpr std::string_view owner_id = "01234567-89ab-4def-8123-456789abcdef";
const std::optional<rest::Owner> owner{rest::Owner{"tenant_id", owner_id}};

http::Request request_of(std::string_view type, std::string_view body) {
    http::Request request;
    request.headers.add("content-type", std::string{type});
    request.body = body;
    return request;
}

/// Aborts if what goes to PostgreSQL is not JSON.
json::value parsed(std::string_view text) {
    boost::system::error_code failure;
    json::parse_options options;
    options.max_depth = rest::body_depth_max + 1;  // the array that a single object is put into
    auto value = json::parse(text, failure, {}, options);
    if (failure) std::abort();
    return value;
}

/// The rows are as many objects as counted, and nobody else's.
void check_rows(std::string_view type, std::string_view text) {
    const auto body = rest::read_body(request_of(type, text), owner, "orders");
    if (!body) {
        if (body.error().message.empty()) std::abort();
        return;
    }
    const auto rows = parsed(body->rows);
    if (!rows.is_array() || rows.get_array().size() != body->count) std::abort();
    for (const auto& row : rows.get_array()) {
        if (!row.is_object()) std::abort();
        const auto* whose = row.get_object().if_contains("tenant_id");
        if (!whose || whose->is_null()) continue;
        if (!whose->is_string() || ascii_lower(whose->get_string()) != owner_id) std::abort();
    }
    const auto again = rest::read_body(request_of("application/json", body->rows), owner, "orders");
    // One level deeper than it came, it may be too deep.
    if (again && (again->count != body->count || again->key_sets != body->key_sets)) std::abort();
    if (!again && body->count != 1) std::abort();
}

void check_csv(std::string_view text) {
    const auto json = rest::json_of_csv(text);
    if (!json || !is_storable_text(text)) return;
    const auto rows = parsed(*json);
    const auto body = rest::read_body(request_of("text/csv; charset=utf-8", text), {}, "orders");
    if (!body || body->count != rows.get_array().size()) std::abort();
    if (body->key_sets.size() > 1) std::abort();  // the header line names them for all
}

void check_form(std::string_view text) {
    const auto fields = rest::form_fields(text);
    if (fields.has_value() != rest::json_of_form(text).has_value()) std::abort();
    if (!fields) return;
    std::string encoded;
    const auto encode = [&](std::string_view plain) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        for (const unsigned char c : plain) (encoded += '%').append({digits[c >> 4U], digits[c & 15U]});
    };
    for (const auto& [name, value] : *fields) {
        encode(name);
        encoded += '=';
        encode(value);
        encoded += '&';
    }
    const auto again = rest::form_fields(encoded);
    if (!again || *again != *fields) std::abort();
}

void check_batch(std::string_view text) {
    const auto requests = rest::parse_batch(request_of("application/json", text));
    if (!requests) return;
    if (requests->empty() || requests->size() > rest::batch_max) std::abort();
    for (const auto& one : *requests) {
        if (!one.path.starts_with('/') || one.path.contains('\0')) std::abort();
        if (!one.body.empty()) parsed(one.body);
        for (const auto& [name, value] : one.headers.fields()) {
            if (name == "authorization" || name == "apikey") std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check_rows("application/json", text);
    check_rows("text/csv", text);
    check_rows("application/x-www-form-urlencoded", text);
    check_csv(text);
    check_form(text);
    check_batch(text);
    return 0;
}
