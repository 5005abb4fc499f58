-- actions/sql/roles_named.sql: roles by their names: of every installation (a global table) and of the tenant's own.
-- $1 tenant, $2 names -> a row each: id, permissions, is it the tenant's own
SELECT id, coalesce(permissions, '[]'), false FROM roles WHERE coalesce(is_active, true) AND name = ANY ($2::text[])
UNION ALL
SELECT id, permissions, true FROM tenant_roles WHERE tenant_id = $1::uuid AND name = ANY ($2::text[])
