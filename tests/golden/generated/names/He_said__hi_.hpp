// Rows of public."He said ""hi""", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."He said ""hi""": First line. Second line with */ and -- and <script>alert(1)</script>. | a | table | ```
/// fence "quoted" \ back
struct HeSaidHi {
    std::string it_s{};  // A comment of Windows; a | pipe, a # sign, ${template} and `ticks`
    std::optional<std::string> two_lines{};
    std::optional<std::string> back_slash{};
    std::optional<std::string> tab_stop{};
    std::optional<std::string> no{};
    std::optional<std::string> no_{};
    std::optional<std::string> b{};
    std::optional<std::string> a_b{};
    bool operator==(const HeSaidHi&) const = default;
};

/// The primary key.
struct HeSaidHiKey {
    std::string it_s{};
    bool operator==(const HeSaidHiKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct HeSaidHiInsert {
    std::string it_s{};
    std::optional<std::string> two_lines{};
    std::optional<std::string> back_slash{};
    std::optional<std::string> tab_stop{};
    std::optional<std::string> no{};
    std::optional<std::string> no_{};
    std::optional<std::string> b{};
    std::optional<std::string> a_b{};
    bool operator==(const HeSaidHiInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct HeSaidHiUpdate {
    tables::Field<std::string> it_s{};
    tables::Field<std::optional<std::string>> two_lines{};
    tables::Field<std::optional<std::string>> back_slash{};
    tables::Field<std::optional<std::string>> tab_stop{};
    tables::Field<std::optional<std::string>> no{};
    tables::Field<std::optional<std::string>> no_{};
    tables::Field<std::optional<std::string>> b{};
    tables::Field<std::optional<std::string>> a_b{};
    bool operator==(const HeSaidHiUpdate&) const = default;
};

tables::Members<8> fields_of(HeSaidHi& of);
tables::Members<1> fields_of(HeSaidHiKey& of);
tables::Members<8> fields_of(HeSaidHiInsert& of);
tables::Members<8> fields_of(HeSaidHiUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::HeSaidHi> {
    using Key = rows::HeSaidHiKey;
    using Insert = rows::HeSaidHiInsert;
    using Update = rows::HeSaidHiUpdate;
    using Scope = None;
    static const Table table;
};
