// pg/params.hpp: the parameters of a statement, in order. They travel as text; Postgres reads them by the column's type.
#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "base/encoding.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace orderline::pg {

class Params {
public:
    template <class... Values>
    static Params of(Values&&... values) {
        Params params;
        params.values_.reserve(sizeof...(values));
        (params.add(std::forward<Values>(values)), ...);
        return params;
    }

    void add(std::string value) { values_.emplace_back(std::move(value)); }
    void add(std::string_view value) { values_.emplace_back(std::string{value}); }
    void add(const char* value) { values_.emplace_back(std::string{value}); }
    void add(bool value) { values_.emplace_back(value ? "t" : "f"); }
    void add(std::int64_t value) { values_.emplace_back(std::to_string(value)); }
    void add(int value) { values_.emplace_back(std::to_string(value)); }
    template <class Tag>
    void add(const Id<Tag>& id) { values_.emplace_back(to_text(id)); }
    void add(Instant at) { values_.emplace_back(to_text(at)); }
    void add(Date date) { values_.emplace_back(to_text(date)); }
    void add(Bytes bytes) { values_.emplace_back("\\x" + to_hex(bytes)); }
    void add(std::nullopt_t) { values_.emplace_back(std::nullopt); }
    template <class T>
    void add(const std::optional<T>& value) {
        if (value) add(*value);
        else add(std::nullopt);
    }

    const std::vector<std::optional<std::string>>& values() const { return values_; }

private:
    std::vector<std::optional<std::string>> values_;
};

/// The text form of a Postgres array of these elements, each quoted: {"a","b"}.
std::string array_text(const std::vector<std::string>& elements);

}  // namespace orderline::pg
