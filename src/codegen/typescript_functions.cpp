// codegen/typescript_functions.cpp: functions as PostgREST calls them: by name and argument names, overloads as a union.
#include "codegen/typescript_functions.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include "codegen/ts_text.hpp"

namespace orderline::codegen {
namespace {

using schema::Argument, schema::ArgumentMode, schema::Function;

constexpr std::string_view not_for_clients[]{"event_trigger", "fdw_handler", "index_am_handler", "internal",
                                             "language_handler", "table_am_handler", "trigger", "tsm_handler"};
/// What PostgREST hands the whole body of a request to, if it is the only argument and has no name.
constexpr std::string_view body_types[]{"bytea", "json", "jsonb", "text", "xml"};

bool is_builtin(const schema::Type& type, std::span<const std::string_view> names) {
    return type.name.schema == "pg_catalog" && std::ranges::find(names, type.name.name) != names.end();
}

std::vector<const Argument*> inputs(const Function& function) {
    std::vector<const Argument*> found;
    for (const auto& one : function.arguments) {
        if (one.mode != ArgumentMode::out && one.mode != ArgumentMode::table) found.push_back(&one);
    }
    return found;
}

const schema::Relation* row_argument(const schema::Model& model, const Function& function) {
    const auto given = inputs(function);
    return given.size() == 1 && !given.front()->type.array ? model.relation(given.front()->type.name) : nullptr;
}

/// With arguments without a name PostgREST cannot call it: computed fields, whole bodies and defaults aside.
bool is_listed(const schema::Model& model, const Function& function) {
    if (function.kind != schema::FunctionKind::function || !function.returns) return false;
    if (is_builtin(*function.returns, not_for_clients)) return false;
    const auto given = inputs(function);
    if (given.size() == 1 && (row_argument(model, function) || is_builtin(given.front()->type, body_types))) return true;
    return std::ranges::all_of(given, [](const Argument* one) { return !one->name.empty(); });
}

TsUnion quoted(const std::vector<const Function*>& functions) {
    TsUnion found;
    for (const auto* one : functions) found.push_back(ts_string(one->name.name));
    return found;
}

std::string one_line(const TsUnion& members) {
    return fmt::format("{}", fmt::join(members, " | "));
}

TsUnion row_type(const TsTypes& types, const schema::Relation& relation, const ComputedFields& computed) {
    if (!types.is_written(relation.name.schema)) return {"unknown"};
    const auto row = types.row_of(relation);
    const auto fields = computed.find(relation.name);
    return {fields == computed.end() ? row : fmt::format("Omit<{}, {}>", row, one_line(quoted(fields->second)))};
}

std::set<std::string_view> names_of(const Function& function) {
    std::set<std::string_view> found;
    for (const auto* one : inputs(function)) found.insert(one->name);
    return found;
}

/// The client gives names alone, so that two overloads with the same names cannot be told apart.
bool is_ambiguous(const Function& function, const std::vector<const Function*>& overloads) {
    return std::ranges::any_of(overloads, [&](const Function* other) {
        return other != &function && names_of(*other) == names_of(function);
    });
}

std::string refused(std::string_view why) { return "{ error: true } & " + ts_string(why); }

class Writer {
public:
    Writer(std::string& out, int indent, const TsTypes& types, const ComputedFields& computed)
        : out_{out}, indent_{indent}, types_{types}, computed_{computed} {}

    void write(const std::vector<const Function*>& overloads) {
        for (const auto* one : overloads) append_doc(out_, indent_, one->comment);
        const auto key = ts_key(overloads.front()->name.name) + ":";
        if (overloads.size() == 1) {
            append_line(out_, indent_, key + " {");
            write_body(*overloads.front(), overloads, indent_ + 2);
            append_line(out_, indent_, "};");
            return;
        }
        append_line(out_, indent_, key);
        for (const auto* one : overloads) {
            append_line(out_, indent_ + 2, "| {");
            write_body(*one, overloads, indent_ + 6);
            append_line(out_, indent_ + 4, one == overloads.back() ? "};" : "}");
        }
    }

private:
    void write_body(const Function& function, const std::vector<const Function*>& overloads, int indent) {
        write_arguments(function, indent);
        const auto* row = row_argument(types_.model(), function);
        if (is_ambiguous(function, overloads)) {
            const auto why = fmt::format("Could not choose between the overloads of {}.{}: their arguments have the same names",
                                         function.name.schema, function.name.name);
            append_property(out_, indent, "Returns", TsUnion{refused(why)});
        } else if (row && inputs(function).front()->name.empty() && !returned_relation(function)) {
            const auto why = fmt::format("{}.{} is a computed field: select it as a column of {}", function.name.schema,
                                         function.name.name, row->name.name);
            append_property(out_, indent, "Returns", TsUnion{refused(why)});
        } else {
            write_returns(function, indent);
            write_set_options(function, row, indent);
        }
    }

    void write_arguments(const Function& function, int indent) {
        const auto given = inputs(function);
        if (given.empty()) return append_line(out_, indent, "Args: Record<PropertyKey, never>;");
        append_line(out_, indent, "Args: {");
        for (const auto* one : given) {
            append_property(out_, indent + 2, ts_key(one->name) + (one->default_value ? "?" : ""), types_.of(one->type));
        }
        append_line(out_, indent, "};");
    }

    void write_returns(const Function& function, int indent) {
        const std::string_view set = function.returns_set ? "[]" : "";
        std::vector<const Argument*> columns;
        for (const auto& one : function.arguments) {
            if (one.mode != ArgumentMode::in && one.mode != ArgumentMode::variadic) columns.push_back(&one);
        }
        if (columns.empty()) {
            auto members = returned_type(types_, function, computed_);
            if (function.returns_set) members = {members.size() == 1 ? members.front() + "[]" : "(" + one_line(members) + ")[]"};
            return append_property(out_, indent, "Returns", members);
        }
        append_line(out_, indent, "Returns: {");
        for (const auto* one : columns) append_property(out_, indent + 2, ts_key(one->name), types_.of(one->type));
        append_line(out_, indent, fmt::format("}}{};", set));
    }

    const schema::Relation* returned_relation(const Function& function) const {
        return function.returns->array ? nullptr : types_.model().relation(function.returns->name);
    }

    /// What lets the client select columns of the rows that come back, or embed them in those that go in.
    void write_set_options(const Function& function, const schema::Relation* row, int indent) {
        const auto* to = returned_relation(function);
        if (!to) return;
        append_line(out_, indent, "SetofOptions: {");
        append_property(out_, indent + 2, "from", TsUnion{ts_string(row ? row->name.name : "*")});
        append_property(out_, indent + 2, "to", TsUnion{ts_string(to->name.name)});
        append_property(out_, indent + 2, "isOneToOne", TsUnion{function.returns_set ? "false" : "true"});
        append_property(out_, indent + 2, "isSetofReturn", TsUnion{function.returns_set ? "true" : "false"});
        append_line(out_, indent, "};");
    }

    std::string& out_;
    int indent_;
    const TsTypes& types_;
    const ComputedFields& computed_;
};

}  // namespace

ComputedFields computed_fields(const schema::Model& model) {
    ComputedFields found;
    for (const auto& function : model.functions) {
        const auto* relation = is_listed(model, function) ? row_argument(model, function) : nullptr;
        const bool shown = relation && relation->name.schema == function.name.schema && !relation->column(function.name.name);
        if (shown && !function.returns_set && !model.relation(function.returns->name)) found[relation->name].push_back(&function);
    }
    return found;
}

TsUnion returned_type(const TsTypes& types, const Function& function, const ComputedFields& computed) {
    const auto* relation = function.returns->array ? nullptr : types.model().relation(function.returns->name);
    return relation ? row_type(types, *relation, computed) : types.of(*function.returns);
}

void append_functions(std::string& out, int indent, const TsTypes& types, const ComputedFields& computed, const std::string& schema) {
    const auto& functions = types.model().functions;
    const auto in_schema = std::ranges::equal_range(functions, schema, {}, [](const Function& one) { return one.name.schema; });
    Writer writer{out, indent, types, computed};
    std::vector<const Function*> overloads;
    const auto flush = [&] {
        if (!overloads.empty()) writer.write(overloads);
        overloads.clear();
    };
    for (const auto& function : in_schema) {
        if (!is_listed(types.model(), function)) continue;
        if (!overloads.empty() && overloads.front()->name != function.name) flush();
        overloads.push_back(&function);
    }
    flush();
}

}  // namespace orderline::codegen
