// endpoints/rest/tenancy.hpp: which rows are a tenant's, for statements that name the tenant beside the policies.
#pragma once
#include <optional>
#include <string_view>
#include "schema/model.hpp"

namespace orderline::rest {

/// The column that holds a row's tenant: tenant_id; of public.tenants, which no policy guards (shared/spec/sharding.md), its id.
inline std::optional<std::string_view> tenant_column(const schema::Relation& relation) {
    if (relation.column("tenant_id")) return "tenant_id";
    if (relation.name.schema == "public" && relation.name.name == "tenants") return "id";
    return std::nullopt;
}

}  // namespace orderline::rest
