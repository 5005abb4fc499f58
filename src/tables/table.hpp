// tables/table.hpp: what a table looks like to the code that reads, writes and checks rows of any table.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include "pg/statement.hpp"
#include "tables/slot.hpp"

namespace orderline::tables {

/// What PostgreSQL calls the type, where that decides what a value may be. `text` has no limits but a length; `other` is a
/// text in PostgreSQL's own spelling that only PostgreSQL can judge.
enum class Type {
    boolean, int2, int4, int8, float4, float8, numeric, text, uuid, timestamptz, timestamp, date, time, bytea, json, inet,
    cidr, enumeration, other
};

struct Column {
    std::string_view name;
    Type type = Type::other;  // of the elements, if it is an array
    bool array = false;
    bool nullable = false;
    bool has_default = false;
    int size = 0;             // most characters of a text, precision of a numeric; 0: no limit
    int scale = 0;            // of a numeric
    std::string_view cast;    // as SQL, "public.call_status[]"; only if it takes part in a query
};

/// What one step of a check does with the values on top of its stack. They are those of SQL: NULL and unknown included.
enum class Do {
    column, text, number, flag, null,                                          // put a value on it
    length, octet_length, lower, btrim, json_type, negative,                   // one value becomes another
    plus, minus, times, divided_by,
    equal, not_equal, less, less_equal, greater, greater_equal, matches,       // two become true or false
    is_null, is_true, is_false, no,                                            // one becomes true or false
    all_of, any_of, coalesce                                                   // `count` become one
};

struct Step {
    constexpr Step(Do one, int column_or_count = 0) : what{one}, count{column_or_count} {}
    constexpr Step(Do one, std::string_view constant) : what{one}, text{constant} {}

    Do what;
    int count = 0;  // column: its index; all_of, any_of, coalesce: of how many
    std::string_view text;
};

/// A CHECK as steps of a stack machine. One that generated code cannot follow is left out: PostgreSQL alone judges it.
struct Check {
    std::string_view name;
    std::span<const int> columns;  // that it is about
    std::span<const Step> steps;
};

/// Rows come back with all columns, in their order. Parameters of the statements stand at each; `given` is a text[] of the
/// columns that are not left out, and the last one of statements that ask for it.
struct Table {
    std::string_view name;             // "public.customers", quoted where SQL needs it
    std::span<const Column> columns;
    std::span<const int> key = {};     // of the primary key; a tenant table's begins with the scope
    int scope = -1;                    // the column that every statement names: tenant_id
    std::span<const Check> checks = {};
    std::string_view select;           // "select id, … from public.customers"
    pg::Statement first_page;             // scope; limit
    pg::Statement next_page = {};         // scope; what else the key has, of the row behind which it begins; limit
    pg::Statement get = {}, remove = {};  // key
    pg::Statement insert = {};            // each column that can be inserted; given, if any of them may be left out
    pg::Statement update = {};            // key; each column that can be changed; given
};

/// The members of a struct, each in the place of its column.
template <std::size_t size>
struct Members {
    const Table& table;
    std::array<Slot, size> slots;
};

/// The same without their number. Refers to the members, which must outlive it.
struct Fields {
    template <std::size_t size>
    Fields(const Members<size>& members) : table{members.table}, slots{members.slots} {}
    Fields(const Table& of, std::span<const Slot> members) : table{of}, slots{members} {}

    const Table& table;
    std::span<const Slot> slots;
};

/// What a table does not have.
struct None {};

/// Of each generated row type: `table`, and the types Insert, Update, Key and Scope (the tenant's id), each None if the table
/// has no such thing. A struct of any of them has fields_of(), found by argument; those of a Key are in the key's order.
template <class Row>
struct Described;

template <class Row>
concept HasKey = !std::is_same_v<typename Described<Row>::Key, None>;
template <class Row>
concept HasScope = !std::is_same_v<typename Described<Row>::Scope, None>;
template <class Row>
concept Insertable = !std::is_same_v<typename Described<Row>::Insert, None>;
template <class Row>
concept Updatable = HasKey<Row> && !std::is_same_v<typename Described<Row>::Update, None>;

/// Every table of a schema.
template <class... Rows>
struct List {};

}  // namespace orderline::tables
