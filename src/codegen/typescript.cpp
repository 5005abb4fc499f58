// codegen/typescript.cpp: `Database` in the shape of supabase-js, row by row in the order of the model.
#include "codegen/typescript.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include "codegen/ts_forms.hpp"
#include "codegen/ts_text.hpp"
#include "codegen/ts_types.hpp"
#include "codegen/typescript_functions.hpp"
#include "codegen/typescript_helpers.hpp"
#include "schema/relations.hpp"

namespace orderline::codegen {
namespace {

using schema::Column, schema::Relation, schema::Relationship;

/// What the client takes for granted of the server: its types know spreads of to-many embeds from 13 on.
constexpr std::string_view postgrest_version = "14";

class Writer {
public:
    Writer(const schema::Model& model, const Options& options)
        : model_{model}, schemas_{chosen_schemas(model, options)}, home_{home_schema(model, options)},
          names_{chosen_names(model, options)}, types_{model, schemas_}, computed_{computed_fields(model)},
          relationships_{schema::relationships(model)} {
        for (const auto& one : relationships_) {
            if (one.forward && one.from.schema == one.to.schema) keys_of_[one.from].push_back(&one);
        }
    }

    std::string write(const Options& options) {
        append_line(out_, 0, "// " + made_by(options));
        out_ += json_type;
        append_line(out_, 0, "export type Database = {");
        append_line(out_, 2, "// What createClient<Database>() takes the server for.");
        append_line(out_, 2, "__InternalSupabase: {");
        append_line(out_, 4, fmt::format("PostgrestVersion: \"{}\";", postgrest_version));
        append_line(out_, 2, "};");
        for (const auto& schema : schemas_) write_schema(schema);
        append_line(out_, 0, "};\n");
        out_ += helper_types(home_);
        write_aliases();
        write_constants();
        return std::move(out_);
    }

private:
    void write_schema(const std::string& schema) {
        append_line(out_, 2, ts_key(schema) + ": {");
        write_object(4, "Tables", [&] { write_relations(schema, false); });
        write_object(4, "Views", [&] { write_relations(schema, true); });
        write_object(4, "Functions", [&] { append_functions(out_, 6, types_, computed_, schema); });
        write_object(4, "Enums", [&] { write_enums(schema); });
        write_object(4, "CompositeTypes", [&] { write_composites(schema); });
        append_line(out_, 2, "};");
    }

    /// `{}` would be the type of almost everything.
    template <class Body>
    void write_object(int indent, std::string_view name, Body body) {
        append_line(out_, indent, fmt::format("{}: {{", name));
        const auto before = out_.size();
        body();
        if (out_.size() == before) append_line(out_, indent + 2, "[_ in never]: never;");
        append_line(out_, indent, "};");
    }

    template <class Things>
    auto of_schema(const Things& things, const std::string& schema) const {
        return std::ranges::equal_range(things, schema, {}, [](const auto& one) -> const std::string& { return one.name.schema; });
    }

    void write_relations(const std::string& schema, bool views) {
        for (const auto& relation : of_schema(model_.relations, schema)) {
            if (relation.is_view() == views) write_relation(relation);
        }
    }

    void write_relation(const Relation& relation) {
        append_doc(out_, 6, relation.comment);
        append_line(out_, 6, ts_key(relation.name.name) + ": {");
        const auto fields = computed_.find(relation.name);
        write_object(8, "Row", [&] {
            for (const auto& column : relation.columns) write_column(column, "", types_.of(column.type), column.nullable);
            if (fields != computed_.end()) write_computed(fields->second);
        });
        for (const auto form : forms_of(relation)) write_form(relation, form);
        write_relationships(relation);
        if (fields != computed_.end()) {
            TsUnion names;
            for (const auto* one : fields->second) names.push_back(ts_string(one->name.name));
            append_property(out_, 8, "ComputedFields", names);
        }
        append_line(out_, 6, "};");
    }

    void write_computed(const std::vector<const schema::Function*>& functions) {
        for (const auto* one : functions) {
            append_doc(out_, 10, one->comment);
            auto members = returned_type(types_, *one, computed_);
            members.emplace_back("null");
            append_property(out_, 10, ts_key(one->name.name), members);
        }
    }

    void write_column(const Column& column, std::string_view mark, TsUnion type, bool nullable) {
        append_doc(out_, 10, column.comment);
        if (nullable && type != TsUnion{"unknown"}) type.emplace_back("null");
        append_property(out_, 10, ts_key(column.name) + std::string{mark}, type);
    }

    void write_form(const Relation& relation, Form form) {
        write_object(8, form == Form::insert ? "Insert" : "Update", [&] {
            for (const auto& field : form_fields(model_, relation, form)) write_form_field(field);
        });
    }

    void write_form_field(const FormField& field) {
        const auto& column = *field.column;
        if (!field.forbidden) return write_column(column, field.optional ? "?" : "", types_.to_write(column.type), field.nullable);
        append_doc(out_, 10, column.comment);
        append_property(out_, 10, ts_key(column.name) + "?", TsUnion{"never"});
    }

    void write_relationships(const Relation& relation) {
        const auto keys = keys_of_.find(relation.name);
        if (keys == keys_of_.end()) return append_line(out_, 8, "Relationships: [];");
        append_line(out_, 8, "Relationships: [");
        for (const auto* key : keys->second) {
            append_line(out_, 10, "{");
            append_property(out_, 12, "foreignKeyName", TsUnion{ts_string(key->name)});
            append_list(out_, 12, "columns", quoted(key->from_columns), ";");
            append_property(out_, 12, "isOneToOne", TsUnion{key->one_to_one ? "true" : "false"});
            append_property(out_, 12, "referencedRelation", TsUnion{ts_string(key->to.name)});
            append_list(out_, 12, "referencedColumns", quoted(key->to_columns), ";");
            append_line(out_, 10, "},");
        }
        append_line(out_, 8, "];");
    }

    static TsUnion quoted(const std::vector<std::string>& texts) {
        TsUnion found;
        for (const auto& one : texts) found.push_back(ts_string(one));
        return found;
    }

    void write_enums(const std::string& schema) {
        for (const auto& one : of_schema(model_.enums, schema)) {
            append_doc(out_, 6, one.comment);
            append_property(out_, 6, ts_key(one.name.name), one.values.empty() ? TsUnion{"never"} : quoted(one.values));
        }
    }

    void write_composites(const std::string& schema) {
        for (const auto& one : of_schema(model_.composites, schema)) {
            append_doc(out_, 6, one.comment);
            write_object(6, ts_key(one.name.name), [&] {
                for (const auto& attribute : one.attributes) write_attribute(attribute);
            });
        }
    }

    void write_attribute(const Column& attribute) {
        append_doc(out_, 8, attribute.comment);
        auto members = types_.of(attribute.type);
        members.emplace_back("null");
        append_property(out_, 8, ts_key(attribute.name), members);
    }

    void write_aliases() {
        for (const auto& schema : schemas_) {
            for (const auto& relation : of_schema(model_.relations, schema)) write_aliases_of(relation);
            for (const auto& one : of_schema(model_.enums, schema)) write_type_alias(one.name, "Enums", one.comment);
            for (const auto& one : of_schema(model_.composites, schema)) write_type_alias(one.name, "CompositeTypes", one.comment);
        }
    }

    void write_aliases_of(const Relation& relation) {
        const auto& name = names_.type(relation.name);
        const auto part = [&](std::string_view form) {
            return "Database" + ts_path({relation.name.schema, section_of(relation), relation.name.name, form});
        };
        out_ += '\n';
        append_doc(out_, 0, relation.comment);
        auto row = part("Row");
        if (computed_.contains(relation.name)) row = fmt::format("Omit<{}, {}>", row, part("ComputedFields"));
        append_alias(out_, name, TsUnion{row});
        for (const auto form : forms_of(relation)) {
            const auto* word = form == Form::insert ? "Insert" : "Update";
            append_alias(out_, name + word, TsUnion{part(word)});
        }
    }

    void write_type_alias(const schema::Name& type, std::string_view section, const std::optional<std::string>& comment) {
        out_ += '\n';
        append_doc(out_, 0, comment);
        append_alias(out_, names_.of_type(type), TsUnion{"Database" + ts_path({type.schema, section, type.name})});
    }

    void write_constants() {
        append_line(out_, 0, "\n/** The values of each enum, in their order. */\nexport const Constants = {");
        for (const auto& schema : schemas_) {
            append_line(out_, 2, ts_value_key(schema) + ": {");
            const auto enums = of_schema(model_.enums, schema);
            append_line(out_, 4, enums.empty() ? "Enums: {}," : "Enums: {");
            for (const auto& one : enums) append_list(out_, 6, ts_value_key(one.name.name), quoted(one.values), ",");
            if (!enums.empty()) append_line(out_, 4, "},");
            append_line(out_, 2, "},");
        }
        append_line(out_, 0, "} as const;");
    }

    const schema::Model& model_;
    std::vector<std::string> schemas_;
    std::string home_;
    Names names_;
    TsTypes types_;
    ComputedFields computed_;
    std::vector<Relationship> relationships_;
    std::map<schema::Name, std::vector<const Relationship*>> keys_of_;
    std::string out_;
};

}  // namespace

std::vector<File> typescript(const schema::Model& model, const Options& options) {
    return {{"generated.types.ts", Writer{model, options}.write(options)}};
}

}  // namespace orderline::codegen
