// pg/rows.hpp: the rows that a statement gave back, owned, in Postgres' binary format.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include "base/encoding.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

struct pg_result;  // libpq's PGresult

namespace orderline::pg {

/// Row and column count from 0. Every reader requires: the cell exists, is not NULL (ask null() or use the maybe_ form)
/// and has the type that the reader names; a mismatch is a bug of the statement and throws std::logic_error.
class Rows {
public:
    Rows() = default;  // no rows
    explicit Rows(pg_result* owned) : result_{owned} {}

    int size() const noexcept;
    bool empty() const noexcept { return size() == 0; }
    int columns() const noexcept;
    /// Rows that the statement changed, for one without RETURNING.
    std::int64_t affected() const noexcept;

    bool null(int row, int column) const noexcept;
    /// For who renders any type: its OID, and the bytes of a cell that is not NULL.
    std::uint32_t type(int column) const noexcept;
    std::string_view raw(int row, int column) const noexcept;
    std::string_view text(int row, int column) const;  // text, varchar, name, enums, json; jsonb without its version byte
    bool boolean(int row, int column) const;
    std::int64_t integer(int row, int column) const;   // int2, int4, int8
    Uuid uuid(int row, int column) const;
    // What lies outside of the years 1 to 9999, which RFC 3339 can write, is their first or last: so is infinity.
    Instant instant(int row, int column) const;         // timestamptz
    Date date(int row, int column) const;
    Bytes bytes(int row, int column) const;             // bytea
    std::string numeric(int row, int column) const;     // numeric, as exact decimal text

    template <class AnyId>
    AnyId id(int row, int column) const { return AnyId{uuid(row, column)}; }

    std::optional<std::string> maybe_text(int row, int column) const;
    std::optional<std::int64_t> maybe_integer(int row, int column) const;
    std::optional<Instant> maybe_instant(int row, int column) const;
    std::optional<Date> maybe_date(int row, int column) const;
    std::optional<std::string> maybe_numeric(int row, int column) const;
    template <class AnyId>
    std::optional<AnyId> maybe_id(int row, int column) const {
        if (null(row, column)) return std::nullopt;
        return id<AnyId>(row, column);
    }

private:
    struct Clear { void operator()(pg_result* result) const noexcept; };
    std::unique_ptr<pg_result, Clear> result_;
};

/// The decimal text of a numeric's binary form; "NaN", "Infinity", "-Infinity". Throws std::logic_error for other bytes.
std::string numeric_text(Bytes bytes);

}  // namespace orderline::pg
