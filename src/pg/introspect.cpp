// pg/introspect.cpp: one transaction, one statement for each catalogue, joined here by oid.
#include "pg/introspect.hpp"
#include <algorithm>
#include <charconv>
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

// The rest of the settings: what decides how constants are printed, and that these many short calls are not compiled.
constexpr const char* begin = R"sql(
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL search_path = pg_catalog;
SET LOCAL quote_all_identifiers = off;
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO';
SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex';
SET LOCAL extra_float_digits = 1;
SET LOCAL jit = off;
SET LOCAL work_mem = '64MB')sql";

Result<void> check_names(const std::vector<std::string>& schemas) {
    for (const auto& name : schemas) {
        if (!name.starts_with("pg_") && name != "information_schema") continue;
        return fail(Code::bad_request, "bad_request",
                    "The schema " + name + " is PostgreSQL's own. Name schemas of the database.");
    }
    return {};
}

Result<void> read_schemas(Catalogue& catalogue, const std::vector<std::string>& names) {
    TRY(rows, catalogue.session.query(std::string{sql::introspect_schemas.text}, Params::of(array_text(names))));
    catalogue.schemas = "{";
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0);
        catalogue.wanted_schemas[oid] = {std::string{rows.text(row, 1)}, {}, rows.maybe_text(row, 2)};
        catalogue.schemas += (row == 0 ? "" : ",") + std::to_string(oid);
    }
    catalogue.schemas += "}";
    for (const auto& name : names) {
        const auto is_it = [&](const auto& one) { return one.second.name == name; };
        if (std::ranges::any_of(catalogue.wanted_schemas, is_it)) continue;
        return fail(Code::bad_request, "bad_request", "There is no schema " + name + " in this database.");
    }
    return {};
}

Result<void> read_version(Catalogue& catalogue) {
    TRY(rows, catalogue.session.query("SELECT current_setting('server_version_num')::int4"));
    catalogue.server_version = catalogue.model.server_version = static_cast<int>(rows.integer(0, 0));
    if (catalogue.server_version >= 130000) return {};
    return fail(Code::unsupported, "unsupported", "This PostgreSQL is older than 13. Schemas are read from 13 on.");
}

Result<schema::Model> read_all(Session& session, const std::vector<std::string>& schemas) {
    Catalogue catalogue{session};
    TRY_VOID(read_version(catalogue));
    TRY_VOID(read_schemas(catalogue, schemas));
    TRY_VOID(catalogue.types.read(session, catalogue.schemas));
    for (const auto read : {read_relations, read_columns, read_constraints, read_indexes, derive_views, read_triggers,
                            read_policies, read_functions, read_sequences, read_grants}) {
        TRY_VOID(read(catalogue));
    }
    auto& model = catalogue.model;
    for (auto& [oid, schema] : catalogue.wanted_schemas) model.schemas.push_back(std::move(schema));
    for (auto& [oid, relation] : catalogue.wanted) model.relations.push_back(std::move(relation));
    for (auto& [oid, function] : catalogue.functions) model.functions.push_back(std::move(function));
    catalogue.types.give_to(model);
    model.sort();
    return std::move(model);
}

}  // namespace

Result<schema::Model> introspect(Session& session, const std::vector<std::string>& schemas) {
    TRY_VOID(check_names(schemas));
    TRY_VOID(session.execute(begin));
    auto model = read_all(session, schemas);
    auto ended = session.execute("ROLLBACK");
    if (model && !ended) return std::unexpected(std::move(ended).error());
    return model;
}

std::vector<std::string> Catalogue::column_names(Oid relation, const std::vector<int>& numbers) const {
    std::vector<std::string> names;
    const auto at = relations.find(relation);
    if (at == relations.end()) return names;
    for (const int number : numbers) {
        if (const auto* column = numbered(at->second.columns, number)) names.push_back(column->name);
    }
    return names;
}

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        int number = 0;
        const auto [next, problem] = std::from_chars(at, end, number);
        if (problem == std::errc{}) numbers.push_back(number);
        at = problem == std::errc{} ? next : at + 1;
    }
    return numbers;
}

std::string without_parentheses(std::string_view expression) {
    // The first one's partner is the last character, or they are no pair. PostgreSQL doubles a quote within quotes.
    const auto is_wrapped = [](std::string_view text) {
        int depth = 0;
        char quote = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (quote != 0) quote = text[i] == quote ? 0 : quote;
            else if (text[i] == '\'' || text[i] == '"') quote = text[i];
            else if (text[i] == '(') ++depth;
            else if (text[i] == ')' && --depth == 0) return i + 1 == text.size();
            if (depth == 0 && quote == 0) return false;
        }
        return false;
    };
    while (is_wrapped(expression)) expression = expression.substr(1, expression.size() - 2);
    return std::string{expression};
}

std::optional<std::string> maybe_without_parentheses(const std::optional<std::string>& expression) {
    if (!expression) return std::nullopt;
    return without_parentheses(*expression);
}

}  // namespace orderline::pg
