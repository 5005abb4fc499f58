// endpoints/api/body.cpp: request bodies, read field by field.
#include "endpoints/api/body.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/text.hpp"
#include "endpoints/api/problem.hpp"

namespace orderline::api {

Result<Body> Body::read(const http::Request& request) {
    const auto type = request.headers.get("content-type");
    if (!type.empty() && ascii_lower(type).find("application/json") != 0) {
        return fail(Code::unsupported, "unsupported_media_type", "Send the body as application/json.");
    }
    if (request.body.empty()) return fail(Code::bad_request, "bad_request", "The request needs a JSON object as its body.");
    TRY(value, parse_json(request.body));
    if (!value.is_object()) return fail(Code::bad_request, "bad_request", "The body must be a JSON object.");
    Body body;
    body.object_ = std::make_shared<const json::object>(std::move(value.get_object()));
    body.complaints_ = std::make_shared<tables::Problems>();
    return body;
}

Body Body::part(std::string_view key) {
    Body part;
    part.complaints_ = complaints_;
    part.path_ = path_ + tables::pointer(key);
    const auto* value = required(key);
    if (value && !value->is_object()) complain(key, "wrong_type", "must be an object");
    part.object_ = std::make_shared<const json::object>(value && value->is_object() ? value->get_object() : json::object{});
    return part;
}

std::vector<Body> Body::parts(std::string_view key, std::size_t count_max) {
    std::vector<Body> parts;
    const auto* value = required(key);
    const auto* list = value ? value->if_array() : nullptr;
    if (value && !list) complain(key, "wrong_type", "must be a list");
    if (!list) return parts;
    if (list->size() > count_max) complain(key, "too_long", fmt::format("may have at most {} entries", count_max));
    Body all;
    all.complaints_ = complaints_;
    all.path_ = path_ + tables::pointer(key);
    for (std::size_t i = 0; i < std::min(list->size(), count_max); ++i) {
        const auto* object = (*list)[i].if_object();
        if (!object) all.complain(std::to_string(i), "wrong_type", "must be an object");
        auto& part = parts.emplace_back(all);
        part.path_ += tables::pointer(std::to_string(i));
        part.object_ = std::make_shared<const json::object>(object ? *object : json::object{});
    }
    return parts;
}

void Body::complain(std::string_view key, std::string_view code, std::string_view sentence) {
    constexpr std::size_t complaints_max = 50;
    if (complaints_->size() < complaints_max) complaints_->push_back({path_ + tables::pointer(key), code, std::string{sentence}});
}

Result<void> Body::finish() const {
    if (complaints_->empty()) return {};
    return fail(Code::bad_request, "validation_failed", sentence_of(*complaints_));
}

const json::value* Body::find(std::string_view key) const {
    const auto* value = object_->if_contains(key);
    return value && !value->is_null() ? value : nullptr;
}

const json::value* Body::required(std::string_view key) {
    const auto* value = find(key);
    if (!value) complain(key, "missing", "is required");
    return value;
}

bool Body::has(std::string_view key) const { return object_->if_contains(key) != nullptr; }
bool Body::is_null(std::string_view key) const { return has(key) && !find(key); }

std::string Body::text(std::string_view key, std::size_t characters_max) {
    if (!required(key)) return {};
    return maybe_text(key, characters_max).value_or("");
}

std::optional<std::string> Body::maybe_text(std::string_view key, std::size_t characters_max) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_string()) {
        complain(key, "wrong_type", "must be text");
        return std::nullopt;
    }
    std::string text{value->get_string()};
    if (!is_storable_text(text)) {
        complain(key, "wrong_form", "must be valid UTF-8 without NUL");
        return std::nullopt;
    }
    if (length_in_characters(text) > characters_max) {
        complain(key, "too_long", fmt::format("may have at most {} characters", characters_max));
    }
    return text;
}

std::optional<Uuid> Body::maybe_uuid(std::string_view key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    const auto uuid = value->is_string() ? parse_uuid(value->get_string()) : std::nullopt;
    if (!uuid) complain(key, "wrong_form", "must be a UUID");
    return uuid;
}

std::optional<Uuid> Body::uuid(std::string_view key) {
    if (!required(key)) return std::nullopt;
    return maybe_uuid(key);
}

bool Body::flag(std::string_view key) {
    return required(key) && maybe_flag(key).value_or(false);
}

std::optional<bool> Body::maybe_flag(std::string_view key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_bool()) {
        complain(key, "wrong_type", "must be true or false");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<std::int64_t> Body::maybe_integer(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    const auto* number = value->if_int64();
    if (!number || *number < least || *number > most) {
        complain(key, "out_of_range", fmt::format("must be a whole number from {} to {}", least, most));
        return std::nullopt;
    }
    return *number;
}

std::int64_t Body::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!required(key)) return least;
    return maybe_integer(key, least, most).value_or(least);
}

std::optional<std::int64_t> Body::exact(std::string_view key, int digits, bool must) {
    const auto* value = must ? required(key) : find(key);
    if (!value) return std::nullopt;
    const auto number = exact_number(*value, digits);
    if (!number) complain(key, "wrong_form", fmt::format("must be a number with at most {} decimal digits", digits));
    return number;
}

std::optional<Instant> Body::maybe_instant(std::string_view key) {
    const auto text = maybe_text(key, 40);
    if (!text) return std::nullopt;
    auto at = parse_instant(*text);
    if (!at) {
        if (const auto date = parse_date(*text)) at = std::chrono::sys_days{*date};
    }
    if (!at) complain(key, "wrong_form", "must be a time such as 2026-11-22T09:30:00Z");
    return at;
}

std::optional<Date> Body::maybe_date(std::string_view key) {
    const auto text = maybe_text(key, 40);
    if (!text) return std::nullopt;
    auto date = parse_date(*text);
    if (date && int{date->year()} < 1) date.reset();  // Postgres knows no year 0
    if (!date) complain(key, "wrong_form", "must be a date such as 2026-11-22");
    return date;
}

std::vector<std::string> Body::texts(std::string_view key, std::size_t count_max, std::size_t characters_max) {
    std::vector<std::string> texts;
    const auto* value = required(key);
    if (!value) return texts;
    if (!value->is_array()) {
        complain(key, "wrong_type", "must be a list");
        return texts;
    }
    if (value->get_array().size() > count_max) complain(key, "too_long", fmt::format("may have at most {} elements", count_max));
    for (const auto& one : value->get_array()) {
        const auto* text = one.if_string();
        if (!text || !is_storable_text(*text) || length_in_characters(*text) > characters_max) {
            complain(key, "wrong_form", fmt::format("must be texts of at most {} characters", characters_max));
            break;
        }
        texts.emplace_back(*text);
    }
    return texts;
}

std::optional<Permissions> Body::maybe_permissions(std::string_view key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_array()) {
        complain(key, "wrong_type", "must be a list");
        return std::nullopt;
    }
    Permissions permissions;
    for (const auto& name : value->get_array()) {
        const auto one = name.is_string() ? parse_permission(std::string_view{name.get_string()}) : std::nullopt;
        if (one) permissions.add(*one);
        else complain(key, "unknown_value", "names a permission that there is not");
    }
    return permissions;
}

std::optional<std::string> Body::maybe_object(std::string_view key, std::size_t bytes_max) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_object()) {
        complain(key, "wrong_type", "must be an object");
        return std::nullopt;
    }
    auto text = json::serialize(*value);
    if (text.size() > bytes_max) complain(key, "too_long", fmt::format("may have at most {} bytes", bytes_max));
    if (text.find("\\u0000") != std::string::npos) complain(key, "wrong_form", "must not hold NUL");
    return text;
}

}  // namespace orderline::api
