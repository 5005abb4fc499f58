-- 0031_second_factor_elsewhere.sql: who turns a second factor on has no sessions in other tenants that began without it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Those in the factor's own tenant are ended by who turns it on: the session in which he does it goes on. With the rights of the tables'
-- owner, as orderline.end_memberships().
create function orderline.end_weaker_sessions_elsewhere() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
    setting text := current_setting('app.tenant_id', true);
    one     uuid;
begin
    for one in select m.joined_tenant_id from public.memberships m where m.home_tenant_id = new.tenant_id and m.user_id = new.user_id loop
        perform set_config('app.tenant_id', one::text, true);
        update public.refresh_sessions s set revoked_at = now()
        where s.tenant_id = one and s.user_id = new.user_id and s.home_tenant_id = new.tenant_id and s.second_factor is null
          and s.revoked_at is null;
    end loop;
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
    return null;
end $$;
comment on function orderline.end_weaker_sessions_elsewhere() is 'Ends the sessions in other tenants of a user who has a second factor now, and began them without.';
revoke execute on function orderline.end_weaker_sessions_elsewhere() from public;

create trigger end_weaker_sessions_elsewhere after update on public.user_factors for each row
    when (old.verified_at is null and new.verified_at is not null)
    execute function orderline.end_weaker_sessions_elsewhere('user_factors');
