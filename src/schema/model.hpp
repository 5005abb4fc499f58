// schema/model.hpp: what a PostgreSQL database looks like, as a value. Filled by pg/introspect or read from a snapshot.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::schema {

/// A thing in a schema, as the catalogue spells it: not quoted, not folded.
struct Name {
    std::string schema, name;
    auto operator<=>(const Name&) const = default;
};

/// The type of a column, an argument, a domain's base.
struct Type {
    Name name;                   // of the element for an array: {"pg_catalog", "varchar"}, typname, not its SQL spelling
    bool array = false;          // of any dimension: PostgreSQL enforces none
    std::vector<int> modifiers;  // varchar(20) {20}, numeric(10,2) {10, 2}, timestamptz(3) {3}; none is {}
    std::string text;            // as format_type prints it: "character varying(20)[]"
    bool operator==(const Type&) const = default;
};

enum class Identity { none, always, by_default };

/// The table column that a view's column shows unchanged.
struct Origin {
    Name relation;
    std::string column;
    bool operator==(const Origin&) const = default;
};

struct Column {
    std::string name;
    Type type;
    bool nullable = true;                     // a domain's NOT NULL counts; a view's is derived (pg/view_facts)
    std::optional<std::string> default_value; // SQL expression; none for a generated column
    std::optional<std::string> generated;     // SQL expression of GENERATED ALWAYS AS (…) STORED
    Identity identity = Identity::none;
    std::optional<std::string> collation;     // only if it is not the type's own
    std::optional<std::string> comment;
    bool updatable = true;                    // false for a view's column that cannot be written
    std::optional<Origin> origin;             // views only
    bool operator==(const Column&) const = default;
};

/// PRIMARY KEY or UNIQUE. For a view: derived, and `name` is empty.
struct Key {
    std::string name;
    std::vector<std::string> columns;
    bool nulls_not_distinct = false, deferrable = false, initially_deferred = false;
    std::optional<std::string> comment;
    bool operator==(const Key&) const = default;
};

struct Check {
    std::string name;
    std::string expression;  // without CHECK and its outer parentheses
    std::vector<std::string> columns;
    bool valid = true, no_inherit = false;
    std::optional<std::string> comment;
    bool operator==(const Check&) const = default;
};

struct Exclusion {
    std::string name;
    std::string definition;  // "EXCLUDE USING gist (room WITH =, during WITH &&)"
    std::vector<std::string> columns;
    std::optional<std::string> comment;
    bool operator==(const Exclusion&) const = default;
};

enum class OnChange { no_action, restrict_, cascade, set_null, set_default };

struct ForeignKey {
    std::string name;
    std::vector<std::string> columns;
    Name target;
    std::vector<std::string> target_columns;  // in the order of `columns`
    OnChange on_delete = OnChange::no_action, on_update = OnChange::no_action;
    std::vector<std::string> set_columns;     // ON DELETE SET NULL (a, b): only these; empty: all
    bool match_full = false, deferrable = false, initially_deferred = false, valid = true;
    std::optional<std::string> comment;
    bool operator==(const ForeignKey&) const = default;
};

struct IndexPart {
    std::string text;           // a column's name, or an expression as SQL
    bool expression = false;
    bool descending = false, nulls_first = false;
    bool operator==(const IndexPart&) const = default;
};

struct Index {
    std::string name;
    std::string method = "btree";
    std::vector<IndexPart> parts;
    std::vector<std::string> include;
    std::optional<std::string> predicate;  // WHERE, without the word
    bool unique = false, nulls_not_distinct = false, valid = true;
    std::optional<std::string> constraint;  // the primary key, unique or exclusion constraint that it serves
    std::string definition;                 // as pg_get_indexdef prints it
    std::optional<std::string> comment;
    bool operator==(const Index&) const = default;
};

struct Trigger {
    std::string name;
    std::string timing;               // "BEFORE", "AFTER", "INSTEAD OF"
    std::vector<std::string> events;  // "INSERT", "UPDATE", "DELETE", "TRUNCATE"
    bool each_row = false;
    Name function;
    std::string definition;           // as pg_get_triggerdef prints it
    bool enabled = true;
    std::optional<std::string> comment;
    bool operator==(const Trigger&) const = default;
};

struct Policy {
    std::string name;
    std::string command;  // "ALL", "SELECT", "INSERT", "UPDATE", "DELETE"
    bool permissive = true;
    std::vector<std::string> roles;  // "public" for everyone
    std::optional<std::string> using_expression, check_expression;
    std::optional<std::string> comment;
    bool operator==(const Policy&) const = default;
};

struct Grant {
    std::string grantee;                  // "public" for everyone
    std::vector<std::string> privileges;  // "SELECT", … sorted; those `WITH GRANT OPTION` end with a "*"
    std::vector<std::string> columns;     // empty: the whole object
    bool operator==(const Grant&) const = default;
};

enum class RelationKind { table, partitioned_table, foreign_table, view, materialized_view };

struct Relation {
    Name name;
    RelationKind kind = RelationKind::table;
    std::vector<Column> columns;                 // in their order in the database; everything else is sorted by name
    std::optional<Key> primary_key;
    std::vector<Key> unique_keys;
    std::vector<Check> checks;
    std::vector<Exclusion> exclusions;
    std::vector<ForeignKey> foreign_keys;
    std::vector<Index> indexes;
    std::vector<Trigger> triggers;
    std::vector<Policy> policies;
    std::vector<Grant> grants;
    std::vector<Name> inherits;                  // parents; a partition has its one
    std::optional<std::string> partition_key;    // of a partitioned table: "RANGE (created_at)"
    std::optional<std::string> partition_bound;  // of a partition: "FOR VALUES FROM (…) TO (…)"
    std::optional<std::string> foreign_server;   // of a foreign table
    std::optional<std::string> definition;       // of a view: its SELECT
    std::optional<std::string> comment;
    bool row_security = false, row_security_forced = false;
    bool security_invoker = false;               // of a view: it reads with the rights of who asks, not of its owner
    bool insertable = true, updatable = true;    // views: automatically updatable or by INSTEAD OF triggers
    std::optional<std::int64_t> row_estimate;    // none if it was never analysed
    bool operator==(const Relation&) const = default;

    bool is_view() const { return kind == RelationKind::view || kind == RelationKind::materialized_view; }
    const Column* column(std::string_view wanted) const;  // nullptr if there is none
};

struct Enum {
    Name name;
    std::vector<std::string> values;  // in their sort order
    std::optional<std::string> comment;
    bool operator==(const Enum&) const = default;
};

struct Domain {
    Name name;
    Type base;  // may be a domain itself
    bool not_null = false;
    std::optional<std::string> default_value, collation;
    std::vector<Check> checks;  // of VALUE; `columns` is empty
    std::optional<std::string> comment;
    bool operator==(const Domain&) const = default;
};

struct Composite {
    Name name;
    std::vector<Column> attributes;
    std::optional<std::string> comment;
    bool operator==(const Composite&) const = default;
};

struct Range {
    Name name, multirange;
    Type subtype;
    std::optional<std::string> comment;
    bool operator==(const Range&) const = default;
};

/// A type that an extension brought and that something here uses: citext, geometry.
struct ExternalType {
    Name name;
    char category = 'U';  // pg_type.typcategory: 'S' string, 'N' number, 'B' boolean, 'D' date or time, 'U' user-defined …
    std::string extension;
    bool operator==(const ExternalType&) const = default;
};

enum class ArgumentMode { in, out, inout, variadic, table };

struct Argument {
    std::string name;  // may be empty
    Type type;
    ArgumentMode mode = ArgumentMode::in;
    std::optional<std::string> default_value;
    bool operator==(const Argument&) const = default;
};

enum class FunctionKind { function, procedure, aggregate, window };
enum class Volatility { immutable, stable, volatile_ };

struct Function {
    Name name;
    std::string signature;  // the types that tell overloads apart: "integer, text"
    FunctionKind kind = FunctionKind::function;
    std::vector<Argument> arguments;
    std::optional<Type> returns;  // none for a procedure; {"pg_catalog", "record"} with out or table arguments
    bool returns_set = false;
    bool returns_one = false;  // a set that its ROWS 1 says to have one row at most
    Volatility volatility = Volatility::volatile_;
    bool strict = false, security_definer = false;
    std::vector<std::string> settings;  // of its SET clauses: "search_path=pg_catalog, public"
    std::string language;
    std::string body;
    std::vector<Grant> grants;
    std::optional<std::string> comment;
    bool operator==(const Function&) const = default;
};

struct Sequence {
    Name name;
    Type type;
    std::int64_t start = 1, minimum = 1, maximum = 0, increment = 1;
    bool cycle = false;
    std::optional<Origin> owner;  // the column that it ends with: serial, identity
    std::optional<std::string> comment;
    bool operator==(const Sequence&) const = default;
};

struct Schema {
    std::string name;
    std::vector<Grant> grants;
    std::optional<std::string> comment;
    bool operator==(const Schema&) const = default;
};

struct Model {
    int server_version = 0;  // as libpq counts: 150014
    std::vector<Schema> schemas;
    std::vector<Relation> relations;
    std::vector<Enum> enums;
    std::vector<Domain> domains;
    std::vector<Composite> composites;
    std::vector<Range> ranges;
    std::vector<ExternalType> external_types;
    std::vector<Function> functions;  // by name, then signature
    std::vector<Sequence> sequences;
    bool operator==(const Model&) const = default;

    /// Puts every list into the one order that all readers rely on (byte order of names). Columns, enum values and the
    /// columns of a key keep their own.
    void sort();

    /// By binary search; the model must be sorted. nullptr if there is none.
    const Relation* relation(const Name& wanted) const;
    const Enum* enumeration(const Name& wanted) const;
    const Domain* domain(const Name& wanted) const;
    const Composite* composite(const Name& wanted) const;
    const Range* range(const Name& wanted) const;  // by its own name or its multirange's
    const ExternalType* external_type(const Name& wanted) const;
};

}  // namespace orderline::schema
