// tests/endpoints/api/answer_check.hpp: holds each answer against what openapi.json says of it: members, types, codes.
#pragma once
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <string>
#include <vector>
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "endpoints/api/api.hpp"
#include "tests/support/http_client.hpp"

namespace orderline::api {

/// As much of JSON Schema as the document uses. Members that it does not know are complaints, too.
class AnswerCheck {
public:
    /// In ordinary memory: that of a parsed document is one piece, which parts copied on several threads would share.
    AnswerCheck() : document_(parse_json(openapi_document()).value(), json::storage_ptr{}) {}

    /// Empty if the answer is as described.
    std::vector<std::string> complaints(std::string_view method, std::string_view target, const HttpAnswer& answer) const {
        const auto path = pattern_of(target);
        const auto* methods = document_.at("paths").as_object().if_contains(path);
        const auto* operation = methods ? methods->as_object().if_contains(ascii_lower(method)) : nullptr;
        if (!operation) return {"is not described: " + path};
        const auto& responses = operation->at("responses").as_object();
        const auto* response = responses.if_contains(std::to_string(answer.status));
        if (!response && answer.status < 400) return {"answers with an undescribed status"};
        if (!response) response = &responses.at("default");
        const auto& described = resolved(*response).as_object();
        const auto* content = described.if_contains("content");
        if (!content) return answer.body.empty() ? std::vector<std::string>{} : std::vector<std::string>{"has a body"};
        const auto* media = content->as_object().if_contains(answer.header("content-type"));
        if (!media) return {"has another type: " + answer.header("content-type")};
        const auto body = parse_json(answer.body);
        if (!body) return {"is no JSON"};
        std::vector<std::string> found;
        check(*body, media->at("schema"), "", found);
        return found;
    }

    /// The same for the data of an event.
    std::vector<std::string> complaints_of_event(const HttpEvent& event) const {
        const std::string schema = event.name == "snapshot"    ? "Draft"
                                   : event.name == "operation" ? "TrailEntry"
                                   : event.name == "status"    ? "StatusEvent"
                                                               : "PresenceEvent";
        const auto body = parse_json(event.data);
        if (!body) return {"is no JSON"};
        std::vector<std::string> found;
        check(*body, document_.at("components").at("schemas").at(schema), event.name, found);
        return found;
    }

private:
    static std::string pattern_of(std::string_view target) {
        std::string pattern;
        for (auto path = target.substr(0, target.find('?')); !path.empty();) {
            const auto end = std::min(path.find('/', 1), path.size());
            const auto part = path.substr(1, end - 1);
            pattern += parse_uuid(part) ? "/{id}" : "/" + std::string{part};
            path.remove_prefix(end);
        }
        return pattern;
    }

    const json::value& resolved(const json::value& schema) const {
        const auto* reference = schema.as_object().if_contains("$ref");
        if (!reference) return schema;
        boost::system::error_code error;
        return *document_.find_pointer(std::string_view{reference->as_string()}.substr(1), error);
    }

    static bool has_type(const json::value& value, std::string_view type) {
        if (type == "null") return value.is_null();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_bool();
        if (type == "array") return value.is_array();
        if (type == "object") return value.is_object();
        if (type == "integer") return value.is_int64();
        return value.is_number();
    }

    void known_members(const json::value& any_schema, std::set<std::string>& names, bool& open) const {
        const auto& schema = resolved(any_schema).as_object();
        if (const auto* properties = schema.if_contains("properties")) {
            for (const auto& [name, one] : properties->as_object()) names.insert(std::string{name});
        } else if (!schema.contains("allOf")) {
            open = true;
        }
        if (const auto* parts = schema.if_contains("allOf")) {
            for (const auto& part : parts->as_array()) known_members(part, names, open);
        }
    }

    void check_text(std::string_view text, const json::object& schema, const std::string& at, std::vector<std::string>& found) const {
        if (const auto* pattern = schema.if_contains("pattern")) {
            if (!std::regex_search(text.begin(), text.end(), std::regex{std::string{pattern->as_string()}})) {
                found.push_back(at + " does not match: " + std::string{text});
            }
        }
        if (const auto* format = schema.if_contains("format")) {
            const auto kind = format->as_string();
            const bool right = kind == "uuid"        ? parse_uuid(text).has_value()
                               : kind == "date-time" ? parse_instant(text).has_value()
                               : kind == "date"      ? parse_date(text).has_value()
                                                     : true;
            if (!right) found.push_back(at + " has the wrong format: " + std::string{text});
        }
    }

    void check_members(const json::value& value, const json::object& schema, const std::string& at, std::vector<std::string>& found,
                       bool whole) const {
        const auto& object = value.as_object();
        if (const auto* required = schema.if_contains("required")) {
            for (const auto& name : required->as_array()) {
                if (!object.contains(name.as_string())) found.push_back(at + "/" + std::string{name.as_string()} + " is missing");
            }
        }
        if (const auto* properties = schema.if_contains("properties")) {
            for (const auto& [name, one] : properties->as_object()) {
                if (const auto* member = object.if_contains(name)) check(*member, one, at + "/" + std::string{name}, found);
            }
        }
        if (!whole) return;
        std::set<std::string> known;
        bool open = false;
        known_members(json::value(schema), known, open);
        for (const auto& [name, member] : object) {
            if (!open && !known.contains(std::string{name})) found.push_back(at + "/" + std::string{name} + " is not described");
        }
    }

    void check(const json::value& value, const json::value& any_schema, const std::string& at, std::vector<std::string>& found,
               bool whole = true) const {
        const auto& schema = resolved(any_schema).as_object();
        if (const auto* ways = schema.if_contains("oneOf")) {
            std::vector<std::string> reasons;
            for (const auto& way : ways->as_array()) {
                std::vector<std::string> here;
                check(value, way, at, here);
                if (here.empty()) return;
                reasons.insert(reasons.end(), here.begin(), here.end());
            }
            found.insert(found.end(), reasons.begin(), reasons.end());
            return;
        }
        if (const auto* parts = schema.if_contains("allOf")) {
            for (const auto& part : parts->as_array()) check(value, part, at, found, false);
        }
        if (const auto* one = schema.if_contains("const"); one && *one != value) found.push_back(at + " has another value");
        if (const auto* list = schema.if_contains("enum")) {
            const auto& values = list->as_array();
            if (std::find(values.begin(), values.end(), value) == values.end()) found.push_back(at + " has an undescribed value: " + json::serialize(value));
        }
        if (const auto* types = schema.if_contains("type")) {
            bool right = false;
            if (types->is_string()) right = has_type(value, types->as_string());
            else for (const auto& type : types->as_array()) right = right || has_type(value, type.as_string());
            if (!right) return found.push_back(at + " has another type: " + json::serialize(value));
        }
        if (value.is_string()) check_text(value.as_string(), schema, at, found);
        if (value.is_object()) check_members(value, schema, at, found, whole);
        const auto* items = schema.if_contains("items");
        if (!value.is_array() || !items) return;
        for (std::size_t i = 0; i < value.as_array().size(); ++i) {
            check(value.as_array()[i], *items, at + "/" + std::to_string(i), found);
        }
    }

    json::value document_;
};

}  // namespace orderline::api
