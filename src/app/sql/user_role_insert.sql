-- app/sql/user_role_insert.sql: gives a user a role, also one of the tenant's own; says whether that role may make calls.
-- $1 tenant, $2 user, $3 role's name -> 1 row, or 0 if there is no such role
WITH role AS (
    SELECT id, permissions, false AS own FROM roles WHERE name = $3::text AND coalesce(is_active, true)
    UNION ALL
    SELECT id, permissions, true FROM tenant_roles WHERE tenant_id = $1::uuid AND name = $3::text
), given AS (
    INSERT INTO user_roles (tenant_id, user_id, role_id)
    SELECT $1::uuid, $2::uuid, role.id FROM role WHERE NOT role.own
    ON CONFLICT (tenant_id, user_id, role_id) DO UPDATE SET is_active = true
), own_given AS (
    INSERT INTO user_tenant_roles (tenant_id, user_id, role_id)
    SELECT $1::uuid, $2::uuid, role.id FROM role WHERE role.own
    ON CONFLICT (tenant_id, user_id, role_id) DO NOTHING
)
SELECT role.permissions ?| ARRAY['*', 'calls.write'] FROM role
