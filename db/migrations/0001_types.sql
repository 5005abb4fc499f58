-- 0001_types.sql: the schema of our functions, the server's role, the eight enums of the contract, small helpers.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Tables stand in `public`, where the contract has them; functions stand in `orderline`.
create schema if not exists orderline;
comment on schema orderline is 'Functions of Orderline: triggers, search, helpers of migrations. Tables are in public.';

-- The role of `orderline serve`. Roles belong to the whole cluster: another database of it may have made this one already,
-- perhaps at this very moment. It owns nothing and row-level security always holds for it.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'orderline_server') then
        create role orderline_server with login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    end if;
exception
    when duplicate_object or unique_violation then null;
end $$;

do $$
begin
    if exists (select from pg_catalog.pg_roles
               where rolname = 'orderline_server' and (rolsuper or rolbypassrls or rolcreaterole)) then
        raise exception 'the role orderline_server may bypass row-level security'
            using hint = 'alter role orderline_server with nosuperuser nobypassrls nocreaterole;';
    end if;
end $$;

create type public.call_outcome as enum (
    'success', 'failed', 'follow_up', 'rescheduled', 'no_answer', 'busy', 'callback_requested', 'handoff', 'timed_out');
create type public.call_purpose as enum (
    'sales', 'support', 'feedback', 'other', 'complaint', 'survey', 'appointment', 'billing');
create type public.call_status as enum (
    'scheduled', 'completed', 'canceled', 'in_progress', 'missed', 'rescheduled', 'priority');
create type public.contact_method as enum (
    'email', 'phone', 'sms', 'mail', 'chat', 'in_person', 'social_media', 'none');
create type public.interaction_outcome as enum (
    'successful', 'unsuccessful', 'pending', 'scheduled', 'cancelled', 'follow_up', 'no_answer', 'busy',
    'callback_requested', 'handoff', 'timed_out', 'ordered');
create type public.interaction_purpose as enum (
    'sales', 'support', 'inquiry', 'complaint', 'feedback', 'survey', 'appointment', 'billing', 'other');
create type public.interaction_status as enum (
    'scheduled', 'completed', 'canceled', 'missed', 'rescheduled', 'in_progress', 'priority');
create type public.order_status as enum (
    'pending', 'processing', 'shipped', 'delivered', 'canceled', 'returned', 'refunded', 'user_confirmed', 'accepted');

-- What a search compares: lower case, without the accents of European languages, so that "kase" finds "Käse". Capitals with
-- accents are named too: a database with the locale C does not lower them.
create function orderline.fold(words text) returns text language sql immutable parallel safe
return pg_catalog.translate(
    pg_catalog.replace(pg_catalog.lower(words), 'ß', 'ss'),
    'àáâãäåāąçćčďđèéêëēęěğìíîïīįłñńňòóôõöøőřśšşșťțùúûüūůűųýÿźżž'
    'ÀÁÂÃÄÅĀĄÇĆČĎĐÈÉÊËĒĘĚĞÌÍÎÏĪĮŁÑŃŇÒÓÔÕÖØŐŘŚŠŞȘŤȚÙÚÛÜŪŮŰŲÝŸŹŻŽ',
    'aaaaaaaacccddeeeeeeegiiiiiilnnnooooooorssssttuuuuuuuuyyzzz'
    'aaaaaaaacccddeeeeeeegiiiiiilnnnooooooorssssttuuuuuuuuyyzzz');
comment on function orderline.fold(text) is
    'Folds text for searching: search LIKE ALL ((SELECT string_to_array(orderline.fold($1), chr(1)))::text[]).';

-- The id of the actor when it is of that kind: actor_id('user') is the uuid of `user:<uuid>`.
create function orderline.actor_id(kind text) returns uuid language sql stable parallel safe
return pg_catalog.substring(
    pg_catalog.current_setting('app.actor', true),
    '^' || kind || ':([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$')::uuid;
comment on function orderline.actor_id(text) is 'The uuid in the setting app.actor when it begins with that kind, or null.';
