// pg/rows.cpp: the only file that reads the cells of a PGresult.
#include "pg/rows.hpp"
#include <libpq-fe.h>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace orderline::pg {
namespace {

static_assert(sizeof(Rows) == sizeof(void*), "Rows are passed around like a pointer");

// From pg_type.dat: the OIDs of built-in types are part of PostgreSQL's wire contract.
constexpr Oid type_bool = 16, type_bytea = 17, type_char = 18, type_name = 19, type_int8 = 20, type_int2 = 21,
              type_int4 = 23, type_text = 25, type_json = 114, type_unknown = 705, type_bpchar = 1042,
              type_varchar = 1043, type_date = 1082, type_timestamptz = 1184, type_numeric = 1700, type_uuid = 2950,
              type_jsonb = 3802, type_first_own = 16384;

constexpr std::chrono::sys_days postgres_epoch = std::chrono::year{2000} / 1 / 1;
constexpr std::chrono::sys_days first_day = std::chrono::year{1} / 1 / 1, last_day = std::chrono::year{9999} / 12 / 31;
constexpr Instant first_instant{first_day}, last_instant = Instant{last_day + std::chrono::days{1}} - std::chrono::microseconds{1};

[[noreturn]] void wrong(const pg_result* rows, int row, int column, const char* what) {
    const char* name = PQfname(rows, column);
    throw std::logic_error(std::string{"row "} + std::to_string(row) + ", column " + std::to_string(column) + " (" +
                           (name ? name : "no such column") + "): " + what);
}

Bytes cell(const pg_result* rows, int row, int column, std::initializer_list<Oid> types) {
    if (row < 0 || row >= PQntuples(rows) || column < 0 || column >= PQnfields(rows)) wrong(rows, row, column, "is not there");
    if (PQfformat(rows, column) != 1) wrong(rows, row, column, "is not in binary format");
    const Oid type = PQftype(rows, column);
    bool right = types.size() == 0;
    for (const Oid one : types) right = right || type == one || (one == type_first_own && type >= type_first_own);
    if (!right) wrong(rows, row, column, ("has the type OID " + std::to_string(type) + ", not what is read").c_str());
    if (PQgetisnull(rows, row, column) != 0) wrong(rows, row, column, "is NULL");
    return {reinterpret_cast<const std::byte*>(PQgetvalue(rows, row, column)),
            static_cast<std::size_t>(PQgetlength(rows, row, column))};
}

template <class Integer>
Integer big_endian(Bytes bytes) {
    std::make_unsigned_t<Integer> value = 0;
    for (std::size_t i = 0; i < sizeof(Integer) && i < bytes.size(); ++i) {
        value = static_cast<std::make_unsigned_t<Integer>>((value << 8) | std::to_integer<unsigned>(bytes[i]));
    }
    return static_cast<Integer>(value);
}

}  // namespace

/// numeric_send: count of base-10000 digits, weight of the first, sign, how many decimal digits to show, the digits.
std::string numeric_text(Bytes bytes) {
    const auto word = [&](std::size_t i) { return big_endian<std::int16_t>(bytes.subspan(2 * i)); };
    if (bytes.size() < 8 || bytes.size() < 8 + 2 * static_cast<std::size_t>(word(0))) throw std::logic_error("a broken numeric");
    const int count = word(0), weight = word(1), scale = word(3);
    const auto sign = static_cast<std::uint16_t>(word(2));
    if (sign == 0xC000) return "NaN";
    if (sign == 0xD000) return "Infinity";
    if (sign == 0xF000) return "-Infinity";
    const auto digit = [&](int place) {  // place 0 is the units' group, -1 the first one behind the point
        const int i = weight - place;
        return i >= 0 && i < count ? static_cast<int>(word(static_cast<std::size_t>(4 + i))) : 0;
    };
    const auto group = [](int value) {
        std::string four = std::to_string(value);
        return std::string(4 - four.size(), '0') + four;
    };
    std::string whole;
    for (int place = weight; place >= 0; --place) whole += group(digit(place));
    whole.erase(0, whole.find_first_not_of('0'));
    if (whole.empty()) whole = "0";
    std::string fraction;
    for (int place = -1; static_cast<int>(fraction.size()) < scale; --place) fraction += group(digit(place));
    fraction.resize(static_cast<std::size_t>(scale));
    return (sign == 0x4000 ? "-" : "") + whole + (scale > 0 ? "." + fraction : "");
}

void Rows::Clear::operator()(pg_result* result) const noexcept { PQclear(result); }

int Rows::size() const noexcept { return PQntuples(result_.get()); }
int Rows::columns() const noexcept { return PQnfields(result_.get()); }

std::int64_t Rows::affected() const noexcept {
    const std::string_view text = result_ ? PQcmdTuples(result_.get()) : "";
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

bool Rows::null(int row, int column) const noexcept { return PQgetisnull(result_.get(), row, column) != 0; }

std::uint32_t Rows::type(int column) const noexcept { return result_ ? PQftype(result_.get(), column) : 0; }

std::string_view Rows::raw(int row, int column) const noexcept {
    return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::string_view Rows::text(int row, int column) const {
    auto bytes = cell(result_.get(), row, column,
                      {type_text, type_varchar, type_name, type_bpchar, type_char, type_json, type_jsonb, type_unknown,
                       type_first_own});
    if (PQftype(result_.get(), column) == type_jsonb && !bytes.empty()) bytes = bytes.subspan(1);
    return as_text(bytes);
}

bool Rows::boolean(int row, int column) const {
    return cell(result_.get(), row, column, {type_bool}).front() != std::byte{0};
}

std::int64_t Rows::integer(int row, int column) const {
    const auto bytes = cell(result_.get(), row, column, {type_int8, type_int4, type_int2});
    switch (bytes.size()) {
        case 2: return big_endian<std::int16_t>(bytes);
        case 4: return big_endian<std::int32_t>(bytes);
        default: return big_endian<std::int64_t>(bytes);
    }
}

Uuid Rows::uuid(int row, int column) const {
    const auto bytes = cell(result_.get(), row, column, {type_uuid});
    Uuid uuid{};
    std::copy(bytes.begin(), bytes.end(), uuid.begin());
    return uuid;
}

Instant Rows::instant(int row, int column) const {
    const auto bytes = cell(result_.get(), row, column, {type_timestamptz});
    const std::chrono::microseconds since{big_endian<std::int64_t>(bytes)};
    return Instant{postgres_epoch} + std::clamp(since, first_instant - Instant{postgres_epoch}, last_instant - Instant{postgres_epoch});
}

Date Rows::date(int row, int column) const {
    const auto bytes = cell(result_.get(), row, column, {type_date});
    const std::chrono::days since{big_endian<std::int32_t>(bytes)};
    return postgres_epoch + std::clamp(since, first_day - postgres_epoch, last_day - postgres_epoch);
}

Bytes Rows::bytes(int row, int column) const { return cell(result_.get(), row, column, {type_bytea}); }

std::string Rows::numeric(int row, int column) const {
    return numeric_text(cell(result_.get(), row, column, {type_numeric}));
}

std::optional<std::string> Rows::maybe_text(int row, int column) const {
    if (null(row, column)) return std::nullopt;
    return std::string{text(row, column)};
}

std::optional<std::int64_t> Rows::maybe_integer(int row, int column) const {
    if (null(row, column)) return std::nullopt;
    return integer(row, column);
}

std::optional<Instant> Rows::maybe_instant(int row, int column) const {
    if (null(row, column)) return std::nullopt;
    return instant(row, column);
}

std::optional<Date> Rows::maybe_date(int row, int column) const {
    if (null(row, column)) return std::nullopt;
    return date(row, column);
}

std::optional<std::string> Rows::maybe_numeric(int row, int column) const {
    if (null(row, column)) return std::nullopt;
    return numeric(row, column);
}

}  // namespace orderline::pg
