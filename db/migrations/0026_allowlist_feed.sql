-- 0026_allowlist_feed.sql: each server hears at once of every change of the addresses that a tenant lets in.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

alter publication orderline_access add table public.ip_allowlist;
