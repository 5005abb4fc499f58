// endpoints/rest/openapi.cpp: the document: a path for each relation and each function, and what their parameters share.
#include "endpoints/rest/openapi.hpp"
#include <fmt/format.h>

namespace orderline::rest {
namespace {

json::object parameter(std::string_view name, std::string_view in, std::string_view description) {
    return {{"name", name}, {"in", in}, {"required", false}, {"type", "string"}, {"description", description}};
}

json::object preference(std::initializer_list<std::string_view> values) {
    auto found = parameter("Prefer", "header", "Preference");
    json::array list;
    for (const auto value : values) list.emplace_back(value);
    found["enum"] = std::move(list);
    return found;
}

json::object shared_parameters() {
    auto unit = parameter("Range-Unit", "header", "Limiting and Pagination");
    unit["default"] = "items";
    return {{"preferParams", preference({"params=single-object"})},
            {"preferReturn", preference({"return=representation", "return=minimal", "return=headers-only"})},
            {"preferCount", preference({"count=exact", "count=planned", "count=estimated"})},
            {"preferPost", preference({"return=representation", "return=minimal", "return=headers-only", "resolution=ignore-duplicates", "resolution=merge-duplicates"})},
            {"select", parameter("select", "query", "Filtering Columns")},
            {"on_conflict", parameter("on_conflict", "query", "On Conflict")},
            {"order", parameter("order", "query", "Ordering")},
            {"range", parameter("Range", "header", "Limiting and Pagination")},
            {"rangeUnit", std::move(unit)},
            {"offset", parameter("offset", "query", "Limiting and Pagination")},
            {"limit", parameter("limit", "query", "Limiting and Pagination")}};
}

json::object reference(std::string_view kind, std::string_view name) { return {{"$ref", fmt::format("#/{}/{}", kind, name)}}; }

/// A comment's first line is the summary, what follows the description.
json::object operation(std::string_view tag, const std::optional<std::string>& comment) {
    json::object found{{"tags", json::array{tag}}};
    if (!comment) return found;
    const auto line = comment->find('\n');
    found["summary"] = comment->substr(0, line);
    const auto rest = line == std::string::npos ? line : comment->find_first_not_of('\n', line);
    if (rest != std::string::npos) found["description"] = comment->substr(rest);
    return found;
}

json::object answers(std::string_view status, std::string_view description) { return {{status, {{"description", description}}}}; }

class Document {
public:
    explicit Document(const OpenapiFor& wanted) : wanted_{wanted} {}

    std::string whole() {
        const auto& model = wanted_.catalogue.model();
        paths_["/"] = {{"get",
                        {{"tags", {"Introspection"}},
                         {"summary", "OpenAPI description (this document)"},
                         {"produces", {"application/openapi+json", "application/json"}},
                         {"responses", answers("200", "OK")}}}};
        for (const auto& relation : model.relations) {
            if (relation.name.schema == wanted_.schema && Catalogue::may_use(relation, wanted_.role)) add(relation);
        }
        for (const auto& function : model.functions) {
            if (function.name.schema == wanted_.schema && is_callable(function) && Catalogue::may_call(function, wanted_.role)) add(function);
        }
        json::object found{{"swagger", "2.0"},
                           {"info",
                            {{"title", fmt::format("Tables and functions of the schema {}", wanted_.schema)},
                             {"description", "What this role may use, as PostgREST describes it"},
                             {"version", std::to_string(model.server_version)}}},
                           {"basePath", wanted_.prefix},
                           {"consumes", types()},
                           {"produces", types()},
                           {"paths", std::move(paths_)},
                           {"definitions", std::move(definitions_)},
                           {"parameters", std::move(parameters_)},
                           {"securityDefinitions",
                            {{"JWT", {{"type", "apiKey"}, {"in", "header"}, {"name", "Authorization"}, {"description", "Add the token prepending \"Bearer \" (without quotes) to it"}}}}},
                           {"security", json::array{json::object{{"JWT", json::array{}}}}}};
        if (!wanted_.host.empty()) found["host"] = wanted_.host;
        return json::serialize(found);
    }

private:
    static json::array types() {
        return {"application/json", "application/vnd.pgrst.object+json;nulls=stripped", "application/vnd.pgrst.object+json", "text/csv"};
    }

    void add(const schema::Relation& relation) {
        const auto& name = relation.name.name;
        definitions_[name] = openapi_definition(wanted_, relation);
        parameters_["body." + name] = {{"name", name}, {"in", "body"}, {"required", false}, {"description", name}, {"schema", reference("definitions", name)}};
        json::array filters;
        for (const auto& column : relation.columns) {
            if (!Catalogue::may_read(relation, column, wanted_.role)) continue;
            const auto key = fmt::format("rowFilter.{}.{}", name, column.name);
            parameters_[key] = parameter(column.name, "query", column.comment.value_or(""));
            filters.push_back(reference("parameters", key));
        }
        const auto method = [&](bool filtered, std::initializer_list<std::string> others, json::object responses) {
            auto found = operation(name, relation.comment);
            json::array list = filtered ? filters : json::array{};
            for (const auto& one : others) list.push_back(reference("parameters", one));
            found["parameters"] = std::move(list);
            found["responses"] = std::move(responses);
            return found;
        };
        json::object read = answers("206", "Partial Content");
        read["200"] = {{"description", "OK"}, {"schema", {{"type", "array"}, {"items", reference("definitions", name)}}}};
        json::object path{{"get", method(true, {"select", "order", "range", "rangeUnit", "offset", "limit", "preferCount"}, std::move(read))}};
        if (relation.insertable) path["post"] = method(false, {"body." + name, "select", "preferPost"}, answers("201", "Created"));
        if (relation.updatable) {
            path["delete"] = method(true, {"preferReturn"}, answers("204", "No Content"));
            path["patch"] = method(true, {"body." + name, "preferReturn"}, answers("204", "No Content"));
        }
        paths_["/" + name] = std::move(path);
    }

    void add(const schema::Function& function) {
        const auto path_name = "/rpc/" + function.name.name;
        if (paths_.contains(path_name)) return;
        json::array query;
        json::object properties;
        json::array required;
        for (const auto& argument : function.arguments) {
            if (!is_input(argument) || argument.name.empty()) continue;
            auto type = openapi_type(wanted_.catalogue.model(), argument.type);
            properties[argument.name] = type;
            if (!argument.default_value) required.emplace_back(argument.name);
            // In a query string an array is a text, `{a,b}`, and so is JSON.
            json::object one{{"name", argument.name}, {"in", "query"}, {"required", !argument.default_value}, {"format", type["format"]}};
            const auto* shown = type.if_contains("type");
            one["type"] = shown && !argument.type.array ? *shown : json::value("string");
            query.push_back(std::move(one));
        }
        json::object body{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) body["required"] = std::move(required);
        auto post = operation("(rpc) " + function.name.name, function.comment);
        post["responses"] = answers("200", "OK");
        auto get = post;
        get["parameters"] = std::move(query);
        post["parameters"] = json::array{json::object{{"name", "args"}, {"in", "body"}, {"required", true}, {"schema", std::move(body)}}, reference("parameters", "preferParams")};
        json::object path{{"post", std::move(post)}};
        if (function.volatility != schema::Volatility::volatile_) path["get"] = std::move(get);
        paths_[path_name] = std::move(path);
    }

    const OpenapiFor& wanted_;
    json::object paths_, definitions_, parameters_ = shared_parameters();
};

}  // namespace

std::string openapi(const OpenapiFor& wanted) { return Document{wanted}.whole(); }

}  // namespace orderline::rest
