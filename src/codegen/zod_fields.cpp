// codegen/zod_fields.cpp: columns -> fields; a check of one column joins its field, others the object.
#include "codegen/zod_fields.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "base/text.hpp"
#include "codegen/ts_text.hpp"
#include "codegen/zod_regex.hpp"

namespace orderline::codegen {
namespace {

using Part = Expression::Kind;
using schema::Column, schema::Relation;

constexpr std::size_t columns_max = 80;

bool is_of_field(const Expression& tree, const std::string& column) {
    return passes_null(tree) && columns_of(tree) == std::vector{column};
}

const Expression& below_casts(const Expression& one) {
    return one.kind == Part::cast ? below_casts(one.parts.front()) : one;
}

bool is_text(const schema::Type& type) {
    return !type.array && type.name.schema == "pg_catalog" && (type.name.name == "text" || type.name.name == "varchar");
}
bool is_small_whole(const schema::Type& type) {
    return !type.array && type.name.schema == "pg_catalog" && (type.name.name == "int2" || type.name.name == "int4");
}

/// The values of `column = ANY (ARRAY['a', 'b'])`; none if it is something else.
std::vector<std::string> listed_texts(const Expression& tree) {
    std::vector<std::string> values;
    if (tree.kind != Part::any || tree.text != "=" || below_casts(tree.parts[0]).kind != Part::column) return values;
    for (const auto& element : below_casts(tree.parts[1]).parts) {
        if (below_casts(element).kind != Part::text) return {};
        values.push_back(ts_string(below_casts(element).text));
    }
    return values;
}

}  // namespace

std::vector<ZodFields::Parsed> ZodFields::checks_of(const Relation& relation) const {
    std::vector<Parsed> found;
    for (const auto& check : relation.checks) {
        if (auto tree = parse_expression(check.expression)) found.push_back({&check, *std::move(tree)});
    }
    return found;
}

/// What Zod has a word for; empty if it has none.
std::string ZodFields::short_link(const Expression& tree, const schema::Type& type, const std::string& name) const {
    if (tree.kind != Part::operation || below_casts(tree.parts[0]).kind != Part::column) return {};
    const auto& right = below_casts(tree.parts[1]);
    const auto message = ts_string(name);
    if (is_small_whole(type) && right.kind == Part::number && right.text.find_first_not_of("0123456789") == std::string::npos) {
        for (const auto& [sign, method] : {std::pair{">=", "min"}, {"<=", "max"}, {">", "gt"}, {"<", "lt"}}) {
            if (tree.text == sign) return fmt::format(".{}({}, {})", method, right.text, message);
        }
    }
    if (is_text(type) && right.kind == Part::text && (tree.text == "~" || tree.text == "~*")) {
        const auto regex = javascript_regex(right.text, tree.text == "~*");
        if (regex) return fmt::format(".regex({}, {})", *regex, message);
    }
    return {};
}

std::vector<std::string> ZodFields::links_of(const Column& column, const Parsed& parsed) const {
    const auto type = types_.base_of(column.type);
    const bool listed = parsed.tree.kind == Part::conjunction;
    std::vector<std::string> links;
    for (const auto& part : listed ? parsed.tree.parts : std::vector{parsed.tree}) {
        auto link = short_link(part, type, parsed.check->name);
        if (link.empty()) {
            links.clear();
            break;
        }
        links.push_back(std::move(link));
    }
    if (!links.empty()) return links;
    const CheckWriter writer{model_, [&](const std::string&) { return Variable{type, "value", "value"}; }, called_};
    const auto condition = writer.condition(parsed.tree);
    if (!condition) return {};
    called_.insert("holds");
    return {fmt::format(".refine((value) => holds({}), {})", *condition, ts_string(parsed.check->name))};
}

std::vector<std::string> ZodFields::chain_of(const Column& column, const std::vector<Parsed>& checks, ZodTypes::Use use) const {
    std::vector<std::string> chain{types_.of(column.type, use)};
    for (const auto& parsed : checks) {
        const bool of_new_rows_only = !parsed.check->valid && use == ZodTypes::Use::read;
        if (of_new_rows_only || !is_of_field(parsed.tree, column.name)) continue;
        const auto values = is_text(column.type) ? listed_texts(parsed.tree) : std::vector<std::string>{};
        if (!values.empty() && chain.size() == 1) {
            chain.front() = fmt::format("z.enum([{}])", fmt::join(values, ", "));
            continue;
        }
        for (auto& link : links_of(column, parsed)) chain.push_back(std::move(link));
    }
    return chain;
}

void ZodFields::append_field(std::string& out, const Column& column, std::vector<std::string> chain) const {
    append_doc(out, 2, column.comment);
    const auto key = ts_value_key(column.name);
    const auto line = fmt::format("{}: {},", key, fmt::join(chain, ""));
    const bool fits = length_in_characters(line) + 2 <= columns_max && !line.contains('\n');
    append_line(out, 2, fits ? line : fmt::format("{}: {},", key, fmt::join(chain, "\n    ")));
}

void ZodFields::append_read(std::string& out, const Relation& relation) const {
    const auto checks = checks_of(relation);
    for (const auto& column : relation.columns) {
        auto chain = chain_of(column, checks, ZodTypes::Use::read);
        if (column.nullable) chain.emplace_back(".nullable()");
        append_field(out, column, std::move(chain));
    }
}

void ZodFields::append_write(std::string& out, const Relation& relation, Form form) const {
    const auto checks = checks_of(relation);
    for (const auto& field : form_fields(model_, relation, form)) {
        if (field.forbidden) continue;
        auto chain = chain_of(*field.column, checks, ZodTypes::Use::write);
        if (field.nullable && field.optional) chain.emplace_back(".nullish()");
        else if (field.nullable || field.optional) chain.emplace_back(field.nullable ? ".nullable()" : ".optional()");
        append_field(out, *field.column, std::move(chain));
    }
}

void ZodFields::append_row_checks(std::string& out, const Relation& relation, Form form) const {
    const auto fields = form_fields(model_, relation, form);
    const Variables variables = [&](const std::string& name) -> std::optional<Variable> {
        const auto field = std::ranges::find(fields, name, [](const FormField& one) { return one.column->name; });
        if (field == fields.end() || field->forbidden) return std::nullopt;
        const auto code = ts_key(name) == name ? "row." + name : "row" + ts_path({name});
        const bool absent_is_null = form == Form::insert && !field->has_default;
        return Variable{types_.base_of(field->column->type), code, absent_is_null ? code + " ?? null" : code};
    };
    const CheckWriter writer{model_, variables, called_};
    for (const auto& [check, tree] : checks_of(relation)) {
        const auto columns = columns_of(tree);
        if (columns.empty() || is_of_field(tree, columns.front())) continue;
        const auto condition = writer.condition(tree);
        if (!condition) continue;
        called_.insert("holds");
        out += fmt::format("\n  .refine(\n    (row) => holds({}),\n    {},\n  )", *condition, ts_string(check->name));
    }
}

}  // namespace orderline::codegen
