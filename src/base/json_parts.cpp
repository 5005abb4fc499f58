// base/json_parts.cpp: looks for the ends of values, and at nothing inside of them.
#include "base/json_parts.hpp"
#include <cstddef>
#include <utility>
#include "base/json.hpp"

namespace orderline {
namespace {

class Parts {
public:
    /// Begins inside of the brackets.
    explicit Parts(std::string_view text) : text_{text} {
        skip_to_value();
        ++at_;
        skip_to_value();
    }

    bool at_end() const { return at_ >= text_.size() || text_[at_] == ']' || text_[at_] == '}'; }

    /// The value here; then stands at the next one.
    std::string_view next() {
        const auto begin = at_;
        std::size_t depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') skip_text();
            else if (c == '{' || c == '[') ++depth;
            else if (depth > 0 && (c == '}' || c == ']')) --depth;
            else if (depth == 0 && (is_between(c) || c == '}' || c == ']')) break;
        }
        const auto value = text_.substr(begin, at_ - begin);
        skip_to_value();
        return value;
    }

private:
    static bool is_between(char c) { return c == ',' || c == ':' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
    void skip_to_value() {
        while (at_ < text_.size() && is_between(text_[at_])) ++at_;
    }
    /// To the closing quote.
    void skip_text() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string decoded(std::string_view quoted_text) {
    if (quoted_text.find('\\') == quoted_text.npos) return std::string{quoted_text.substr(1, quoted_text.size() - 2)};
    const auto value = parse_json(quoted_text);
    return value && value->is_string() ? std::string{value->get_string()} : std::string{};
}

}  // namespace

std::vector<JsonMember> json_members(std::string_view object) {
    std::vector<JsonMember> members;
    for (Parts parts{object}; !parts.at_end();) {
        auto key = decoded(parts.next());
        members.push_back({std::move(key), std::string{parts.next()}});
    }
    return members;
}

std::vector<std::string_view> json_elements(std::string_view array) {
    std::vector<std::string_view> elements;
    for (Parts parts{array}; !parts.at_end();) elements.push_back(parts.next());
    return elements;
}

}  // namespace orderline
