// tests/auth/settings_test.cpp: what row-level security and the audit trail are told.
#include "auth/settings.hpp"
#include <gtest/gtest.h>

namespace orderline::auth {

TEST(Settings, SayTheTenantAndForChangesTheActor) {
    Principal who;
    who.tenant = *parse_id<TenantId>("0a0a0a0a-0000-4000-8000-000000000001");
    who.kind = ActorKind::key;
    who.actor = *parse_uuid("0b0b0b0b-0000-4000-8000-000000000002");
    using Values = std::vector<std::pair<std::string_view, std::string>>;
    EXPECT_EQ(settings_for(who).values, (Values{{"app.tenant_id", "0a0a0a0a-0000-4000-8000-000000000001"},
                                                {"app.actor", "key:0b0b0b0b-0000-4000-8000-000000000002"}}));
    EXPECT_EQ(reading_as(who.tenant).values, (Values{{"app.tenant_id", "0a0a0a0a-0000-4000-8000-000000000001"}}));
}

}  // namespace orderline::auth
