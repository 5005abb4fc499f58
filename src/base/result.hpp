// base/result.hpp: how a function says that it could not do its work.
#pragma once
#include <chrono>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace orderline {

/// What another program said, in its own words, for who speaks its language (pg/error.hpp: ServerError).
struct Cause {
    virtual ~Cause() = default;
};

/// What the caller can do about it. One HTTP status each (endpoints/api/problem.cpp), one exit status each (app/cli.cpp).
enum class Code {
    bad_request, unauthorised, forbidden, not_found, conflict, too_large, unsupported, too_many, timeout, unavailable, internal
};

struct Error {
    Code code = Code::internal;
    std::string_view reason;  // stable name for programs, of static storage: "draft_changed" (docs/errors.md)
    std::string message;      // a sentence for the caller: no row values, no secrets, no SQL
    std::string detail{};     // for the log: SQLSTATE, what the server said, what was being done
    std::shared_ptr<const Cause> cause{};
    std::chrono::seconds retry_after{};  // when to ask again, as far as it is known; 0: it is not

    /// The same error, with what was being done when it happened: `std::move(error).during("saving draft")`.
    Error during(std::string_view doing) && {
        detail.insert(0, std::string{doing} + ": ");
        return std::move(*this);
    }
};

/// std::expected, but a result that nobody looks at is a warning (GCC 12: for calls, not for a bare `co_await`).
template <class T>
struct [[nodiscard]] Result : std::expected<T, Error> {
    using std::expected<T, Error>::expected;
};

/// `reason` must be a string literal.
inline std::unexpected<Error> fail(Code code, std::string_view reason, std::string message, std::string detail = {}) {
    return std::unexpected(Error{code, reason, std::move(message), std::move(detail)});
}

}  // namespace orderline

// TRY(name, f()): name is f's value, or this function returns f's error. CO_TRY is the same inside a coroutine;
// TRY_VOID and CO_TRY_VOID are for a Result<void>. They go when std::expected has and_then (GCC 13).
#define ORDERLINE_TRY(leave, name, ...)                                               \
    auto name##_or_error = (__VA_ARGS__);                                             \
    if (!name##_or_error) leave std::unexpected(std::move(name##_or_error).error());  \
    auto name = *std::move(name##_or_error)
#define ORDERLINE_TRY_VOID(leave, ...) \
    if (auto tried = (__VA_ARGS__); !tried) leave std::unexpected(std::move(tried).error())
#define TRY(name, ...) ORDERLINE_TRY(return, name, __VA_ARGS__)
#define CO_TRY(name, ...) ORDERLINE_TRY(co_return, name, __VA_ARGS__)
#define TRY_VOID(...) ORDERLINE_TRY_VOID(return, __VA_ARGS__)
#define CO_TRY_VOID(...) ORDERLINE_TRY_VOID(co_return, __VA_ARGS__)
