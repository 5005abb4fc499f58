// codegen/cpp_table.cpp: the structs of one table, and their description.
#include "codegen/cpp_table.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include "codegen/cpp_check.hpp"
#include "codegen/cpp_sql.hpp"
#include "codegen/cpp_text.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

std::string spelled(const CppTable& table) { return sql_name(table.relation->name.schema, table.relation->name.name); }

const CppColumn& column_at(const CppTable& table, int at) { return table.columns[static_cast<std::size_t>(at)]; }

bool has_update(const CppTable& table) {
    return table.writable && !table.key.empty() &&
           std::ranges::any_of(table.columns, [&](const CppColumn& one) { return cpp_is_updatable(table, one); });
}

/// A member, its comment behind it if there is room, else above.
void append_member(std::string& out, std::string_view declaration, const CppColumn& column) {
    const auto note = column.column->generated ? "generated" : column.column->comment ? one_line(*column.column->comment) : "";
    const bool fits = 4 + declaration.size() + 4 + note.size() <= cpp_columns_max;
    if (!fits) append_comment(out, "    ", "//", note);
    out.append("    ").append(declaration);
    if (fits && !note.empty()) out.append("  // ").append(note);
    out += '\n';
}

void append_struct(std::string& out, const CppTable& table, string_view name, string_view about,
                   const std::function<void(std::string&)>& members) {
    append_comment(out, "", "///", about);
    out += fmt::format("struct {} {{\n", name);
    members(out);
    if (table.columns.empty()) out += fmt::format("    bool operator==(const {}&) const {{ return true; }}\n}};\n\n", name);
    else out += fmt::format("    bool operator==(const {}&) const = default;\n}};\n\n", name);
}

void append_row(std::string& out, const CppTable& table) {
    auto about = spelled(table);
    if (table.relation->comment) about += ": " + one_line(*table.relation->comment);
    append_struct(out, table, table.name, about, [&](std::string& to) {
        for (const auto& column : table.columns) append_member(to, fmt::format("{} {}{{}};", column.type, column.member), column);
    });
}

void append_key(std::string& out, const CppTable& table) {
    append_struct(out, table, table.name + "Key", "The primary key.", [&](std::string& to) {
        for (const int at : table.key) {
            const auto& column = column_at(table, at);
            to += fmt::format("    {} {}{{}};\n", column.type, column.member);
        }
    });
}

bool is_required(const CppColumn& column) { return !column.column->nullable && !column.default_value; }

void append_insert(std::string& out, const CppTable& table) {
    append_struct(out, table, table.name + "Insert", "A new row; a Field that is left out takes the column's default.", [&](std::string& to) {
        for (const bool required : {true, false}) {
            for (const auto& column : table.columns) {
                if (!column.writable || is_required(column) != required) continue;
                const auto type = column.default_value ? fmt::format("tables::Field<{}>", column.type) : column.type;
                to += fmt::format("    {} {}{{}};\n", type, column.member);
            }
        }
    });
}

void append_update(std::string& out, const CppTable& table) {
    append_struct(out, table, table.name + "Update", "Changes of a row; what is left out stays.", [&](std::string& to) {
        for (const auto& column : table.columns) {
            if (cpp_is_updatable(table, column)) to += fmt::format("    tables::Field<{}> {}{{}};\n", column.type, column.member);
        }
    });
}

struct Forms {
    std::string key = "None", insert = "None", update = "None", scope = "None";
};

/// As seen from the namespace tables.
Forms forms_of(const CppTable& table) {
    Forms forms;
    if (!table.key.empty()) forms.key = fmt::format("rows::{}Key", table.name);
    if (table.writable) forms.insert = fmt::format("rows::{}Insert", table.name);
    if (has_update(table)) forms.update = fmt::format("rows::{}Update", table.name);
    if (table.scope) forms.scope = fmt::format("decltype(rows::{}::{})", table.name, column_at(table, *table.scope).member);
    return forms;
}

std::vector<string_view> structs_of(const CppTable& table) {
    std::vector<string_view> endings{""};
    if (!table.key.empty()) endings.push_back("Key");
    if (table.writable) endings.push_back("Insert");
    if (has_update(table)) endings.push_back("Update");
    return endings;
}

std::size_t slots_of(const CppTable& table, string_view ending) {
    return ending == "Key" ? table.key.size() : table.columns.size();
}

void append_fields_of(std::string& out, const CppTable& table, string_view ending) {
    out += fmt::format("tables::Members<{}> fields_of({}{}& {}) {{\n", slots_of(table, ending), table.name, ending,
                       slots_of(table, ending) == 0 ? "" : "of");
    std::vector<std::string> slots;
    const auto add = [&](const CppColumn& column, bool exists) {
        slots.push_back(exists ? fmt::format("slot(of.{})", column.member) : "{}");
    };
    if (ending == "Key") {
        for (const int at : table.key) add(column_at(table, at), true);
    } else {
        for (const auto& column : table.columns) {
            add(column, ending.empty() || (ending == "Insert" ? column.writable : cpp_is_updatable(table, column)));
        }
    }
    out += fmt::format("    return {{tables::Described<{}>::table,\n", table.name);
    append_wrapped(out, "            {{", slots, "}}};\n", 14);
    out += "}\n\n";
}

std::string described(const CppColumn& column) {
    auto text = fmt::format("    {{.name = {}, .type = Type::{}", cpp_string(column.column->name), column.kind);
    if (column.array) text += ", .array = true";
    if (column.column->nullable) text += ", .nullable = true";
    if (column.default_value) text += ", .has_default = true";
    if (column.size != 0) text += fmt::format(", .size = {}", column.size);
    if (column.scale != 0) text += fmt::format(", .scale = {}", column.scale);
    return text + fmt::format(", .cast = {}}},\n", cpp_string(column.cast));
}

std::string numbers(const std::vector<int>& values) { return fmt::format("{}", fmt::join(values, ", ")); }

/// What of the schema stands beside the table: arrays that its description refers to.
void append_arrays(std::string& out, const CppTable& table, const std::vector<CppCheck>& checks) {
    if (!table.columns.empty()) {
        out += "constexpr tables::Column columns[]{\n";
        for (const auto& column : table.columns) out += described(column);
        out += "};\n\n";
    }
    if (!table.key.empty()) out += fmt::format("constexpr int key[]{{{}}};\n\n", numbers(table.key));
    for (std::size_t i = 0; i < checks.size(); ++i) {
        append_comment(out, "", "//", checks[i].expression);
        if (!checks[i].columns.empty()) out += fmt::format("constexpr int check_{}_columns[]{{{}}};\n", i + 1, numbers(checks[i].columns));
        out += fmt::format("constexpr tables::Step check_{}[]{{\n    ", i + 1);
        append_wrapped(out, "", checks[i].steps, "};\n\n", 4);
    }
    if (checks.empty()) return;
    out += "constexpr tables::Check checks[]{\n";
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const auto columns = checks[i].columns.empty() ? "{}" : fmt::format("check_{}_columns", i + 1);
        out += fmt::format("    {{{}, {}, check_{}}},\n", cpp_string(checks[i].name), columns, i + 1);
    }
    out += "};\n\n";
}

/// Prepared statements are told apart by their first 63 bytes.
std::string statement_name(const CppTable& table, string_view what) {
    constexpr std::size_t bytes_max = 63;
    auto name = fmt::format("{}.{}", spelled(table), what);
    return name.size() <= bytes_max ? name : fmt::format("{}.{}", table.file.substr(0, bytes_max - 12), what);
}

void append_table(std::string& out, const CppTable& table, bool has_checks) {
    out += fmt::format("constinit const tables::Table tables::Described<rows::{}>::table{{\n", table.name);
    out += fmt::format("    .name = {},\n", cpp_string(spelled(table)));
    out += fmt::format("    .columns = {},\n", table.columns.empty() ? "{}" : "columns");
    if (!table.key.empty()) out += "    .key = key,\n";
    if (table.scope) out += fmt::format("    .scope = {},\n", *table.scope);
    if (has_checks) out += "    .checks = checks,\n";
    out += fmt::format("    .select = {},\n", cpp_raw_string("\n" + cpp_select(table)));
    const auto statement = [&](string_view what, const std::string& text) {
        out += fmt::format("    .{} = {{{}, {}}},\n", what, cpp_string(statement_name(table, what)), cpp_raw_string("\n" + text));
    };
    statement("first_page", cpp_page(table, false));
    if (!table.key.empty()) {
        statement("next_page", cpp_page(table, true));
        statement("get", cpp_get(table));
    }
    if (has_update(table)) statement("remove", cpp_remove(table));
    if (table.writable) statement("insert", cpp_insert(table));
    if (has_update(table)) statement("update", cpp_update(table));
    out += "};\n\n";
}

}  // namespace

std::string cpp_table_header(const CppTable& table) {
    std::string out = "#pragma once\n";
    const auto uses = [&](string_view word) {
        return std::ranges::any_of(table.columns, [&](const CppColumn& one) { return one.type.find(word) != std::string::npos; });
    };
    const bool has_enum = std::ranges::any_of(table.columns, [](const CppColumn& one) { return one.kind == "enumeration"; });
    if (uses("std::int")) out += "#include <cstdint>\n";
    if (uses("std::optional")) out += "#include <optional>\n";
    if (uses("std::string")) out += "#include <string>\n";
    if (uses("std::vector")) out += "#include <vector>\n";
    if (has_enum) out += "#include \"enums.hpp\"\n";
    out += "#include \"ids.hpp\"\n#include \"tables/table.hpp\"\n\nnamespace orderline::rows {\n\n";
    append_row(out, table);
    if (!table.key.empty()) append_key(out, table);
    if (table.writable) append_insert(out, table);
    if (has_update(table)) append_update(out, table);
    for (const auto ending : structs_of(table)) {
        out += fmt::format("tables::Members<{}> fields_of({}{}& of);\n", slots_of(table, ending), table.name, ending);
    }
    const auto forms = forms_of(table);
    out += fmt::format("\n}}  // namespace orderline::rows\n\ntemplate <>\nstruct orderline::tables::Described<orderline::rows::{}> {{\n", table.name);
    out += fmt::format("    using Key = {};\n    using Insert = {};\n    using Update = {};\n    using Scope = {};\n", forms.key,
                       forms.insert, forms.update, forms.scope);
    return out + "    static const Table table;\n};\n";
}

std::string cpp_table_source(const schema::Model& model, const CppTable& table) {
    const auto checks = cpp_checks(model, table);
    std::string out = fmt::format("#include \"{}.hpp\"\n\nnamespace orderline {{\nnamespace {{\n\n", table.file);
    const bool no_columns = table.columns.empty();
    if (!checks.empty()) out += "using tables::Do;\n";
    if (!no_columns) out += "using tables::Type;\n";
    out += '\n';
    append_arrays(out, table, checks);
    out += "}  // namespace\n\n";
    append_table(out, table, !checks.empty());
    out += "namespace rows {\n\nusing tables::slot;\n\n";
    for (const auto ending : structs_of(table)) append_fields_of(out, table, ending);
    return out + "}  // namespace rows\n}  // namespace orderline\n";
}

}  // namespace orderline::codegen
