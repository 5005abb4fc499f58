// tests/schema/diff_test.cpp: what changed between two models, and whom it breaks.
#include "schema/diff.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <functional>
#include <set>
#include "base/json.hpp"
#include "schema/snapshot.hpp"
#include "tests/schema/any_model.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(DiffLaw, OfAModelWithItselfIsEmpty) {
    for_seeds(200, [](Random& random) {
        const auto model = any_model(random);
        EXPECT_THAT(diff(model, model), IsEmpty());
    });
}

/// Each thing that changed, without saying which way.
std::multiset<std::string> mirrored(const std::vector<Change>& changes, bool back) {
    std::multiset<std::string> all;
    for (const auto& change : changes) {
        auto kind = change.kind;
        if (back && kind != ChangeKind::changed) kind = kind == ChangeKind::added ? ChangeKind::dropped : ChangeKind::added;
        all.insert(fmt::format("{} {}/{}", static_cast<int>(kind), change.object, change.part));
    }
    return all;
}

TEST(DiffLaw, BackwardsItTellsTheSameChangesTheOtherWayRound) {
    for_seeds(300, [](Random& random) {
        const auto before = any_model(random), after = any_model(random);
        EXPECT_EQ(mirrored(diff(before, after), false), mirrored(diff(after, before), true));
    });
}

/// Changes one field somewhere: whatever it is, the difference must be noticed.
Model with_a_change(Model model, Random& random) {
    for (auto& relation : model.relations) {
        if (one_in(random, 2)) relation.columns[0].comment = "another";
        if (one_in(random, 2) && !relation.policies.empty()) relation.policies[0].roles.push_back("somebody");
        if (one_in(random, 2) && !relation.indexes.empty()) relation.indexes[0].definition += " ";
        if (one_in(random, 2)) std::ranges::reverse(relation.columns);
    }
    for (auto& function : model.functions) {
        if (one_in(random, 2)) function.body += "\n";
    }
    for (auto& one : model.enums) {
        if (one_in(random, 2)) one.values.push_back("another");
    }
    return model;
}

TEST(DiffLaw, IsEmptyExactlyIfTheSnapshotsAreTheSame) {
    for_seeds(500, [](Random& random) {
        const auto before = any_model(random);
        const auto after = with_a_change(before, random);
        EXPECT_EQ(diff(before, after).empty(), to_snapshot(before) == to_snapshot(after));
    });
}

TEST(DiffLaw, WhatBreaksHasARule) {
    std::set<std::string_view> ids;
    for (const auto& rule : breaking_rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_NE(rule.breaks, Breaks::nobody) << rule.id;
        EXPECT_TRUE(rule.reason.ends_with('.')) << rule.id;
    }
    for_seeds(100, [&](Random& random) {
        for (const auto& change : diff(any_model(random), any_model(random))) {
            EXPECT_EQ(change.breaking(), ids.contains(change.rule)) << change.rule;
            EXPECT_EQ(change.breaking(), !change.reason.empty());
        }
    });
}

Function greeting() {
    Function made;
    made.name = public_name("greet");
    made.signature = "text";
    made.returns = type_of("text");
    made.language = "sql";
    made.arguments.resize(1);
    made.arguments[0].name = "who";
    made.arguments[0].type = type_of("text");
    made.arguments[0].default_value = "'you'::text";
    return made;
}

Policy policy(std::string name, std::string command, bool permissive = true) {
    Policy made;
    made.name = std::move(name);
    made.command = std::move(command);
    made.permissive = permissive;
    made.roles = {"public"};
    return made;
}

/// One of everything that may change.
Model base_model() {
    auto customers = table("customers", {column("id", "uuid")});
    customers.primary_key = key("customers_pkey", {"id"});
    auto orders = table("orders", {column("id", "uuid"), column("customer_id", "uuid", true), column("no", "integer"), column("note", "character varying(20)", true)});
    orders.columns[2].default_value = "0";
    orders.primary_key = key("orders_pkey", {"id"});
    orders.unique_keys = {key("orders_no_key", {"no"})};
    orders.foreign_keys = {foreign_key("orders_customer_fkey", {"customer_id"}, "customers", {"id"})};
    Check check;
    check.name = "no_positive";
    check.expression = "no >= 0";
    orders.checks = {check};
    orders.indexes = {index("orders_no_key", {"no"}), index("orders_note_idx", {"note"})};
    orders.indexes[0].unique = true;
    orders.indexes[0].constraint = "orders_no_key";
    orders.policies = {policy("see", "SELECT"), policy("write", "INSERT", false)};
    orders.grants = {{"web", {"INSERT", "SELECT"}, {}}};
    auto recent = view("recent", {shown("id", "orders", "id")});
    recent.definition = "SELECT id\nFROM orders";
    auto model = model_of({customers, orders, recent}, {enumeration("status", {"new", "done"})});
    model.functions = {greeting()};
    Domain domain;
    domain.name = public_name("email");
    domain.base = type_of("text");
    model.domains = {domain};
    Composite composite;
    composite.name = public_name("address");
    composite.attributes = {column("city", "text", true)};
    model.composites = {composite};
    Sequence sequence;
    sequence.name = public_name("numbers");
    sequence.type = type_of("bigint");
    model.sequences = {sequence};
    model.sort();
    return model;
}

struct ChangeCase {
    std::function<void(Model&)> change;
    std::string line;  // "sign object/part: what", with the rule in brackets if it breaks somebody
};

std::string line_of(const Change& change) {
    static constexpr std::string_view signs = "+-~";
    auto line = fmt::format("{} {}", signs[static_cast<std::size_t>(change.kind)], change.object);
    if (!change.part.empty()) line += '/' + change.part;
    if (!change.what.empty()) line += ": " + change.what;
    if (change.breaking()) line += fmt::format(" [{} {}]", change.rule, static_cast<int>(change.breaks));
    return line;
}

Relation& orders_of(Model& model) { return model.relations[1]; }
Column& column_of(Model& model, std::size_t at) { return orders_of(model).columns[at]; }

void expect_changes(const std::vector<ChangeCase>& cases) {
    for (const auto& [change, line] : cases) {
        const auto before = base_model();
        auto after = before;
        change(after);
        after.sort();
        const auto changes = diff(before, after);
        ASSERT_THAT(changes, SizeIs(1)) << line << "\n" << to_text(changes);
        EXPECT_EQ(line_of(changes[0]), line);
    }
}

TEST(Diff, TellsOfColumns) {
    expect_changes({
        {[](Model& m) { orders_of(m).columns.push_back(column("new", "text", true)); }, "+ table public.orders/column new: text"},
        {[](Model& m) { orders_of(m).columns.push_back(column("new", "text")); },
         "+ table public.orders/column new: text, not null [column-required 2]"},
        {[](Model& m) {
             orders_of(m).columns.push_back(column("new", "text"));
             orders_of(m).columns.back().default_value = "''";
         },
         "+ table public.orders/column new: text, not null, default ''"},
        {[](Model& m) {
             orders_of(m).columns.push_back(column("new", "bigint"));
             orders_of(m).columns.back().identity = Identity::always;
         },
         "+ table public.orders/column new: bigint, not null, identity always"},
        {[](Model& m) { orders_of(m).columns.pop_back(); },
         "- table public.orders/column note: character varying(20) [column-dropped 3]"},
        {[](Model& m) { column_of(m, 2).type = type_of("bigint"); }, "~ table public.orders/column no: type integer -> bigint"},
        {[](Model& m) { column_of(m, 2).type = type_of("smallint"); },
         "~ table public.orders/column no: type integer -> smallint [type-narrowed 2]"},
        {[](Model& m) { column_of(m, 2).type = type_of("text"); },
         "~ table public.orders/column no: type integer -> text [type-changed 3]"},
        {[](Model& m) { column_of(m, 2).type = type_of("integer[]"); },
         "~ table public.orders/column no: type integer -> integer[] [type-changed 3]"},
        {[](Model& m) { column_of(m, 3).type = type_of("text"); },
         "~ table public.orders/column note: type character varying(20) -> text"},
        {[](Model& m) { column_of(m, 3).type = type_of("character varying(10)"); },
         "~ table public.orders/column note: type character varying(20) -> character varying(10) [type-narrowed 2]"},
        {[](Model& m) { column_of(m, 2).nullable = true; },
         "~ table public.orders/column no: nullable false -> true [column-may-be-null 1]"},
        {[](Model& m) { column_of(m, 1).nullable = false; },
         "~ table public.orders/column customer_id: nullable true -> false [column-not-null 2]"},
        {[](Model& m) { column_of(m, 2).default_value.reset(); },
         "~ table public.orders/column no: default 0 -> none [column-required 2]"},
        {[](Model& m) { column_of(m, 2).default_value = "1"; }, "~ table public.orders/column no: default 0 -> 1"},
        {[](Model& m) { column_of(m, 3).generated = "upper(x)"; },
         "~ table public.orders/column note: generated none -> upper(x) [column-fixed 2]"},
        {[](Model& m) { column_of(m, 0).identity = Identity::always; },
         "~ table public.orders/column id: identity none -> always [column-fixed 2]"},
        {[](Model& m) { column_of(m, 3).updatable = false; },
         "~ table public.orders/column note: updatable true -> false [column-fixed 2]"},
        {[](Model& m) { column_of(m, 3).comment = std::string(81, 'x'); }, "~ table public.orders/column note: comment changed"},
        {[](Model& m) { std::swap(column_of(m, 0), column_of(m, 1)); },
         "~ table public.orders: order of the columns changed [columns-moved 2]"},
    });
}

TEST(Diff, AColumnOfADomainWithADefaultIsNotRequired) {
    const auto with_default = [](Model& model) {
        model.domains[0].default_value = "'a@b'";
        return model;
    };
    auto before = base_model();
    before = with_default(before);
    auto after = before;
    orders_of(after).columns.push_back(column("mail", "public.email"));
    EXPECT_FALSE(any_breaking(diff(before, after)));
}

TEST(Diff, TellsOfKeysAndConstraints) {
    expect_changes({
        {[](Model& m) { orders_of(m).primary_key.reset(); }, "- table public.orders/primary key: (id) [key-dropped 3]"},
        {[](Model& m) { orders_of(m).primary_key->columns = {"id", "no"}; },
         "~ table public.orders/primary key: columns id -> id, no [key-dropped 3]"},
        {[](Model& m) { orders_of(m).unique_keys.push_back(key("u", {"note"})); },
         "+ table public.orders/unique key u: (note) [constraint-added 2]"},
        {[](Model& m) {  // its index goes without a word
             orders_of(m).unique_keys.clear();
             std::erase_if(orders_of(m).indexes, [](const Index& one) { return one.unique; });
         },
         "- table public.orders/unique key orders_no_key: (no) [key-dropped 3]"},
        {[](Model& m) { orders_of(m).unique_keys[0].deferrable = true; },
         "~ table public.orders/unique key orders_no_key: deferrable false -> true [constraint-changed 2]"},
        {[](Model& m) { m.relations[2].unique_keys = {key("", {"id"})}; }, "+ view public.recent/unique key (id): (id)"},
        {[](Model& m) { orders_of(m).checks.clear(); }, "- table public.orders/check no_positive: no >= 0"},
        {[](Model& m) { orders_of(m).checks[0].expression = "no > 0"; },
         "~ table public.orders/check no_positive: expression no >= 0 -> no > 0 [constraint-changed 2]"},
        {[](Model& m) { orders_of(m).checks.push_back({"c", "true", {}, true, false, {}}); },
         "+ table public.orders/check c: true [constraint-added 2]"},
        {[](Model& m) { orders_of(m).exclusions.push_back({"e", "EXCLUDE USING gist (no WITH =)", {"no"}, {}}); },
         "+ table public.orders/exclusion e [constraint-added 2]"},
        {[](Model& m) { orders_of(m).foreign_keys.push_back(foreign_key("f", {"note"}, "customers", {"id"})); },
         "+ table public.orders/foreign key f: (note) -> public.customers (id) [constraint-added 2]"},
        {[](Model& m) { orders_of(m).foreign_keys.clear(); },
         "- table public.orders/foreign key orders_customer_fkey: (customer_id) -> public.customers (id) [foreign-key-dropped 1]"},
        {[](Model& m) { orders_of(m).foreign_keys[0].on_delete = OnChange::cascade; },
         "~ table public.orders/foreign key orders_customer_fkey: on delete no action -> cascade [foreign-key-action-changed 2]"},
        {[](Model& m) { orders_of(m).foreign_keys[0].valid = false; },
         "~ table public.orders/foreign key orders_customer_fkey: valid true -> false"},
        {[](Model& m) { orders_of(m).indexes.push_back(index("i", {"note"})); }, "+ table public.orders/index i: btree (note)"},
        {[](Model& m) { orders_of(m).indexes.pop_back(); }, "- table public.orders/index orders_note_idx: btree (note)"},
        {[](Model& m) { orders_of(m).indexes[1].unique = true; },
         "~ table public.orders/index orders_note_idx: unique false -> true [constraint-added 2]"},
    });
}

TEST(Diff, TellsOfWhoMayDoWhat) {
    expect_changes({
        {[](Model& m) { orders_of(m).row_security = true; },
         "~ table public.orders: row security false -> true [row-security-on 3]"},
        {[](Model& m) { orders_of(m).policies.push_back(policy("x", "SELECT")); }, "+ table public.orders/policy x"},
        {[](Model& m) { orders_of(m).policies.push_back(policy("x", "ALL", false)); },
         "+ table public.orders/policy x [policy-all 3]"},
        {[](Model& m) { orders_of(m).policies.erase(orders_of(m).policies.begin()); },
         "- table public.orders/policy see [policy-reading 1]"},
        {[](Model& m) { orders_of(m).policies.pop_back(); }, "- table public.orders/policy write"},
        {[](Model& m) { orders_of(m).policies[1].check_expression = "false"; },
         "~ table public.orders/policy write: check none -> false [policy-writing 2]"},
        {[](Model& m) { orders_of(m).policies[0].command = "UPDATE"; },
         "~ table public.orders/policy see: command SELECT -> UPDATE [policy-all 3]"},
        {[](Model& m) { orders_of(m).grants[0].privileges = {"INSERT"}; },
         "- table public.orders/privileges of web: SELECT [privilege-to-read-revoked 1]"},
        {[](Model& m) { orders_of(m).grants.clear(); },
         "- table public.orders/privileges of web: INSERT, SELECT [privilege-revoked 3]"},
        {[](Model& m) { orders_of(m).grants.push_back({"anon", {"SELECT"}, {"id", "no"}}); },
         "+ table public.orders/privileges of anon: SELECT (id), SELECT (no)"},
        {[](Model& m) { m.functions[0].grants = {{"public", {"EXECUTE"}, {}}}; },
         "+ function public.greet(text)/privileges of public: EXECUTE"},
    });
}

TEST(Diff, ALostGrantOptionBreaksNobody) {
    auto before = base_model(), after = before;
    orders_of(before).grants[0].privileges = {"INSERT", "SELECT*"};
    EXPECT_FALSE(any_breaking(diff(before, after)));
    EXPECT_THAT(diff(before, after), SizeIs(2));
}

TEST(Diff, TellsOfEverythingElse) {
    expect_changes({
        {[](Model& m) { m.relations.push_back(table("x", {})); }, "+ table public.x"},
        {[](Model& m) { m.relations.pop_back(); }, "- view public.recent [relation-dropped 3]"},
        {[](Model& m) { m.relations[2].kind = RelationKind::materialized_view; },
         "~ relation public.recent: kind view -> materialized view"},
        {[](Model& m) { m.relations[2].definition = "SELECT 1"; }, "~ view public.recent: definition changed"},
        {[](Model& m) { m.relations[2].security_invoker = true; },
         "~ view public.recent: security invoker false -> true [view-security-invoker 3]"},
        {[](Model& m) { m.relations[2].insertable = false; },
         "~ view public.recent: insertable true -> false [relation-not-writable 2]"},
        {[](Model& m) { m.enums[0].values.push_back("late"); }, "+ enum public.status/value late [enum-value-added 1]"},
        {[](Model& m) { m.enums[0].values.pop_back(); }, "- enum public.status/value done [enum-value-dropped 2]"},
        {[](Model& m) { std::ranges::reverse(m.enums[0].values); }, "~ enum public.status: order of the values changed"},
        {[](Model& m) { m.enums.clear(); }, "- enum public.status: new, done [type-dropped 3]"},
        {[](Model& m) { m.domains[0].not_null = true; }, "~ domain public.email: not null false -> true [column-not-null 2]"},
        {[](Model& m) { m.domains[0].checks.push_back({"c", "VALUE <> ''", {}, true, false, {}}); },
         "+ domain public.email/check c: VALUE <> '' [constraint-added 2]"},
        {[](Model& m) { m.composites[0].attributes.push_back(column("zip", "text", true)); },
         "+ composite type public.address/column zip: text [composite-changed 3]"},
        {[](Model& m) { m.functions.clear(); }, "- function public.greet(text) [function-dropped 3]"},
        {[](Model& m) { m.functions[0].returns = type_of("uuid"); },
         "~ function public.greet(text): returns text -> uuid [function-result-changed 1]"},
        {[](Model& m) { m.functions[0].arguments[0].name = "whom"; },
         "~ function public.greet(text): arguments who text DEFAULT 'you'::text -> whom text DEFAULT 'you'::text "
         "[function-arguments-changed 3]"},
        {[](Model& m) { m.functions[0].arguments[0].default_value = "'all'::text"; },
         "~ function public.greet(text): arguments who text DEFAULT 'you'::text -> who text DEFAULT 'all'::text"},
        {[](Model& m) { m.functions[0].body = "SELECT 1\n"; }, "~ function public.greet(text): body changed"},
        {[](Model& m) { m.sequences.clear(); }, "- sequence public.numbers [sequence-dropped 2]"},
        {[](Model& m) { m.schemas.push_back({"app", {}, {}}); }, "+ schema app"},
    });
}

TEST(Diff, WhatChangesByItselfIsNoChange) {
    const auto before = base_model();
    auto after = before;
    after.server_version = 170'002;
    orders_of(after).row_estimate = 1000;
    EXPECT_THAT(diff(before, after), IsEmpty());
}

TEST(Diff, AsTextIsGroupedAndMarksWhatBreaks) {
    const auto before = base_model();
    auto after = before;
    column_of(after, 2).type = type_of("bigint");
    orders_of(after).columns.pop_back();
    orders_of(after).indexes.pop_back();
    after.enums.clear();
    EXPECT_EQ(to_text(diff(before, after)), R"(enum public.status
! - dropped: new, done
      Breaks readers and writers: Whoever names the type fails. (type-dropped)
table public.orders
  ~ column no: type integer -> bigint
! - column note: character varying(20)
      Breaks readers and writers: Whoever names the column fails. (column-dropped)
  - index orders_note_idx: btree (note)

4 changes, 2 breaking.
)");
    EXPECT_EQ(to_text({}), "No changes.\n");
}

TEST(Diff, AsJsonHasTheSameFacts) {
    const auto before = base_model();
    auto after = before;
    orders_of(after).columns.pop_back();
    const auto text = to_json(diff(before, after));
    EXPECT_EQ(text, R"json({"breaking":true,"changes":[{"change":"dropped","object":"table public.orders","part":"column note",)json"
                    R"json("what":"character varying(20)","breaks":["readers","writers"],"rule":"column-dropped",)json"
                    R"json("reason":"Whoever names the column fails."}]})json"
                    "\n");
    EXPECT_EQ(to_json({}), "{\"breaking\":false,\"changes\":[]}\n");
    for_seeds(50, [](Random& random) { EXPECT_TRUE(parse_json(to_json(diff(any_model(random), any_model(random))))); });
}

}  // namespace
}  // namespace orderline::schema
