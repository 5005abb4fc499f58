// codegen/cpp_types.hpp: what each column of a schema is in C++, and how SQL reads and writes it.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "codegen/options.hpp"
#include "schema/model.hpp"

namespace orderline::codegen {

struct CppColumn {
    const schema::Column* column = nullptr;
    std::string member;                        // its name in structs
    std::string kind;                          // tables::Type: "timestamptz"
    std::string type;                          // "std::optional<CustomerId>"
    bool array = false;
    int size = 0, scale = 0;                   // tables::Column
    std::string sql;                           // "customer_id", quoted if it must be
    std::string cast;                          // the type as SQL: "public.call_status[]"
    std::string selected;                      // as rows have it: "host(ip)::text"
    std::optional<std::string> default_value;  // SQL; also of a domain or an identity
    bool padded = false;                       // character(n)
    bool writable = false;                     // neither generated nor GENERATED ALWAYS AS IDENTITY
};

struct CppTable {
    const schema::Relation* relation = nullptr;
    std::string name;              // of the struct
    std::string file;              // without an ending
    std::vector<CppColumn> columns;
    std::vector<int> key;          // of the primary key
    std::optional<int> scope;      // the column that every statement names
    bool writable = false;         // has forms
};

/// A strong type of a key: `CustomerId`, over a UUID or an integer.
struct CppId {
    std::string name, tag;
    std::string integer;  // "std::int64_t"; empty: a UUID
};

struct CppEnum {
    const schema::Enum* of = nullptr;
    std::string name;
    std::vector<std::string> members;  // in the order of its values
};

struct CppSchema {
    std::vector<CppTable> tables;  // in the order of the model
    std::vector<CppId> ids;        // sorted by name
    std::vector<CppEnum> enums;
};

/// The column that tells tenants apart, where a primary key holds it: the convention that this project and Citus share.
inline constexpr std::string_view scope_column = "tenant_id";

CppSchema cpp_schema(const schema::Model& model, const Options& options);

}  // namespace orderline::codegen
