// tests/schema/lint_test.cpp: each rule finds what it is for and leaves alone what looks like it.
#include "schema/lint.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include "base/json.hpp"
#include "tests/schema/any_model.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Names found(const Model& model, std::string_view rule) {
    Names all;
    const auto findings = lint(model);
    for (const auto& one : findings.value()) {
        if (one.rule == rule) all.push_back(one.object + ": " + one.message);
    }
    return all;
}

Index with_definition(Index index, const std::string& rest) {
    index.definition = fmt::format("CREATE INDEX {} ON public.t USING {} {}", index.name, index.method, rest);
    return index;
}

Index unique(Index index, std::optional<std::string> constraint = {}) {
    index.unique = true;
    index.constraint = std::move(constraint);
    return index;
}

Model with_indexes(std::vector<Index> indexes) {
    auto t = table("t", {column("a", "uuid"), column("b", "uuid"), column("c", "uuid")});
    t.indexes = std::move(indexes);
    return model_of({t});
}

TEST(LintOfKeys, AsksForAPrimaryKey) {
    auto keyed = table("keyed", {column("id", "uuid")}), part = table("part", {}), foreign = table("foreign", {});
    keyed.primary_key = key("keyed_pkey", {"id"});
    part.partition_bound = "DEFAULT";
    foreign.kind = RelationKind::foreign_table;
    EXPECT_THAT(found(model_of({keyed, part, foreign, table("plain", {}), view("v", {})}), "no-primary-key"),
                ElementsAre("public.plain: The table has no primary key."));
}

struct ServingCase {
    std::string name;
    Index index;
    bool serves;
};

TEST(LintOfKeys, AsksForAnIndexThatBeginsWithTheForeignKey) {
    auto invalid = index("i", {"a", "b"}), gin = invalid, partial = invalid, not_null = invalid, expression = invalid;
    invalid.valid = false;
    gin.method = "gin";
    partial.predicate = "c > 1";
    not_null.predicate = "b IS NOT NULL";
    expression.parts[1].expression = true;
    const std::vector<ServingCase> cases{
        {"exact", index("i", {"a", "b"}), true},      {"turned", index("i", {"b", "a"}), true},
        {"longer", index("i", {"b", "a", "c"}), true}, {"shorter", index("i", {"a"}), false},
        {"behind", index("i", {"c", "a", "b"}), false}, {"between", index("i", {"a", "c", "b"}), false},
        {"doubled", index("i", {"a", "a"}), false},     {"invalid", invalid, false},
        {"gin", gin, false},                            {"partial", partial, false},
        {"not null", not_null, true},                   {"expression", expression, false},
    };
    for (const auto& [name, one, serves] : cases) {
        auto model = with_indexes({one});
        model.relations[0].foreign_keys = {foreign_key("f", {"a", "b"}, "t", {"b", "c"})};
        EXPECT_EQ(found(model, "foreign-key-without-index").empty(), serves) << name;
    }
    auto model = with_indexes({});
    model.relations[0].foreign_keys = {foreign_key("f", {"a", "b"}, "t", {"b", "c"})};
    EXPECT_THAT(found(model, "foreign-key-without-index"), ElementsAre("public.t: The foreign key f (a, b) has no index."));
}

struct DuplicateCase {
    std::string name;
    std::vector<Index> indexes;
    std::string dropped;  // "x y": x does nothing that y does not do
};

TEST(LintOfKeys, FindsIndexesThatAnotherMakesNeedless) {
    auto partial = index("p", {"a"}), hash = index("h", {"a"}), invalid = index("a", {"a"}), wide = index("w", {"a"});
    partial.predicate = "c > 1";
    hash.method = "hash";
    invalid.valid = false;
    wide.include = {"c"};
    const std::vector<DuplicateCase> cases{
        {"the same", {index("x", {"a"}), index("y", {"a"})}, "y x"},
        {"a beginning", {index("x", {"a"}), index("y", {"a", "b"})}, "x y"},
        {"another beginning", {index("x", {"b"}), index("y", {"a", "b"})}, ""},
        {"beside a constraint", {index("x", {"a"}), unique(index("y", {"a"}), "y")}, "x y"},
        {"two constraints", {unique(index("x", {"a"}), "x"), unique(index("y", {"a"}), "y")}, ""},
        {"unique is more", {unique(index("x", {"a"})), index("y", {"a"})}, "y x"},
        {"a unique beginning", {unique(index("x", {"a"})), index("y", {"a", "b"})}, ""},
        {"both unique", {unique(index("x", {"a"})), unique(index("y", {"a"}))}, "y x"},
        {"partial", {index("x", {"a"}), partial}, ""},
        {"another method", {index("x", {"a"}), hash}, ""},
        {"beside an invalid one", {index("x", {"a"}), invalid}, "a x"},
        {"includes more", {index("x", {"a"}), wide}, "x w"},
        {"another operator class", {with_definition(index("x", {"a"}), "(a text_pattern_ops)"), with_definition(index("y", {"a"}), "(a)")}, ""},
        {"another order", {with_definition(index("x", {"a"}), "(a DESC)"), with_definition(index("y", {"a", "b"}), "(a, b)")}, ""},
        {"expressions", {with_definition(index("x", {"f"}), "(f(a, ')') COLLATE \"C,(\")"), with_definition(index("y", {"f", "b"}), "(f(a, ')') COLLATE \"C,(\", b) WHERE true")}, "x y"},
        {"gin is no list", {[] { auto one = index("x", {"a"}); one.method = "gin"; return one; }(), [] { auto one = index("y", {"a", "b"}); one.method = "gin"; return one; }()}, ""},
    };
    for (const auto& [name, indexes, dropped] : cases) {
        Names expected;
        if (!dropped.empty()) expected = {fmt::format("public.t: The index {} does nothing that {} does not do.", dropped[0], dropped[2])};
        EXPECT_EQ(found(with_indexes(indexes), "duplicate-index"), expected) << name;
    }
}

TEST(LintOfKeys, ComparesTheTypesOfAForeignKey) {
    auto from = table("a", {column("x", "integer"), column("y", "uuid")}), to = table("b", {column("x", "bigint"), column("y", "uuid")});
    from.foreign_keys = {foreign_key("f", {"x", "y"}, "b", {"x", "y"})};
    EXPECT_THAT(found(model_of({from, to}), "foreign-key-type"),
                ElementsAre("public.a: The foreign key f compares x integer with x bigint."));
}

TEST(LintOfKeys, WarnsOfKeysThatRunOut) {
    for (const auto& [type, counts, finds] : std::vector<std::tuple<std::string, bool, bool>>{
             {"integer", true, true}, {"smallint", true, true}, {"bigint", true, false}, {"integer", false, false}}) {
        auto t = table("t", {column("id", type)});
        t.primary_key = key("t_pkey", {"id"});
        if (counts) t.columns[0].identity = Identity::always;
        EXPECT_EQ(found(model_of({t}), "integer-primary-key").size(), finds ? 1u : 0u) << type << counts;
    }
}

TEST(LintOfKeys, FindsWhatIsNotValid) {
    auto t = table("t", {column("id", "uuid")});
    t.checks = {{"c", "true", {}, false, false, {}}, {"d", "true", {}, true, false, {}}};
    t.foreign_keys = {foreign_key("f", {"id"}, "t", {"id"})};
    t.foreign_keys[0].valid = false;
    t.indexes = {index("i", {"id"}), index("j", {"id"})};
    t.indexes[0].valid = false;
    EXPECT_THAT(found(model_of({t}), "not-valid"), ElementsAre("public.t: The check c is not validated.", "public.t: The foreign key f is not validated."));
    EXPECT_THAT(found(model_of({t}), "invalid-index"), ElementsAre("public.t: The index i is invalid."));
}

TEST(LintOfKeys, PrefersIdentityToSerial) {
    auto t = table("t", {column("a", "bigint"), column("b", "bigint"), column("c", "bigint")});
    t.columns[0].default_value = "nextval('public.t_a_seq'::regclass)";
    t.columns[1].identity = Identity::always;
    auto model = model_of({t});
    for (const auto* name : {"a", "b"}) {
        Sequence sequence;
        sequence.name = public_name(fmt::format("t_{}_seq", name));
        sequence.owner = Origin{public_name("t"), name};
        model.sequences.push_back(sequence);
    }
    EXPECT_THAT(found(model, "serial"), ElementsAre("public.t.a: The column takes its numbers from the sequence public.t_a_seq."));
}

struct ColumnCase {
    std::string rule, name, type;
    bool finds;
};

TEST(LintOfColumns, KnowsTypesThatAreSeldomMeant) {
    const std::vector<ColumnCase> cases{
        {"char-type", "code", "character(3)", true},
        {"char-type", "code", "character varying(3)", false},
        {"char-type", "code", "\"char\"", false},
        {"json-type", "data", "json", true},
        {"json-type", "data", "jsonb", false},
        {"money-type", "x", "money", true},
        {"money-type", "money", "numeric", false},
        {"timestamp-without-zone", "at", "timestamp without time zone", true},
        {"timestamp-without-zone", "at", "timestamp(3) without time zone[]", true},
        {"timestamp-without-zone", "at", "timestamp with time zone", false},
        {"timestamp-without-zone", "at", "date", false},
        {"float-money", "price", "real", true},
        {"float-money", "unit_price", "double precision", true},
        {"float-money", "order_total", "double precision", true},
        {"float-money", "total", "double precision", true},
        {"float-money", "total_weight", "double precision", false},
        {"float-money", "price", "numeric(10,2)", false},
        {"float-money", "pricey", "real", false},
        {"float-money", "coffee", "real", false},
    };
    for (const auto& [rule, name, type, finds] : cases) {
        const auto model = model_of({table("t", {column(name, type)})});
        EXPECT_EQ(found(model, rule).size(), finds ? 1u : 0u) << name << " " << type;
        EXPECT_THAT(found(model_of({view("t", {column(name, type)})}), rule), IsEmpty()) << "a view shows what its tables have";
    }
}

TEST(LintOfColumns, LooksIntoDomainsAndCompositeTypes) {
    Model model;
    model.domains.resize(1);
    model.domains[0].name = public_name("d");
    model.domains[0].base = type_of("json");
    model.composites.resize(1);
    model.composites[0].name = public_name("c");
    model.composites[0].attributes = {column("x", "json")};
    EXPECT_THAT(found(model, "json-type"), ElementsAre("public.c.x: The column is of type json.", "public.d: The domain is of type json."));
}

TEST(LintOfColumns, PrefersNamesWithoutQuotes) {
    auto model = model_of({table("Orders", {column("id", "uuid"), column("user", "uuid"), column("first name", "text"), column("users", "text")}),
                           table("with", {})},
                          {enumeration("états", {})});
    EXPECT_THAT(found(model, "name-needs-quotes"),
                ElementsAre("public.\"Orders\": The name of the table needs quotes.", "public.\"Orders\".\"first name\": The name of the column needs quotes.",
                            "public.\"Orders\".user: The name of the column needs quotes.", "public.\"états\": The name of the enum needs quotes.",
                            "public.with: The name of the table needs quotes."));
}

TEST(LintOfColumns, AsksForComments) {
    auto told = table("told", {}), part = table("part", {});
    told.comment = "What it is for.";
    part.partition_bound = "DEFAULT";
    EXPECT_THAT(found(model_of({told, part, table("t", {}), view("v", {})}, {enumeration("e", {})}), "missing-comment"),
                ElementsAre("public.e: The enum has no comment.", "public.t: The table has no comment.", "public.v: The view has no comment."));
}

TEST(LintOfColumns, FindsEnumsThatNothingUses) {
    auto model = model_of({table("t", {column("a", "public.in_array[]")})},
                          {enumeration("in_array", {}), enumeration("in_function", {}), enumeration("unused", {})});
    Function function;
    function.returns = type_of("public.in_function");
    model.functions = {function};
    EXPECT_THAT(found(model, "unused-enum"), ElementsAre("public.unused: Nothing uses the enum."));
}

/// Tables t1, t2, … that have the tenant's column and ask for it in a policy.
std::vector<Relation> tenants(std::size_t count) {
    std::vector<Relation> all;
    for (std::size_t i = 1; i <= count; ++i) {
        auto one = table(fmt::format("t{}", i), {column("tenant_id", "uuid"), column("my_tenant_id", "uuid")});
        one.row_security = one.row_security_forced = true;
        Policy policy;
        policy.name = "of_tenant";
        policy.command = "ALL";
        policy.using_expression = "(tenant_id = app.tenant())";
        one.policies = {policy};
        all.push_back(std::move(one));
    }
    return all;
}

TEST(LintOfTenants, FindsNothingWhereAllAreAlike) {
    for (const auto* rule : {"nullable-tenant", "row-security-off", "row-security-not-forced", "tenant-without-policy",
                             "row-security-without-policy", "policy-without-row-security"}) {
        EXPECT_THAT(found(model_of(tenants(4)), rule), IsEmpty()) << rule;
    }
}

TEST(LintOfTenants, FindsTheTableThatIsUnlikeTheOthers) {
    auto all = tenants(9);
    all[0].columns[0].nullable = true;
    all[1].row_security = false;
    all[1].policies.clear();
    all[2].row_security_forced = false;
    all[3].policies[0].using_expression = "(my_tenant_id = app.tenant())";
    all[4].policies.clear();
    all[5].row_security = false;
    const auto model = model_of(all);
    EXPECT_THAT(found(model, "nullable-tenant"), ElementsAre("public.t1.tenant_id: The tenant's column may be NULL."));
    EXPECT_THAT(found(model, "row-security-off"), ElementsAre("public.t2: The table has the column tenant_id, but no row-level security."));
    EXPECT_THAT(found(model, "row-security-not-forced"), ElementsAre("public.t3: Row-level security is not forced."));
    EXPECT_THAT(found(model, "tenant-without-policy"), ElementsAre("public.t4: No policy of the table names tenant_id."));
    EXPECT_THAT(found(model, "row-security-without-policy"), ElementsAre("public.t5: Row-level security is on, but there is no policy."));
    EXPECT_THAT(found(model, "policy-without-row-security"),
                ElementsAre("public.t6: The table has policies (of_tenant), but row-level security is off."));
}

TEST(LintOfTenants, SaysNothingWhereMostAreOtherwise) {
    auto all = tenants(4);
    for (auto& one : {&all[0], &all[1]}) {
        one->row_security = one->row_security_forced = false;
        one->policies.clear();
        one->columns[0].nullable = true;
    }
    EXPECT_THAT(found(model_of(all), "row-security-off"), IsEmpty());
    EXPECT_THAT(found(model_of(all), "nullable-tenant"), IsEmpty());
    const auto two = tenants(2);
    EXPECT_THAT(found(model_of({two[0], two[1], table("t", {column("tenant_id", "uuid")})}), "row-security-off"), SizeIs(1));
    EXPECT_THAT(found(model_of({two[0], table("t", {column("tenant_id", "uuid")})}), "row-security-off"), IsEmpty()) << "two tables make no custom";
}

TEST(LintOfRights, AViewOverProtectedRowsReadsThemForWhoAsks) {
    auto guarded = table("guarded", {column("id", "uuid")}), open = table("open", {column("id", "uuid")});
    guarded.row_security = true;
    auto asking = view("asking", {shown("id", "guarded", "id")}), copied = asking, lending = asking;
    asking.security_invoker = true;
    copied.name = public_name("copied");
    copied.kind = RelationKind::materialized_view;
    lending.name = public_name("lending");
    auto model = model_of({guarded, open, asking, copied, lending, view("free", {shown("id", "open", "id")})});
    EXPECT_THAT(found(model, "view-without-security-invoker"),
                ElementsAre("public.lending: The view shows rows of public.guarded past its policies."));
    EXPECT_THAT(found(model, "materialized-protected-rows"), ElementsAre("public.copied: The materialized view copies rows of public.guarded."));
    model.server_version = 140'000;
    EXPECT_THAT(found(model, "view-without-security-invoker"), IsEmpty());
}

TEST(LintOfRights, AFunctionThatLendsRightsFixesItsSearchPath) {
    Model model;
    for (const auto& [name, body, settings, definer] : std::vector<std::tuple<std::string, std::string, Names, bool>>{
             {"bare", "SELECT 1", {}, true},
             {"fixed", "SELECT 1", {"work_mem=1MB", "search_path=pg_catalog"}, true},
             {"other", "SELECT 1", {"work_mem=1MB"}, true},
             {"bound", "BEGIN ATOMIC\n SELECT 1;\nEND", {}, true},
             {"plain", "SELECT 1", {}, false}}) {
        Function function;
        function.name = public_name(name);
        function.language = "sql";
        function.body = body;
        function.settings = settings;
        function.security_definer = definer;
        model.functions.push_back(function);
    }
    EXPECT_THAT(found(model, "search-path-of-definer"), ElementsAre("public.bare(): The SECURITY DEFINER function has no search_path of its own.",
                                                                    "public.other(): The SECURITY DEFINER function has no search_path of its own."));
}

TEST(Lint, IsSwitchedOffByRuleOrByObject) {
    const auto model = model_of({table("log_a", {}), table("log_b", {}), table("orders", {})});
    const auto left = [&](Names disabled) {
        Names objects;
        const auto findings = lint(model, {std::move(disabled)});
        for (const auto& one : findings.value()) {
            if (one.rule == "no-primary-key") objects.push_back(one.object);
        }
        return objects;
    };
    EXPECT_THAT(left({}), ElementsAre("public.log_a", "public.log_b", "public.orders"));
    EXPECT_THAT(left({"missing-comment"}), SizeIs(3));
    EXPECT_THAT(left({"no-primary-key"}), IsEmpty());
    EXPECT_THAT(left({"no-primary-key:public.log_*"}), ElementsAre("public.orders"));
    EXPECT_THAT(left({"no-primary-key:*_a", "no-primary-key:public.orders"}), ElementsAre("public.log_b"));
    EXPECT_THAT(left({"no-primary-key:*o*g*"}), ElementsAre("public.orders"));
    EXPECT_THAT(left({"no-primary-key:public.order"}), SizeIs(3));
    EXPECT_THAT(left({"no-primary-key:"}), SizeIs(3));
}

TEST(Lint, RefusesARuleThatThereIsNot) {
    const auto findings = lint({}, {{"no-primary-kei:public.*"}});
    ASSERT_FALSE(findings);
    EXPECT_EQ(findings.error().reason, "unknown_rule");
    EXPECT_THAT(findings.error().message, HasSubstr("no-primary-kei"));
}

TEST(Lint, EachRuleSaysWhyAndHow) {
    EXPECT_TRUE(std::ranges::is_sorted(lint_rules(), {}, &LintRule::id));
    std::set<std::string_view> ids;
    for (const auto& rule : lint_rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_TRUE(rule.reason.ends_with('.')) << rule.id;
        EXPECT_TRUE(rule.mend.ends_with('.')) << rule.id;
    }
}

TEST(Lint, AsTextGroupsByObjectAndExplainsEachRuleOnce) {
    const auto findings = lint(model_of({table("t", {column("price", "real")}), table("u", {})}), {{"missing-comment"}});
    EXPECT_EQ(to_text(*findings), R"(public.t
  warning  The table has no primary key. (no-primary-key)
public.t.price
  error    The column seems to hold money as real. (float-money)
public.u
  warning  The table has no primary key. (no-primary-key)

Why, and how to mend it:
  float-money
    Binary fractions cannot hold most amounts: sums are off by a cent.
    Use bigint in minor units, or numeric(p,s).
  no-primary-key
    Rows cannot be told apart: no upsert, no logical replication of updates, no repository.
    Add a primary key.

1 error, 2 warnings, 0 notes.
)");
    EXPECT_EQ(to_text(std::vector<Finding>{}), "Nothing found.\n");
}

TEST(Lint, AsJsonHasEachFindingInFull) {
    EXPECT_EQ(to_json(*lint(model_of({table("u", {})}), {{"missing-comment"}})),
              R"({"errors":0,"warnings":1,"notes":0,"findings":[{"rule":"no-primary-key","severity":"warning","object":"public.u",)"
              R"("message":"The table has no primary key.",)"
              R"("reason":"Rows cannot be told apart: no upsert, no logical replication of updates, no repository.",)"
              R"("mend":"Add a primary key."}]})"
              "\n");
}

TEST(LintLaw, AnyModelIsReadAndTheFindingsAreSorted) {
    for_seeds(200, [](Random& random) {
        const auto findings = lint(any_model(random));
        ASSERT_TRUE(findings);
        EXPECT_TRUE(std::ranges::is_sorted(*findings, {}, &Finding::object));
        EXPECT_TRUE(parse_json(to_json(*findings)));
    });
}

}  // namespace
}  // namespace orderline::schema
