// codegen/cpp_types.cpp: types of columns, and the ids that keys and the foreign keys to them share.
#include "codegen/cpp_types.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include "codegen/cpp_text.hpp"
#include "codegen/titles.hpp"

namespace orderline::codegen {
namespace {

using schema::Column, schema::Model, schema::Name, schema::Relation, schema::Type;
using std::string_view;

enum class Read { as_is, as_text, as_iso };

struct Builtin {
    string_view type, kind, cpp;
    Read read = Read::as_is;
};
constexpr Builtin builtins[]{
    {"bool", "boolean", "bool"},
    {"int2", "int2", "std::int16_t"},
    {"int4", "int4", "std::int32_t"},
    {"int8", "int8", "std::int64_t"},
    {"float4", "float4", "float", Read::as_text},
    {"float8", "float8", "double", Read::as_text},
    {"numeric", "numeric", "tables::Numeric"},
    {"text", "text", "std::string"},
    {"varchar", "text", "std::string"},
    {"bpchar", "text", "std::string"},
    {"uuid", "uuid", "Uuid"},
    {"timestamptz", "timestamptz", "Instant"},
    {"timestamp", "timestamp", "std::string", Read::as_iso},
    {"date", "date", "Date"},
    {"time", "time", "std::string", Read::as_text},
    {"bytea", "bytea", "tables::Blob"},
    {"json", "json", "tables::Json"},
    {"jsonb", "json", "tables::Json"},
    {"inet", "inet", "std::string", Read::as_text},
    {"cidr", "cidr", "std::string", Read::as_text},
};
constexpr Builtin other{"", "other", "std::string", Read::as_text};

/// A type with its domains taken off.
struct Resolved {
    const Builtin* builtin = &other;
    const schema::Enum* enumeration = nullptr;
    bool array = false;
    std::vector<int> modifiers;
    std::optional<std::string> default_value;
    bool operator==(const Resolved&) const = default;
};

Resolved resolve(const Model& model, Type type) {
    Resolved found;
    found.array = type.array;
    for (int depth = 0; depth < 32; ++depth) {  // a domain cannot contain itself; a broken snapshot could say so
        const auto* domain = model.domain(type.name);
        if (!domain) break;
        if (found.array && domain->base.array) return {&other, nullptr, false, {}, {}};  // an array of arrays
        if (!found.default_value && !type.array) found.default_value = domain->default_value;
        type = domain->base;
        found.array = found.array || type.array;
    }
    found.modifiers = type.modifiers;
    if (const auto* enumeration = model.enumeration(type.name)) {
        found.enumeration = enumeration;
    } else if (type.name.schema == "pg_catalog") {
        const auto known = std::ranges::find(builtins, string_view{type.name.name}, &Builtin::type);
        if (known != std::end(builtins)) found.builtin = known;
    }
    return found;
}

std::string cast_of(const Type& type) {
    // "bit" and "char" without quotes are bit(1) and character(1), and a cast to those cuts.
    const bool own = type.name.schema == "pg_catalog";
    const bool misread = type.name.name == "bit" || type.name.name == "char";
    auto text = !own ? sql_name(type.name.schema, type.name.name) : misread ? fmt::format("\"{}\"", type.name.name) : sql_identifier(type.name.name);
    return type.array ? text + "[]" : text;
}

std::string selected(const std::string& sql, const Resolved& type) {
    if (type.array) {
        const bool exact = type.enumeration == nullptr &&
                           (type.builtin->kind == "numeric" || type.builtin->kind == "json" || type.builtin->kind == "other");
        return exact ? fmt::format("to_json({}::text[])::text", sql) : fmt::format("to_json({})::text", sql);
    }
    if (type.enumeration) return sql;
    switch (type.builtin->read) {
        case Read::as_text: return sql + "::text";
        case Read::as_iso: return fmt::format("to_json({}) #>> '{{}}'", sql);
        default: return sql;
    }
}

std::vector<int> indexes(const Relation& relation, const std::vector<std::string>& names) {
    std::vector<int> found;
    for (const auto& name : names) {
        found.push_back(static_cast<int>(std::ranges::find(relation.columns, name, &Column::name) - relation.columns.begin()));
    }
    return found;
}

/// What base calls its own.
const CppScope::Names& base_types() {
    static const CppScope::Names names{"Date", "Id", "Instant", "Uuid"};
    return names;
}

class Builder {
public:
    Builder(const Model& model, const Options& options)
        : model_{model}, names_{chosen_names(model, options)}, schemas_{chosen_schemas(model, options)}, titles_{model},
          types_{base_types()} {}

    CppSchema build() {
        for (const auto& relation : model_.relations) {
            if (is_chosen(relation.name)) structs_.emplace(relation.name, struct_name(names_.type(relation.name)));
        }
        for (const auto& one : model_.enums) add_enum(one);
        for (const auto& [relation, name] : structs_) {
            if (const auto id = own_id(*model_.relation(relation))) ids_.emplace(relation, *id);
        }
        find_scope_type();
        take_type_names();
        FileNames files;
        for (const auto* taken : {"ids", "enums", "all"}) files.next(taken);
        for (const auto& relation : model_.relations) {
            if (is_chosen(relation.name)) schema_.tables.push_back(table(relation, files.next(file_title(relation.name))));
        }
        for (auto& [relation, id] : ids_) schema_.ids.push_back(std::move(id));
        std::ranges::sort(schema_.ids, {}, &CppId::name);
        return std::move(schema_);
    }

private:
    bool is_chosen(const Name& name) const { return std::ranges::find(schemas_, name.schema) != schemas_.end(); }

    std::string file_title(const Name& name) const {
        auto title = titles_.of(name);
        std::ranges::replace(title, '.', '_');
        return title;
    }

    /// A name for a struct that leaves the names of its forms free too.
    std::string struct_name(const std::string& name) {
        const auto found = types_.unique(name);
        for (const auto* ending : {"Insert", "Update", "Key"}) types_.unique(found + ending);
        return found;
    }

    void add_enum(const schema::Enum& one) {
        CppEnum made{&one, types_.unique(names_.of_type(one.name)), CppScope{}.identifiers(one.values)};
        enums_.emplace(one.name, made.name);
        schema_.enums.push_back(std::move(made));
    }

    /// None for the table of the tenants themselves.
    std::optional<int> scope_of(const Relation& relation) const {
        if (!relation.primary_key) return std::nullopt;
        const auto& key = relation.primary_key->columns;
        if (std::ranges::find(key, scope_column) == key.end()) return std::nullopt;
        if (key.size() == 1 && !target_of(relation, key[0])) return std::nullopt;
        return indexes(relation, {std::string{scope_column}}).front();
    }

    /// A key of one column besides the scope, that is no foreign key, has a type of its own.
    std::optional<CppId> own_id(const Relation& relation) {
        if (!relation.primary_key || relation.is_view()) return std::nullopt;
        auto key = relation.primary_key->columns;
        if (key.size() > 1) std::erase(key, scope_column);
        if (key.size() != 1) return std::nullopt;
        const auto type = resolve(model_, relation.column(key[0])->type);
        if (type.array || type.enumeration) return std::nullopt;
        const bool integer = type.builtin->kind.starts_with("int") && type.builtin->kind != "inet";
        if (!integer && type.builtin->kind != "uuid") return std::nullopt;
        if (target_of(relation, key[0])) return std::nullopt;
        const auto& name = structs_.at(relation.name);
        return CppId{types_.unique(name + "Id"), types_.unique(name + "Tag"), integer ? std::string{type.builtin->cpp} : ""};
    }

    struct Place {
        const Relation* relation = nullptr;
        std::string column;
    };

    /// Where the first foreign key of a column points to, among the relations that are written.
    std::optional<Place> target_of(const Relation& relation, const std::string& column) const {
        for (const auto& key : relation.foreign_keys) {
            const auto at = std::ranges::find(key.columns, column);
            const auto* target = model_.relation(key.target);
            if (at == key.columns.end() || !target || !is_chosen(key.target)) continue;
            const auto& other_column = key.target_columns[static_cast<std::size_t>(at - key.columns.begin())];
            if (target == &relation && other_column == column) continue;
            return Place{target, other_column};
        }
        return std::nullopt;
    }

    /// Follows foreign keys, and a view's columns to their tables, to the key that they all mean.
    const CppId* id_of(const Relation& relation, const std::string& column) const {
        Place at{&relation, column};
        for (int steps = 0; steps < 32; ++steps) {  // two keys may point at each other
            if (const auto next = target_of(*at.relation, at.column)) {
                at = *next;
            } else if (const auto* shown = at.relation->column(at.column); shown && shown->origin && model_.relation(shown->origin->relation)) {
                at = {model_.relation(shown->origin->relation), shown->origin->column};
            } else {
                break;
            }
        }
        const auto own = ids_.find(at.relation->name);
        if (own != ids_.end()) {
            const auto& key = at.relation->primary_key->columns;
            const bool in_key = std::ranges::find(key, at.column) != key.end();
            if (in_key && (at.column != scope_column || key.size() == 1)) return &own->second;
        }
        return at.column == scope_column ? scope_id_ : nullptr;
    }

    /// Trails and caches have no foreign key to the tenants; their tenants are the same ones.
    void find_scope_type() {
        std::set<const CppId*> found;
        for (const auto& [name, made] : structs_) {
            const auto& relation = *model_.relation(name);
            if (!scope_of(relation)) continue;
            if (const auto* id = id_of(relation, std::string{scope_column})) found.insert(id);
        }
        if (found.size() == 1) scope_id_ = *found.begin();
    }

    std::string type_of(const Relation& relation, const Column& column, const Resolved& resolved) const {
        std::string type{resolved.builtin->cpp};
        if (resolved.enumeration) type = enums_.at(resolved.enumeration->name);
        else if (const auto* id = id_of(relation, column.name); id && !resolved.array) {
            const bool same = id->integer.empty() ? resolved.builtin->kind == "uuid" : id->integer == resolved.builtin->cpp;
            if (same) type = id->name;
        }
        if (resolved.array) type = fmt::format("std::vector<std::optional<{}>>", type);
        return column.nullable ? fmt::format("std::optional<{}>", type) : type;
    }

    std::optional<std::string> default_of(const Relation& relation, const Column& column, const Resolved& type) const {
        if (column.identity == schema::Identity::by_default) {
            const auto owns = [&](const schema::Sequence& one) { return one.owner == schema::Origin{relation.name, column.name}; };
            const auto sequence = std::ranges::find_if(model_.sequences, owns);
            if (sequence == model_.sequences.end()) return std::nullopt;
            return fmt::format("nextval({}::regclass)", sql_string(sql_name(sequence->name.schema, sequence->name.name)));
        }
        return column.default_value ? column.default_value : type.default_value;
    }

    CppTable table(const Relation& relation, std::string file) {
        CppTable made{&relation, structs_.at(relation.name), std::move(file), {}, {}, {}, false};
        std::vector<std::string> names;
        for (const auto& column : relation.columns) names.push_back(column.name);
        const auto members = CppScope{type_names_}.identifiers(names);
        for (std::size_t i = 0; i < names.size(); ++i) made.columns.push_back(column_of(relation, relation.columns[i], members[i]));
        if (relation.primary_key) made.key = indexes(relation, relation.primary_key->columns);
        made.scope = scope_of(relation);
        const auto is_writable = [](const CppColumn& column) { return column.writable; };
        made.writable = !relation.is_view() && std::ranges::any_of(made.columns, is_writable);
        return made;
    }

    CppColumn column_of(const Relation& relation, const Column& column, const std::string& member) const {
        const auto resolved = resolve(model_, column.type);
        CppColumn made;
        made.column = &column;
        made.member = member;
        made.kind = resolved.enumeration ? "enumeration" : std::string{resolved.builtin->kind};
        made.type = type_of(relation, column, resolved);
        made.array = resolved.array;
        made.padded = !resolved.enumeration && resolved.builtin->type == "bpchar";
        if (made.kind == "text" || made.kind == "numeric") {
            if (!resolved.modifiers.empty()) made.size = resolved.modifiers[0];
            if (resolved.modifiers.size() > 1) made.scale = resolved.modifiers[1];
        }
        made.sql = sql_identifier(column.name);
        made.cast = cast_of(column.type);
        made.selected = selected(made.sql, resolved);
        made.writable = !column.generated && column.identity != schema::Identity::always;
        if (made.writable) made.default_value = default_of(relation, column, resolved);
        return made;
    }

    /// A member that is called like a type would change what that name means in its struct.
    void take_type_names() {
        type_names_ = base_types();
        for (const auto& [relation, name] : structs_) {
            for (const auto* ending : {"", "Insert", "Update", "Key"}) type_names_.insert(name + ending);
        }
        for (const auto& [type, name] : enums_) type_names_.insert(name);
        for (const auto& [relation, id] : ids_) type_names_.insert({id.name, id.tag});
    }

    const Model& model_;
    Names names_;
    std::vector<std::string> schemas_;
    Titles titles_;
    CppScope types_;
    CppScope::Names type_names_;
    std::map<Name, std::string> structs_, enums_;
    std::map<Name, CppId> ids_;
    const CppId* scope_id_ = nullptr;
    CppSchema schema_;
};

}  // namespace

CppSchema cpp_schema(const Model& model, const Options& options) { return Builder{model, options}.build(); }

}  // namespace orderline::codegen
