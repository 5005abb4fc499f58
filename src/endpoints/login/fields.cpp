// endpoints/login/fields.cpp: typed reading of a JSON body.
#include "endpoints/login/fields.hpp"
#include <fmt/format.h>
#include "base/text.hpp"

namespace orderline::login {

std::unexpected<Error> validation_failed(std::string sentence) {
    return fail(Code::bad_request, "validation_failed", std::move(sentence));
}

Result<Fields> Fields::read(const http::Request& request) {
    auto value = parse_json(request.body);
    if (!value) return fail(Code::bad_request, "bad_json", "Could not parse request body as JSON. " + value.error().message);
    if (!value->is_object()) return fail(Code::bad_request, "bad_json", "Could not parse request body as JSON: it must be an object.");
    Fields fields;
    fields.object_ = std::move(value->get_object());
    return fields;
}

const json::value* Fields::find(std::string_view key) const {
    const auto* value = object_.if_contains(key);
    return value && !value->is_null() ? value : nullptr;
}

void Fields::complain(std::string_view key, std::string_view sentence) {
    if (complaint_.empty()) complaint_ = fmt::format("{} {}", key, sentence);
}

Result<void> Fields::finish() const {
    if (complaint_.empty()) return {};
    return validation_failed(complaint_);
}

std::optional<std::string> Fields::maybe_text(std::string_view key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_string()) {
        complain(key, "must be a string");
        return std::nullopt;
    }
    std::string text{value->get_string()};
    if (!is_storable_text(text)) complain(key, "must be valid UTF-8 without NUL");
    if (text.size() > text_bytes_max) complain(key, fmt::format("may have at most {} bytes", text_bytes_max));
    return text;
}

std::string Fields::text(std::string_view key) { return maybe_text(key).value_or(""); }

bool Fields::flag(std::string_view key, bool otherwise) {
    const auto* value = find(key);
    if (!value) return otherwise;
    if (value->is_bool()) return value->get_bool();
    complain(key, "must be true or false");
    return otherwise;
}

std::optional<std::string> Fields::object(std::string_view key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_object()) {
        complain(key, "must be an object");
        return std::nullopt;
    }
    auto text = json::serialize(*value);
    if (text.size() > object_bytes_max) complain(key, fmt::format("may have at most {} bytes", object_bytes_max));
    if (text.find("\\u0000") != std::string::npos) complain(key, "must not hold NUL");
    return text;
}

}  // namespace orderline::login
