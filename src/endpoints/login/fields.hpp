// endpoints/login/fields.hpp: the JSON object of a request, read field by field; the first complaint is the answer.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include "base/json.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace orderline::login {

/// A field that is null counts as not given, and so does an unknown one.
class Fields {
public:
    static constexpr std::size_t text_bytes_max = 1000;
    static constexpr std::size_t object_bytes_max = 16 * 1024;

    /// Errors: bad_json (no JSON object).
    static Result<Fields> read(const http::Request& request);

    std::string text(std::string_view key);  // "" if it is not given
    std::optional<std::string> maybe_text(std::string_view key);
    bool flag(std::string_view key, bool otherwise);
    /// The text of a JSON object.
    std::optional<std::string> object(std::string_view key);
    bool has(std::string_view key) const { return find(key) != nullptr; }

    /// Errors: validation_failed, about the first field that was of a wrong type or too long.
    Result<void> finish() const;

private:
    const json::value* find(std::string_view key) const;
    void complain(std::string_view key, std::string_view sentence);

    json::object object_;
    std::string complaint_;
};

std::unexpected<Error> validation_failed(std::string sentence);

}  // namespace orderline::login
