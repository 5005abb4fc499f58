-- actions/sql/role_insert.sql: a new role of the tenant's own.
-- $1 tenant, $2 id, $3 name, $4 description, $5 permissions, a JSON list, $6 how many a tenant may have -> 0 rows if it has so many, or 1
INSERT INTO tenant_roles (tenant_id, id, name, description, permissions)
SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::jsonb
WHERE $6::bigint > (SELECT count(*) FROM tenant_roles WHERE tenant_id = $1::uuid)
RETURNING id
