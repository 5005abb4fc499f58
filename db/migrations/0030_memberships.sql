-- 0030_memberships.sql: a person who signs in to one tenant may act in others: there he is the same user id.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- A global table like logins: it must be read in one tenant to tell of another. Only whoever runs the installation writes it
-- (`orderline user join`): a tenant that could would let in whom it likes. The home is where the person signs in: his
-- password and second factor stand there. No foreign key to it, as logins has none to users: then two tenants are no pair of tables
-- that lead to each other, and a membership of nobody lets nobody in.
create table public.memberships (
    home_tenant_id   uuid not null,
    user_id          uuid not null,
    joined_tenant_id uuid not null,
    created_at       timestamp with time zone not null default now(),
    constraint memberships_pkey primary key (home_tenant_id, user_id, joined_tenant_id),
    constraint memberships_joined_tenant_id_fkey foreign key (joined_tenant_id) references public.tenants (id)
);
create index memberships_joined_tenant_id_idx on public.memberships (joined_tenant_id);
comment on table public.memberships is 'In which further tenants a user acts who signs in to his home; there he has the same id';
grant select on public.memberships to orderline_server;

alter table public.refresh_sessions add column home_tenant_id uuid;
comment on column public.refresh_sessions.home_tenant_id is 'Where its user signed in, if elsewhere: he came by changing the tenant.';

-- What a session in another tenant rests on is gone when the user is switched off at home, or his password or addresses change:
-- so such sessions end. If somebody of the home tenant did it, a user or a key, the memberships end as well: or he would come in
-- with the password that he chose. With the rights of the tables' owner, as orderline.keep_owner().
create function orderline.end_memberships() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
    setting text := current_setting('app.tenant_id', true);
    who     text := coalesce(current_setting('app.actor', true), '');
    one     uuid;
begin
    for one in select m.joined_tenant_id from public.memberships m where m.home_tenant_id = old.tenant_id and m.user_id = old.id loop
        perform set_config('app.tenant_id', one::text, true);
        update public.refresh_sessions s set revoked_at = now()
        where s.tenant_id = one and s.user_id = old.id and s.home_tenant_id = old.tenant_id and s.revoked_at is null;
    end loop;
    if tg_op = 'DELETE' or new.id <> old.id or (who ~ '^(user|key):' and who <> 'user:' || old.id) then
        delete from public.memberships m where m.home_tenant_id = old.tenant_id and m.user_id = old.id;
    end if;
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
    return null;
end $$;
comment on function orderline.end_memberships() is 'Ends what a user has in other tenants when his account at home is not the one that was let in.';
revoke execute on function orderline.end_memberships() from public;

create trigger end_memberships_delete after delete on public.users for each row execute function orderline.end_memberships('users');
create trigger end_memberships_update after update on public.users for each row
    when (new.id <> old.id or new.password_hash is distinct from old.password_hash or new.email <> old.email
          or new.phone is distinct from old.phone or (coalesce(old.is_active, true) and not coalesce(new.is_active, true))
          or new.banned_until > coalesce(old.banned_until, '-infinity'))
    execute function orderline.end_memberships('users');
