// pg/params.cpp: parameters in the form that libpq takes.
#include "pg/params.hpp"
#include "pg/bound.hpp"

namespace orderline::pg {

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

Result<Bound> bind(const Params& params) {
    if (params.values().size() > 65535) return fail(Code::internal, "internal", "Something went wrong.", "too many parameters");
    Bound bound;
    bound.values.reserve(params.values().size());
    for (const auto& value : params.values()) {
        // libpq takes C strings: what stands behind a NUL would be lost without a word.
        if (value && value->find('\0') != std::string::npos) {
            return fail(Code::bad_request, "validation_failed", "Text must not contain the character NUL.");
        }
        bound.values.push_back(value ? value->c_str() : nullptr);
    }
    return bound;
}

}  // namespace orderline::pg
