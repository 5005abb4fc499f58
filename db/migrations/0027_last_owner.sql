-- 0027_last_owner.sql: a tenant that has an owner keeps one, whoever disables, bans, deletes or takes roles away.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- An owner is an active user, not banned, with a role that may do everything. With the rights of the tables' owner: whoever
-- writes need not be able to lock the others' roles; where that owner is no superuser, the setting follows the row, as in
-- orderline.audit(). Who would take another owner away meanwhile waits at the lock; what is read behind it is read anew.
create function orderline.keep_owner() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
    setting text := current_setting('app.tenant_id', true);
    lost    boolean;
begin
    perform set_config('app.tenant_id', old.tenant_id::text, true);
    if tg_argv[0] = 'user_roles' then
        lost := exists (select from public.roles r where r.id = old.role_id and r.permissions ? '*');
    else
        lost := exists (select from public.user_roles g join public.roles r on r.id = g.role_id
                        where g.tenant_id = old.tenant_id and g.user_id = old.id and r.permissions ? '*');
    end if;
    if lost then
        perform from public.user_roles g join public.roles r on r.id = g.role_id
        where g.tenant_id = old.tenant_id and r.permissions ? '*'
        order by g.id for update of g;
        if not exists (
            select from public.user_roles g
            join public.roles r on r.id = g.role_id
            join public.users u on u.tenant_id = old.tenant_id and u.id = g.user_id
            where g.tenant_id = old.tenant_id and r.permissions ? '*' and coalesce(r.is_active, true)
              and coalesce(g.is_active, true) and coalesce(u.is_active, true) and coalesce(u.banned_until, '-infinity') <= now())
        then
            perform orderline.refuse('user_roles_last_owner', 'nobody would be left who may do everything');
        end if;
    end if;
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
    return null;
end $$;
comment on function orderline.keep_owner() is 'Refuses what would leave a tenant without an owner.';
revoke execute on function orderline.keep_owner() from public;

-- A user who is deleted takes his roles along, so this one is asked then, too.
create trigger keep_owner_delete after delete on public.user_roles for each row
    when (coalesce(old.is_active, true))
    execute function orderline.keep_owner('user_roles');
create trigger keep_owner_update after update on public.user_roles for each row
    when (coalesce(old.is_active, true)
          and (not coalesce(new.is_active, true) or new.role_id <> old.role_id or new.user_id <> old.user_id))
    execute function orderline.keep_owner('user_roles');
-- Every sign-in writes users: the function is called for what can end an owner only.
create trigger keep_owner_update after update on public.users for each row
    when ((coalesce(old.is_active, true) and not coalesce(new.is_active, true))
          or new.banned_until > coalesce(old.banned_until, '-infinity'))
    execute function orderline.keep_owner('users');
