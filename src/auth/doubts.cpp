// auth/doubts.cpp: what changed last, by tenant.
#include "auth/doubts.hpp"

namespace orderline::auth {

void Doubts::attached(Instant at) {
    attached_at_ = at;
    changed_at_.clear();  // all of it is older
}

void Doubts::about_all(Instant at) {
    if (attached_at_) attached(at);
}

void Doubts::about(TenantId tenant, Instant at) {
    if (changed_at_.size() >= tenants_max && !changed_at_.contains(tenant)) return about_all(at);
    changed_at_[tenant] = at;
}

bool Doubts::has(TenantId tenant, Instant since) const {
    if (!attached_at_ || since <= *attached_at_ + settling) return true;
    const auto changed = changed_at_.find(tenant);
    return changed != changed_at_.end() && since <= changed->second + settling;
}

}  // namespace orderline::auth
