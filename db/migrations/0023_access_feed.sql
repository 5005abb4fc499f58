-- 0023_access_feed.sql: each server hears of every change of who may come in, and forgets what it remembered of it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Beside orderline_live, which tells of drafts: what is published stands in the publication, not in its tables.
create publication orderline_access
    for table public.api_keys, public.draft_links, public.refresh_sessions, public.roles, public.tenants, public.user_roles, public.users
    with (publish = 'insert, update, delete');
