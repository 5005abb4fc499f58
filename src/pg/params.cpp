// pg/params.cpp: parameters in the form that libpq takes.
#include "pg/params.hpp"
#include "pg/bound.hpp"

namespace orderline::pg {
namespace {

std::unexpected<Error> has_nul() {
    return fail(Code::bad_request, "validation_failed", "Text must not contain the character NUL.");
}

}  // namespace

std::string array_text(const std::vector<std::string>& elements) {
    std::string text = "{";
    for (const auto& element : elements) {
        if (text.size() > 1) text += ',';
        text += '"';
        for (const char c : element) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + "}";
}

Result<void> check(const Params& params) {
    if (params.values().size() > 65535) return fail(Code::internal, "internal", "Something went wrong.", "too many parameters");
    for (const auto& value : params.values()) {
        if (value && value->find('\0') != std::string::npos) return has_nul();
    }
    return {};
}

Result<void> check(const Settings& settings) {
    for (const auto& [name, value] : settings.values) {
        if (value.find('\0') != std::string::npos) return has_nul();
    }
    return {};
}

void bind(const Params& params, std::vector<const char*>& values) {
    for (const auto& value : params.values()) values.push_back(value ? value->c_str() : nullptr);
}

}  // namespace orderline::pg
