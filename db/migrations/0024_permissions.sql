-- 0024_permissions.sql: reading the trail and handing out personal data are permissions of their own; who had them keeps them.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Until now tenants.manage was both, with customers.read and customers.write. What stands for "*" needs nothing.
create function pg_temp.with_new_permissions(names jsonb) returns jsonb language sql immutable
return names || case when names ? 'tenants.manage' and not names ? 'audit.read' then '["audit.read"]' else '[]' end::jsonb
             || case when names ?& array['tenants.manage', 'customers.read', 'customers.write'] and not names ? 'personal_data.manage'
                     then '["personal_data.manage"]' else '[]' end::jsonb;

update public.roles set permissions = pg_temp.with_new_permissions(permissions) where permissions ? 'tenants.manage';
update public.roles set permissions = permissions || '["audit.read"]'
where id = '00000000-0000-4000-8000-000000000002' and not permissions ? 'audit.read';

-- Tenant by tenant, because the policy may hold for the owner too.
do $$
declare
    setting text := current_setting('app.tenant_id', true);
    one     uuid;
begin
    for one in select id from public.tenants loop
        perform set_config('app.tenant_id', one::text, true);
        update public.api_keys set permissions = pg_temp.with_new_permissions(permissions)
        where tenant_id = one and permissions ? 'tenants.manage';
    end loop;
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
end $$;
drop function pg_temp.with_new_permissions(jsonb);

select orderline.open_to_rest('audit_logs', 'audit.read', null, 'select');
