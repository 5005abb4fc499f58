-- app/sql/user_role_insert.sql: gives a user a role; says whether that role may make calls.
-- $1 tenant, $2 user, $3 role's name -> 1 row, or 0 if there is no such role
WITH role AS (
    SELECT id, permissions FROM roles WHERE name = $3::text AND coalesce(is_active, true)
), given AS (
    INSERT INTO user_roles (tenant_id, user_id, role_id)
    SELECT $1::uuid, $2::uuid, role.id FROM role
    ON CONFLICT (tenant_id, user_id, role_id) DO UPDATE SET is_active = true
    RETURNING role_id
)
SELECT role.permissions ?| ARRAY['*', 'calls.write'] FROM role JOIN given ON given.role_id = role.id
