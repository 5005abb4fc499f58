// The keys of tables, each a type of its own.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include "base/id.hpp"
#include "tables/values.hpp"

// The tags of those that base/id.hpp has too are its own, so that both are one type.
namespace orderline::rows {

using AccessPhoneId = Id<struct AccessPhoneTag>;
using AgentId = Id<struct AgentTag>;
using ApiKeyId = Id<struct ApiKeyTag>;
using AuditSealId = tables::NumberId<struct AuditSealTag, std::int64_t>;
using CallLogId = Id<struct CallLogTag>;
using CustomerId = Id<struct CustomerTag>;
using CustomerPreferenceId = Id<struct CustomerPreferenceTag>;
using DraftLinkId = tables::NumberId<struct DraftLinkTag, std::int64_t>;
using IndustryId = Id<struct IndustryTag>;
using IpAllowlistId = Id<struct IpAllowlistTag>;
using MessageId = tables::NumberId<struct MessageTag, std::int32_t>;
using OneTimeCodeId = Id<struct OneTimeCodeTag>;
using OrderId = Id<struct OrderTag>;
using OrderItemId = Id<struct OrderItemTag>;
using OutboxId = Id<struct OutboxTag>;
using ProductCategoryId = Id<struct ProductCategoryTag>;
using ProductId = Id<struct ProductTag>;
using ProductSpecialId = Id<struct ProductSpecialTag>;
using ProductTypeId = Id<struct ProductTypeTag>;
using ProposedOrderId = Id<struct ProposedOrderTag>;
using ProposedOrdersDataId = Id<struct ProposedOrdersDataTag>;
using RefreshSessionId = Id<struct RefreshSessionTag>;
using RoleId = Id<struct RoleTag>;
using TenantId = Id<struct TenantTag>;
using TenantRoleId = Id<struct TenantRoleTag>;
using UserFactorId = Id<struct UserFactorTag>;
using UserId = Id<struct UserTag>;
using UserPreferenceId = Id<struct UserPreferenceTag>;
using UserRoleId = Id<struct UserRoleTag>;
using UserTenantRoleId = Id<struct UserTenantRoleTag>;

}  // namespace orderline::rows
