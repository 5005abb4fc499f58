-- actions/sql/role_page.sql: the tenant's own roles, by name.
-- $1 tenant, $2 a single one's id or null -> a row each: id, name, description, permissions, how many users have it
SELECT r.id, r.name, r.description, r.permissions,
       (SELECT count(*) FROM user_tenant_roles g WHERE g.tenant_id = $1::uuid AND g.role_id = r.id)
FROM tenant_roles r
WHERE r.tenant_id = $1::uuid AND ($2::uuid IS NULL OR r.id = $2::uuid)
ORDER BY lower(r.name)
