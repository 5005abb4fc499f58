// endpoints/rest/refusal.hpp: why a request is not answered, in PostgREST's words: {code, message, details, hint}.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <utility>

namespace orderline::rest {

struct Refusal {
    int status = 400;
    std::string code;     // "PGRST100", or a SQLSTATE
    std::string message;
    std::optional<std::string> details, hint;
    bool details_are_json = false;  // of PGRST201: an array, not a text
};

/// Errors of this dialect carry more than base's Error, and programs read each of their members.
template <class T>
struct [[nodiscard]] Outcome : std::expected<T, Refusal> {
    using std::expected<T, Refusal>::expected;
};

inline std::unexpected<Refusal> refuse(int status, std::string code, std::string message, std::optional<std::string> details = {},
                                       std::optional<std::string> hint = {}) {
    return std::unexpected(Refusal{status, std::move(code), std::move(message), std::move(details), std::move(hint)});
}

}  // namespace orderline::rest
