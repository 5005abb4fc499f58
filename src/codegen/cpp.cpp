// codegen/cpp.cpp: the files of a schema in C++.
#include "codegen/cpp.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "codegen/cpp_table.hpp"
#include "codegen/cpp_text.hpp"

namespace orderline::codegen {
namespace {

std::string begin(const Options& options, std::string_view about) {
    std::string out;
    append_comment(out, "", "//", about);
    append_comment(out, "", "//", made_by(options));
    return out;
}

File ids_file(const CppSchema& schema, const Options& options) {
    auto out = begin(options, "The keys of tables, each a type of its own.");
    out += "#pragma once\n#include \"base/id.hpp\"\n#include \"tables/values.hpp\"\n\n"
           "// The tags of those that base/id.hpp has too are its own, so that both are one type.\n"
           "namespace orderline::rows {\n\n";
    for (const auto& id : schema.ids) {
        const auto type = id.integer.empty() ? fmt::format("Id<struct {}>", id.tag)
                                             : fmt::format("tables::NumberId<struct {}, {}>", id.tag, id.integer);
        out += fmt::format("using {} = {};\n", id.name, type);
    }
    return {"ids.hpp", out + (schema.ids.empty() ? "" : "\n") + "}  // namespace orderline::rows\n"};
}

File enums_header(const CppSchema& schema, const Options& options) {
    auto out = begin(options, "Enums.");
    out += "#pragma once\n#include <span>\n#include <string_view>\n\nnamespace orderline::rows {\n";
    for (const auto& one : schema.enums) {
        out += '\n';
        if (one.of->comment) append_comment(out, "", "///", *one.of->comment);
        append_wrapped(out, fmt::format("enum class {} {{{}", one.name, one.members.empty() ? "" : "\n    "), one.members,
                       one.members.empty() ? "};\n" : "\n};\n", 4);
        out += fmt::format("std::span<const std::string_view> labels_of({});\nstd::string_view to_text({} value);\n", one.name, one.name);
    }
    return {"enums.hpp", out + "\n}  // namespace orderline::rows\n"};
}

File enums_source(const CppSchema& schema, const Options& options) {
    auto out = begin(options, "The texts of enums.");
    out += "#include \"enums.hpp\"\n\nnamespace orderline::rows {\n";
    for (const auto& one : schema.enums) {
        std::vector<std::string> labels;
        for (const auto& value : one.of->values) labels.push_back(cpp_string(value));
        out += fmt::format("\nstd::span<const std::string_view> labels_of({}) {{\n", one.name);
        if (labels.empty()) {
            out += "    return {};\n";
        } else {
            append_wrapped(out, "    static constexpr std::string_view labels[]{\n        ", labels, "};\n", 8);
            out += "    return labels;\n";
        }
        out += fmt::format("}}\nstd::string_view to_text({} value) {{ return labels_of(value)[static_cast<std::size_t>(value)]; }}\n", one.name);
    }
    return {"enums.cpp", out + "\n}  // namespace orderline::rows\n"};
}

File all_file(const CppSchema& schema, const Options& options) {
    auto out = begin(options, "Every table and view.");
    out += "#pragma once\n#include \"tables/table.hpp\"\n";
    std::vector<std::string> names;
    for (const auto& table : schema.tables) {
        out += fmt::format("#include \"{}.hpp\"\n", table.file);
        names.push_back(table.name);
    }
    out += "\nnamespace orderline::rows {\n\n";
    append_wrapped(out, "using All = tables::List<", names, ">;\n", 4);
    return {"all.hpp", out + "\n}  // namespace orderline::rows\n"};
}

}  // namespace

std::vector<File> cpp(const schema::Model& model, const Options& options) {
    const auto schema = cpp_schema(model, options);
    std::vector<File> files{all_file(schema, options), enums_source(schema, options), enums_header(schema, options),
                            ids_file(schema, options)};
    for (const auto& table : schema.tables) {
        const auto relation = sql_name(table.relation->name.schema, table.relation->name.name);
        files.push_back({table.file + ".cpp", begin(options, "How rows of " + relation + " are read, written and checked.") +
                                             cpp_table_source(model, table)});
        files.push_back({table.file + ".hpp", begin(options, "Rows of " + relation + ", and their forms.") + cpp_table_header(table)});
    }
    std::ranges::sort(files, {}, &File::path);
    return files;
}

}  // namespace orderline::codegen
