-- app/sql/role_list.sql: the roles that a tenant's users may have.
-- $1 tenant -> their names
SELECT name FROM roles WHERE coalesce(is_active, true)
UNION ALL
SELECT name FROM tenant_roles WHERE tenant_id = $1::uuid
ORDER BY name
