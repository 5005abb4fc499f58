// actions/tenants.hpp: what the rules need to know of a tenant: its currency, its taxes, its zone.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/id.hpp"
#include "domain/price.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct TenantFacts {
    TenantId id;
    std::string name;
    Currency currency{};
    std::string locale, time_zone;
    std::vector<Tax> taxes;
};

/// Reads tenants.settings; remembers it for a few seconds, since every call and every new line asks.
class Tenants {
public:
    explicit Tenants(pg::Pool& pool) : pool_{pool} {}

    /// Errors: not_found; internal if the settings hold no currency or a wrong tax (the log says which key).
    Task<Result<std::shared_ptr<const TenantFacts>>> facts(TenantId tenant, Deadline by);

    static constexpr std::chrono::seconds memory_time{5};
    static constexpr std::size_t remembered_max = 10000;

private:
    struct Remembered {
        std::shared_ptr<const TenantFacts> facts;
        std::chrono::steady_clock::time_point until;
    };
    pg::Pool& pool_;
    std::unordered_map<TenantId, Remembered> remembered_;
};

/// Reads the settings text of a tenant. Pure, for `Tenants` and for the demo data.
Result<TenantFacts> read_tenant(TenantId id, std::string_view name, std::string_view settings_json);

}  // namespace orderline::actions
