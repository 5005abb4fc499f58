// Every table and view.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include "tables/table.hpp"
#include "access_phones.hpp"
#include "agents.hpp"
#include "api_keys.hpp"
#include "audit_heads.hpp"
#include "audit_logs.hpp"
#include "audit_seals.hpp"
#include "call_logs.hpp"
#include "customer_preferences.hpp"
#include "customers.hpp"
#include "draft_links.hpp"
#include "draft_operations.hpp"
#include "idempotency_keys.hpp"
#include "industries.hpp"
#include "ip_allowlist.hpp"
#include "key_uses.hpp"
#include "logins.hpp"
#include "memberships.hpp"
#include "messages.hpp"
#include "one_time_codes.hpp"
#include "order_items.hpp"
#include "order_numbers.hpp"
#include "orders.hpp"
#include "outbox.hpp"
#include "product_categories.hpp"
#include "product_specials.hpp"
#include "product_types.hpp"
#include "products.hpp"
#include "proposed_orders.hpp"
#include "proposed_orders_data.hpp"
#include "refresh_sessions.hpp"
#include "roles.hpp"
#include "tenant_roles.hpp"
#include "tenants.hpp"
#include "user_factors.hpp"
#include "user_preferences.hpp"
#include "user_roles.hpp"
#include "user_tenant_roles.hpp"
#include "users.hpp"

namespace orderline::rows {

using All = tables::List<AccessPhone, Agent, ApiKey, AuditHead, AuditLog, AuditSeal, CallLog, CustomerPreference,
    Customer, DraftLink, DraftOperation, IdempotencyKey, Industry, IpAllowlist, KeyUse, Login, Membership, Message,
    OneTimeCode, OrderItem, OrderNumber, Order, Outbox, ProductCategory, ProductSpecial, ProductType, Product,
    ProposedOrder, ProposedOrdersData, RefreshSession, Role, TenantRole, Tenant, UserFactor, UserPreference, UserRole,
    UserTenantRole, User>;

}  // namespace orderline::rows
