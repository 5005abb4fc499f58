// tests/codegen/repository_test.cpp: which calls a relation gets; tests/npm makes them.
#include "codegen/repository.hpp"
#include <gtest/gtest.h>
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"

namespace orderline::codegen {
namespace {

std::string repositories_of(const schema::Model& model) {
    return repository(model, {.schemas = {}, .overrides = {}, .made_by = "orderline codegen --target repository"}).at(0).text;
}

TEST(Repository, OfAShop) { expect_golden("codegen/shop/generated-repo.ts", repositories_of(shop())); }
TEST(Repository, OfNamesThatNobodyExpects) { expect_golden("codegen/awkward/generated-repo.ts", repositories_of(awkward())); }
TEST(Repository, OfNothing) { expect_golden("codegen/nothing/generated-repo.ts", repositories_of({})); }

schema::Model with_tenant(std::string default_value, std::string trigger_comment) {
    schema::Model model;
    model.schemas = {{"public", {}, {}}};
    auto users_of_tenant = table({"public", "users"}, {column("tenant_id", uuid(), false), id_column()});
    users_of_tenant.primary_key = key("users_pkey", {"tenant_id", "id"});
    if (!default_value.empty()) users_of_tenant.columns[0].default_value = std::move(default_value);
    schema::Trigger trigger;
    trigger.name = "assign";
    trigger.timing = "BEFORE";
    trigger.events = {"INSERT"};
    trigger.each_row = true;
    trigger.comment = std::move(trigger_comment);
    users_of_tenant.triggers = {trigger};
    model.relations = {users_of_tenant};
    return model;
}

TEST(Repository, WhatTheSessionImpliesOfAKeyNeedNotBeNamed) {
    EXPECT_TRUE(repositories_of(with_tenant("", "")).contains(R"("users", ["tenant_id", "id"], [], ()"));
    EXPECT_TRUE(repositories_of(with_tenant("", "Sets it. @fills tenant_id")).contains(R"("users", ["id"], ["tenant_id"], ()"));
    EXPECT_TRUE(repositories_of(with_tenant("current_setting('app.tenant')::uuid", "")).contains(R"(["id"], ["tenant_id"])"));
    EXPECT_TRUE(repositories_of(with_tenant("gen_random_uuid()", "")).contains(R"(["tenant_id", "id"], [])"));
}

}  // namespace
}  // namespace orderline::codegen
