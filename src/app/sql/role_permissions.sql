-- app/sql/role_permissions.sql: the permissions of a role.
-- $1 name
SELECT coalesce(permissions, '[]')::text FROM roles WHERE name = $1::text AND coalesce(is_active, true)
