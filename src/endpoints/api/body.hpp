// endpoints/api/body.hpp: the JSON object of a request, read field by field, with every complaint in one answer.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/access.hpp"
#include "http/message.hpp"
#include "tables/json.hpp"

namespace orderline::api {

class Body {
public:
    /// Errors: unsupported_media_type (another Content-Type than JSON), bad_request (no JSON object).
    static Result<Body> read(const http::Request& request);
    /// A part of a body, whose complaints it shares.
    Body part(std::string_view key);
    /// The objects of a list that must be there.
    std::vector<Body> parts(std::string_view key, std::size_t count_max);

    bool has(std::string_view key) const;  // also if it is null
    bool is_null(std::string_view key) const;

    /// What a field holds; a complaint is noted if it is not of that type, too long, or missing where it must be there.
    std::string text(std::string_view key, std::size_t characters_max);
    std::optional<std::string> maybe_text(std::string_view key, std::size_t characters_max);
    template <class AnyId>
    AnyId id(std::string_view key) {
        return AnyId{uuid(key).value_or(Uuid{})};
    }
    std::optional<Uuid> uuid(std::string_view key);
    std::optional<Uuid> maybe_uuid(std::string_view key);
    bool flag(std::string_view key);
    std::optional<bool> maybe_flag(std::string_view key);
    std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> maybe_integer(std::string_view key, std::int64_t least, std::int64_t most);
    /// A number or decimal text of at most `digits` digits behind the point, in units of 10^-digits.
    std::optional<std::int64_t> exact(std::string_view key, int digits, bool required);
    std::optional<Instant> maybe_instant(std::string_view key);
    std::optional<Date> maybe_date(std::string_view key);
    /// A list of at most `count_max` texts.
    std::vector<std::string> texts(std::string_view key, std::size_t count_max, std::size_t characters_max);
    /// A list of names of permissions, without repetition.
    std::optional<Permissions> maybe_permissions(std::string_view key);
    /// The text of a JSON object below `bytes_max`.
    std::optional<std::string> maybe_object(std::string_view key, std::size_t bytes_max);

    /// `code` as in docs/errors.md, "what is wrong with a field".
    void complain(std::string_view key, std::string_view code, std::string_view sentence);
    const json::object& object() const { return *object_; }

    /// Errors: bad_request validation_failed with all complaints in one sentence each.
    Result<void> finish() const;
    const tables::Problems& complaints() const { return *complaints_; }

private:
    const json::value* find(std::string_view key) const;
    const json::value* required(std::string_view key);

    std::shared_ptr<const json::object> object_;
    std::shared_ptr<tables::Problems> complaints_;
    std::string path_;  // of this part
};

}  // namespace orderline::api
