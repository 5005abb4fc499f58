// codegen/repository.cpp: one function for each relation over the core that all share.
#include "codegen/repository.hpp"
#include <fmt/format.h>
#include <iterator>
#include <set>
#include "codegen/repository_core.hpp"
#include "codegen/ts_forms.hpp"
#include "codegen/ts_text.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation;

/// The only schema that a client reads without being told.
constexpr std::string_view client_schema = "public";

std::string builder_of(const Relation& relation) {
    const auto from = fmt::format("from({})", ts_string(relation.name.name));
    if (relation.name.schema == client_schema) return "client." + from;
    return fmt::format("client.schema({}).{}", ts_string(relation.name.schema), from);
}

/// What a client has to name of a key, and what the server knows without being told.
struct ClientKey {
    std::vector<std::string> named, implied;  // quoted
};

ClientKey client_key(const Relation& relation) {
    ClientKey key;
    for (const auto& name : relation.primary_key->columns) {
        const auto* column = relation.column(name);
        (column && is_of_session(relation, *column) ? key.implied : key.named).push_back(ts_string(name));
    }
    if (key.named.empty()) std::swap(key.named, key.implied);
    return key;
}

void append_call(std::string& out, const Relation& relation) {
    const auto what = fmt::format("{}, {}", ts_string(relation.name.schema), ts_string(relation.name.name));
    if (relation.is_view()) {
        out += fmt::format("viewRepository({}, () =>\n    {},\n  );\n", what, builder_of(relation));
    } else if (!relation.primary_key) {
        out += fmt::format("keylessRepository({}, () =>\n    {},\n  );\n", what, builder_of(relation));
    } else {
        const auto key = client_key(relation);
        out += fmt::format("tableRepository({}, [{}], [{}], () =>\n    {},\n  );\n", what, fmt::join(key.named, ", "),
                           fmt::join(key.implied, ", "), builder_of(relation));
    }
}

}  // namespace

std::vector<File> repository(const schema::Model& model, const Options& options) {
    const auto schemas = chosen_schemas(model, options);
    const std::set<std::string_view> written{schemas.begin(), schemas.end()};
    const auto names = chosen_names(model, options);
    std::string functions;
    for (const auto& relation : model.relations) {
        if (!written.contains(relation.name.schema)) continue;
        functions += '\n';
        append_doc(functions, 0, relation.comment);
        fmt::format_to(std::back_inserter(functions), "export const create{}Repository = (client: Client) =>\n  ", names.type(relation.name));
        append_call(functions, relation);
    }
    auto text = fmt::format("// {}\n", made_by(options));
    if (functions.empty()) return {{"generated-repo.ts", text + "export {};\n"}};
    text += "import type { SupabaseClient } from \"@supabase/supabase-js\";\nimport type { Database } from \"./generated.types\";\n";
    return {{"generated-repo.ts", text + std::string{repository_core} + functions}};
}

}  // namespace orderline::codegen
