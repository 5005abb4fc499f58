// codegen/markdown_usage.cpp: the chapter "Using Generated Types": snippets about a real table, which compile.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include "base/text.hpp"
#include "codegen/markdown_book.hpp"
#include "codegen/options.hpp"

namespace orderline::codegen {
namespace {

using schema::Column;
using schema::Relation;

bool is_identifier(std::string_view name) {
    const auto word = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '_';
    };
    return !name.empty() && std::ranges::all_of(name, word) && !(name.front() >= '0' && name.front() <= '9');
}

bool is_one_of(const schema::Type& type, std::initializer_list<std::string_view> names) {
    return !type.array && type.name.schema == "pg_catalog" && std::ranges::find(names, type.name.name) != names.end();
}
bool is_text(const schema::Type& type) { return is_one_of(type, {"text", "varchar", "bpchar"}); }
bool is_number(const schema::Type& type) { return is_one_of(type, {"int2", "int4", "int8", "float4", "float8", "numeric", "oid"}); }

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char sign : text) {
        if (sign == '\'' || sign == '\\') out += '\\';
        out += sign;
    }
    return out + "'";
}

std::string property(std::string_view name) { return is_identifier(name) ? std::string{name} : quoted(name); }

/// A value of TypeScript that the type of the column takes.
std::string sample(const schema::Model& model, const Column& column) {
    const auto* type = &column.type;
    while (const auto* domain = type->array ? nullptr : model.domain(type->name)) type = &domain->base;
    if (type->array) return "[]";
    if (const auto* one = model.enumeration(type->name); one && !one->values.empty()) return quoted(one->values.front());
    if (is_one_of(*type, {"bool"})) return "true";
    if (is_number(*type)) return "1";
    if (is_one_of(*type, {"json", "jsonb"})) return "{}";
    if (is_one_of(*type, {"date"})) return "'2026-01-31'";
    if (is_one_of(*type, {"timestamp", "timestamptz"})) return "'2026-01-31T09:00:00Z'";
    if (column.name.ends_with("_id")) return quoted(column.name.substr(0, column.name.size() - 3) + "-id");
    if (column.name.find("email") != std::string::npos) return "'john@example.com'";
    if (column.name.find("name") != std::string::npos) return "'John Doe'";
    return quoted(column.name == "id" ? "new-id" : "some text");
}

bool is_required(const Column& column) {
    return !column.nullable && !column.default_value && !column.generated && column.identity == schema::Identity::none;
}

bool is_in_key(const Relation& relation, const std::string& name) {
    return std::ranges::find(relation.primary_key->columns, name) != relation.primary_key->columns.end();
}

/// The table that the snippets are about: `users`, else the first that they can show without quoted names.
const Relation* example(const schema::Model& model) {
    const auto fits = [](const Relation& relation) {
        return !relation.is_view() && !relation.partition_bound && relation.primary_key;
    };
    const auto plain = [&](const Relation& relation) {
        return fits(relation) && is_identifier(relation.name.name) &&
               std::ranges::all_of(relation.columns, [](const auto& column) { return is_identifier(column.name); });
    };
    const auto users = [&](const Relation& relation) { return plain(relation) && relation.name.name == "users"; };
    for (const auto& wanted : std::array<std::function<bool(const Relation&)>, 3>{users, plain, fits}) {
        const auto found = std::ranges::find_if(model.relations, wanted);
        if (found != model.relations.end()) return &*found;
    }
    return nullptr;
}

/// The columns that a snippet names: one to show and change, and one to look for.
struct Shown {
    const Column* label;
    const Column* filter;
};

Shown choose(const schema::Model& model, const Relation& table) {
    const auto find = [&](auto wanted) -> const Column* {
        const auto found = std::ranges::find_if(table.columns, [&](const Column& column) {
            return !is_in_key(table, column.name) && !column.generated && column.identity != schema::Identity::always && wanted(column);
        });
        return found == table.columns.end() ? nullptr : &*found;
    };
    const auto named = [](const Column& column) { return is_text(column.type) && column.name.find("name") != std::string::npos; };
    Shown shown{find(named), find([&](const Column& column) { return model.enumeration(column.type.name) && !column.type.array; })};
    if (!shown.label) shown.label = find([](const Column& column) { return is_text(column.type); });
    if (!shown.label) shown.label = find([](const Column&) { return true; });
    if (!shown.label) shown.label = table.column(table.primary_key->columns.back());
    if (!shown.filter) shown.filter = find([](const Column& column) { return is_one_of(column.type, {"bool"}); });
    if (!shown.filter) shown.filter = shown.label;
    return shown;
}

std::string insert_fields(const schema::Model& model, const Relation& table, const Shown& shown, std::string_view indent) {
    std::vector<std::string> fields;
    for (const auto& column : table.columns) {
        if (!is_required(column) && &column != shown.label) continue;
        if (column.generated || column.identity == schema::Identity::always) continue;
        fields.push_back(fmt::format("{}{}: {}", indent, property(column.name), sample(model, column)));
    }
    return fmt::format("{}", fmt::join(fields, ",\n"));
}

/// What getById, update and delete take: the value of the key, or its columns by name if there are several.
std::string key_value(const schema::Model& model, const Relation& table, const std::string& name) {
    const auto value = [&](const std::string& column) {
        const auto* found = table.column(column);
        return column == "id" && found && !is_number(found->type) ? quoted(ascii_lower(name) + "-id") : sample(model, *found);
    };
    const auto& columns = table.primary_key->columns;
    if (columns.size() == 1) return value(columns.front());
    std::vector<std::string> fields;
    for (const auto& column : columns) fields.push_back(fmt::format("{}: {}", property(column), value(column)));
    return fmt::format("{{ {} }}", fmt::join(fields, ", "));
}

std::string types_snippet(const schema::Model& model, const Relation& table, const Shown& shown, const std::string& type, const std::string& value) {
    const auto field = is_identifier(shown.label->name) ? "." + shown.label->name : "[" + quoted(shown.label->name) + "]";
    return fmt::format(R"(import {{ Database, {0}, {0}Insert, {0}Update }} from '../supabase/generated.types';

// Use in Supabase client initialization
const supabase = createClient<Database>(supabaseUrl, supabaseKey);

// Use table types directly
function process{0}({1}: {0}) {{
  console.log({1}{2});
}}

// Use for strongly-typed inserts
const new{0}: {0}Insert = {{
{3}
}};
)", type, value, field, insert_fields(model, table, shown, "  "));
}

std::string schemas_snippet(const std::string& type, const std::string& value) {
    return fmt::format(R"(import {{ {0}Schema, {0}InsertSchema }} from '../supabase/generated.schemas';

// Validate {1} data
const {1}Data = {{ /* ... */ }};
const validationResult = {0}Schema.safeParse({1}Data);

if (validationResult.success) {{
  // Data is valid and fully typed
  const {1} = validationResult.data;
}} else {{
  // Handle validation errors
  console.error(validationResult.error);
}}

// Use for form validation
function validateForm(formData: unknown) {{
  return {0}InsertSchema.safeParse(formData);
}}
)", type, value);
}

std::string repository_snippet(const schema::Model& model, const Relation& table, const Shown& shown, const std::string& type,
                               const std::string& value) {
    const auto key = key_value(model, table, value);
    const auto& id = table.primary_key->columns.back();
    return fmt::format(R"(import {{ create{0}Repository }} from '../supabase/generated-repo';
import {{ supabase }} from '../path/to/your/supabase-client';

// Create repository for a specific table
const {1}Repo = create{0}Repository(supabase);

// Use repository methods
async function example() {{
  // Get all rows
  const all = await {1}Repo.getAll();

  // Get one by its key
  const {1} = await {1}Repo.getById({2});

  // Create one
  const new{0} = await {1}Repo.create({{
{3}
  }});

  // Update one
  const updated{0} = await {1}Repo.update({2}, {{
    {4}: {5}
  }});

  // Delete one
  await {1}Repo.delete({2});

  // Custom query
  const customResult = await {1}Repo.query()
    .select({6})
    .eq({7}, {8})
    .limit(10);
}}
)", type, value, key, insert_fields(model, table, shown, "    "), property(shown.label->name), sample(model, *shown.label),
                       quoted(id == shown.label->name ? id : id + ", " + shown.label->name), quoted(shown.filter->name),
                       sample(model, *shown.filter));
}

}  // namespace

std::string usage_chapter(const Book& book) {
    const auto* table = example(book.model);
    if (!table) return {};
    const auto names = chosen_names(book.model, {{}, book.options.overrides, {}});
    const auto& type = names.type(table->name);
    const auto& value = names.value(table->name);
    const auto shown = choose(book.model, *table);
    std::string out = "\n### TypeScript Types\n\nThe generated TypeScript types can be imported from `src/supabase/generated.types.ts`:\n\n";
    out += markdown_block("typescript", types_snippet(book.model, *table, shown, type, value));
    out += "\n### Zod Schemas\n\nThe generated Zod schemas can be imported from `src/supabase/generated.schemas.ts`:\n\n";
    out += markdown_block("typescript", schemas_snippet(type, value));
    out += "\n### Repository Pattern\n\nThe generated repository helpers can be imported from `src/supabase/generated-repo.ts`:\n\n";
    out += markdown_block("typescript", repository_snippet(book.model, *table, shown, type, value));
    return out;
}

}  // namespace orderline::codegen
