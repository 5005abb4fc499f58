// auth/key_uses.cpp: the last uses of keys, tenant by tenant into the database.
#include "auth/key_uses.hpp"
#include <algorithm>
#include <string>
#include <utility>
#include <vector>
#include "auth/settings.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {

void KeyUses::note(TenantId tenant, Uuid key, Instant at) {
    auto& last = uses_[tenant][key];
    last = std::max(last, at);
}

Task<Result<void>> KeyUses::write(Deadline by) {
    auto uses = std::exchange(uses_, {});
    Result<void> outcome;
    for (const auto& [tenant, keys] : uses) {
        std::vector<std::string> ids, times;
        for (const auto& [key, at] : keys) {
            ids.push_back(to_text(key));
            times.push_back(to_text(at));
        }
        const auto settings = reading_as(tenant);
        const auto params = pg::Params::of(tenant, pg::array_text(ids), pg::array_text(times));
        auto written = co_await pool_.write(settings, sql::key_used, params, by);
        if (written) continue;
        outcome = std::unexpected(std::move(written).error());
        for (const auto& [key, at] : keys) note(tenant, key, at);
    }
    co_return outcome;
}

}  // namespace orderline::auth
