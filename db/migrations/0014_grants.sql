-- 0014_grants.sql: what the server's role may do, table by table; everything else it may not.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

grant usage on schema public, orderline to orderline_server;

-- Global tables. Reading tenants is not limited by a policy (reference tables cannot have one that depends on the transaction),
-- so each statement names `id = $tenant`; they are written by the owner (`orderline tenant …`), never by the server.
grant select on public.tenants, public.roles, public.industries to orderline_server;
grant select, insert, update, delete on public.logins to orderline_server;

-- Tenant tables: the policy decides which rows, triggers and constraints decide which changes.
grant select, insert, update, delete on
    public.access_phones, public.agents, public.api_keys, public.call_logs, public.customer_preferences, public.customers,
    public.idempotency_keys, public.ip_allowlist, public.messages, public.order_items, public.orders,
    public.product_categories, public.product_specials, public.product_types, public.products, public.proposed_orders,
    public.proposed_orders_data, public.refresh_sessions, public.user_preferences, public.user_roles, public.users
    to orderline_server;
grant select, insert, update on public.draft_links, public.order_numbers to orderline_server;

-- Append-only.
grant select, insert on public.audit_logs, public.draft_operations to orderline_server;

grant usage on sequence public.messages_id_seq to orderline_server;
