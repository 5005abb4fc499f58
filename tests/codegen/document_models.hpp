// tests/codegen/document_models.hpp: schemas for the tests of documents and diagrams, made by hand.
#pragma once
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>
#include "schema/model.hpp"

namespace orderline::codegen {

inline schema::Type built_in(std::string name, std::string text, std::vector<int> modifiers = {}) {
    return {{"pg_catalog", std::move(name)}, false, std::move(modifiers), std::move(text)};
}
inline schema::Type uuid() { return built_in("uuid", "uuid"); }
inline schema::Type text_type() { return built_in("text", "text"); }
inline schema::Type timestamptz() { return built_in("timestamptz", "timestamp with time zone"); }

inline schema::Column column(std::string name, schema::Type type, bool nullable = true) {
    schema::Column made;
    made.name = std::move(name);
    made.type = std::move(type);
    made.nullable = nullable;
    return made;
}

inline schema::Column id_column() {
    auto id = column("id", uuid(), false);
    id.default_value = "gen_random_uuid()";
    return id;
}

inline schema::Relation table(schema::Name name, std::vector<schema::Column> columns) {
    schema::Relation made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    return made;
}

inline schema::Key key(std::string name, std::vector<std::string> columns) {
    schema::Key made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    return made;
}

inline schema::ForeignKey foreign_key(std::string name, std::vector<std::string> columns, schema::Name target,
                                      std::vector<std::string> target_columns) {
    schema::ForeignKey made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    made.target = std::move(target);
    made.target_columns = std::move(target_columns);
    return made;
}

inline schema::Relation users() {
    auto made = table({"public", "users"}, {id_column(), column("email", text_type(), false), column("username", text_type()),
                                            column("is_active", built_in("bool", "boolean"))});
    made.primary_key = key("users_pkey", {"id"});
    made.columns[3].default_value = "true";
    made.unique_keys = {key("users_email_key", {"email"})};
    made.comment = "Who may sign in";
    return made;
}

inline schema::Relation orders() {
    auto made = table({"public", "orders"}, {id_column(), column("user_id", uuid()), column("status", {{"public", "order_status"}, false, {}, "order_status"}, false),
                                             column("total", built_in("numeric", "numeric(10,2)", {10, 2})), column("placed_at", timestamptz(), false)});
    made.primary_key = key("orders_pkey", {"id"});
    made.columns[2].default_value = "'draft'::order_status";
    made.columns[4].comment = "When the customer said \"yes\"";
    made.foreign_keys = {foreign_key("orders_user_id_fkey", {"user_id"}, {"public", "users"}, {"id"})};
    made.foreign_keys[0].on_delete = schema::OnChange::set_null;
    schema::Check check;
    check.name = "orders_total_check";
    check.expression = "(total >= (0)::numeric) OR (status = 'draft'::order_status)";
    made.checks = {check};
    schema::Index index;
    index.name = "orders_user_id_idx";
    index.definition = "CREATE INDEX orders_user_id_idx ON public.orders USING btree (user_id)";
    made.indexes = {index};
    schema::Policy policy;
    policy.name = "own rows";
    policy.command = "ALL";
    policy.roles = {"customer"};
    policy.using_expression = "(user_id = auth.uid())";
    made.policies = {policy};
    made.row_security = true;
    schema::Trigger trigger;
    trigger.name = "orders_touch";
    trigger.timing = "BEFORE";
    trigger.events = {"INSERT", "UPDATE"};
    trigger.each_row = true;
    trigger.function = {"public", "touch"};
    made.triggers = {trigger};
    made.grants = {{"customer", {"INSERT", "SELECT"}, {}}, {"public", {"SELECT"}, {"id", "status"}}};
    made.row_estimate = 1200;
    return made;
}

/// Part of an order's key; at most one for each order.
inline schema::Relation receipts() {
    auto made = table({"public", "receipts"}, {column("order_id", uuid(), false), column("printed", built_in("bool", "boolean"))});
    made.primary_key = key("receipts_pkey", {"order_id"});
    made.foreign_keys = {foreign_key("receipts_order_id_fkey", {"order_id"}, {"public", "orders"}, {"id"})};
    made.foreign_keys[0].on_delete = schema::OnChange::cascade;
    return made;
}

inline schema::Relation open_orders() {
    auto made = table({"public", "open_orders"}, {column("id", uuid(), false), column("email", text_type())});
    made.kind = schema::RelationKind::view;
    made.columns[0].origin = schema::Origin{{"public", "orders"}, "id"};
    made.columns[1].origin = schema::Origin{{"public", "users"}, "email"};
    made.definition = " SELECT o.id,\n    u.email\n   FROM (orders o\n     LEFT JOIN users u ON ((u.id = o.user_id)));";
    made.insertable = made.updatable = false;
    return made;
}

inline schema::Model shop() {
    schema::Model model;
    model.server_version = 150014;
    model.schemas = {{"public", {}, std::nullopt}};
    model.relations = {users(), orders(), receipts(), open_orders()};
    model.enums = {{{"public", "order_status"}, {"draft", "placed", "shipped"}, "What became of an order"}};
    schema::Function touch;
    touch.name = {"public", "touch"};
    touch.returns = built_in("trigger", "trigger");
    touch.language = "plpgsql";
    model.functions = {touch};
    model.sort();
    return model;
}

/// Names, comments and types that no generator expects.
inline schema::Model awkward() {
    schema::Model model;
    model.server_version = 150014;
    model.schemas = {{"public", {}, std::nullopt}, {"sales-eu", {}, "Sales | Europe"}};
    auto weird = table({"public", "we|ird \"name\""},
                       {column("pk", built_in("int4", "integer"), false), column("1st", text_type()), column("a`b|c", text_type()),
                        column("größe", built_in("numeric", "numeric(10,2)", {10, 2})), column("<b>", {{"pg_catalog", "text"}, true, {}, "text[]"}),
                        column("__init__", built_in("varchar", "character varying(20)", {20})), column("日本", timestamptz())});
    weird.primary_key = key("we|ird_pkey", {"pk"});
    weird.columns[1].comment = "# not a heading\n* nor a ~list~ of `code` </script> | 100 %% \"sure\" C:\\new #35;";
    weird.columns[2].default_value = "'a|b`c'::text";
    weird.columns[3].generated = "((\"1st\")::numeric || 2)";
    weird.comment = "<script>alert('x')</script> & <!-- that -->";
    auto ordinary = table({"public", "style"}, {column("end", text_type(), false), column("Parent", text_type()), column("wid", built_in("int4", "integer"))});
    ordinary.primary_key = key("style_pkey", {"end"});
    ordinary.foreign_keys = {foreign_key("self", {"Parent"}, {"public", "style"}, {"end"}),
                             foreign_key("to \"weird\"", {"wid"}, {"public", "we|ird \"name\""}, {"pk"})};
    auto upper = table({"sales-eu", "Über Größe"}, {column("id", built_in("int8", "bigint"), false), column("gone", built_in("int4", "integer"))});
    upper.columns[0].identity = schema::Identity::always;
    upper.primary_key = key("x", {"id"});
    upper.foreign_keys = {foreign_key("out", {"gone"}, {"elsewhere", "missing"}, {"id"})};
    model.relations = {weird, ordinary, upper, table({"public", "no columns"}, {}), table({"public", "a.b"}, {column("u", text_type())}),
                       table({"a", "b"}, {column("u", text_type())}), table({"public", "one"}, {column("title", text_type())})};
    model.enums = {{{"public", "style"}, {"a|b", "", "<i>"}, std::nullopt}};
    model.sort();
    return model;
}

/// Many tables, each with some foreign keys to earlier ones.
inline schema::Model large(std::size_t count) {
    schema::Model model;
    model.server_version = 150014;
    for (std::size_t i = 0; i < count; ++i) {
        auto one = table({"public", fmt::format("table_{:04}", i)}, {id_column(), column("name", text_type(), false), column("created_at", timestamptz())});
        one.primary_key = key(one.name.name + "_pkey", {"id"});
        for (std::size_t j = 1; j <= 3 && i > 0; ++j) {
            const auto parent = fmt::format("table_{:04}", (i * 7919 + j * 104729) % i % (1 + i / 3));
            const auto name = fmt::format("parent_{}", j);
            one.columns.push_back(column(name, uuid(), j == 1));
            one.foreign_keys.push_back(foreign_key(one.name.name + "_" + name, {name}, {"public", parent}, {"id"}));
        }
        model.relations.push_back(std::move(one));
    }
    model.sort();
    return model;
}

}  // namespace orderline::codegen
