// codegen/zod.cpp: types first, each behind those it is made of, then the relations.
#include "codegen/zod.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include "codegen/ts_forms.hpp"
#include "codegen/ts_text.hpp"
#include "codegen/zod_fields.hpp"
#include "codegen/zod_types.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation, schema::Type;

class Writer {
public:
    Writer(const schema::Model& model, const Options& options)
        : model_{model}, schemas_{chosen_schemas(model, options)}, names_{chosen_names(model, options)},
          types_{model, names_, {schemas_.begin(), schemas_.end()}, helpers_}, fields_{model, types_, helpers_} {}

    std::string write(const Options& options) {
        for (const auto& one : model_.enums) {
            if (types_.is_written(one.name.schema)) write_type(one.name, one.comment, types_.enum_schema(one));
        }
        for (const auto& one : model_.domains) write_domain(one);
        for (const auto& one : model_.composites) write_composite(one);
        for (const auto& one : model_.relations) {
            if (types_.is_written(one.name.schema)) write_relation(one);
        }
        auto text = fmt::format("// {}\nimport {{ z }} from \"zod\";\n\n", made_by(options));
        if (out_.empty()) return fmt::format("// {}\nexport {{}};\n", made_by(options));
        text += helper_text(helpers_);
        out_.pop_back();  // the empty line behind the last
        return text + out_;
    }

private:
    void write_type(const schema::Name& name, const std::optional<std::string>& comment, const std::string& text) {
        append_doc(out_, 0, comment);
        out_ += fmt::format("export const {}Schema = {};\n\n", names_.of_type(name), text);
    }

    /// What a type is made of has to stand before it.
    void write_parts(const Type& type) {
        if (const auto* domain = model_.domain(type.name)) write_domain(*domain);
        if (const auto* composite = model_.composite(type.name)) write_composite(*composite);
    }

    void write_domain(const schema::Domain& one) {
        if (!types_.is_written(one.name.schema) || !done_.insert(one.name).second) return;
        write_parts(one.base);
        write_type(one.name, one.comment, types_.domain_schema(one, ZodTypes::Use::read));
    }

    void write_composite(const schema::Composite& one) {
        if (!types_.is_written(one.name.schema) || !done_.insert(one.name).second) return;
        for (const auto& attribute : one.attributes) write_parts(attribute.type);
        write_type(one.name, one.comment, types_.composite_schema(one));
    }

    void write_relation(const Relation& relation) {
        const auto& name = names_.type(relation.name);
        append_doc(out_, 0, relation.comment);
        out_ += fmt::format("export const {}Schema = z.object({{\n", name);
        fields_.append_read(out_, relation);
        out_ += "});\n\n";
        const auto forms = forms_of(relation);
        if (forms.empty()) return;
        // Both forms are made of one list of fields; a refined object could not be made partial.
        out_ += fmt::format("const {}Fields = {{\n", name);
        fields_.append_write(out_, relation, forms.front());
        out_ += "};\n\n";
        for (const auto form : forms) {
            const bool insert = form == Form::insert;
            out_ += fmt::format("export const {}{}Schema = z.strictObject({}Fields)", name, insert ? "Insert" : "Update", name);
            if (!insert) out_ += ".partial()";
            fields_.append_row_checks(out_, relation, form);
            out_ += ";\n\n";
        }
    }

    const schema::Model& model_;
    std::vector<std::string> schemas_;
    Names names_;
    Helpers helpers_;
    ZodTypes types_;
    ZodFields fields_;
    std::set<schema::Name> done_;
    std::string out_;
};

}  // namespace

std::vector<File> zod(const schema::Model& model, const Options& options) {
    return {{"generated.schemas.ts", Writer{model, options}.write(options)}};
}

}  // namespace orderline::codegen
