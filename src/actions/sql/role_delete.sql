-- actions/sql/role_delete.sql: a role of the tenant's own that nobody has goes.
-- $1 tenant, $2 id -> no rows
DELETE FROM tenant_roles WHERE tenant_id = $1::uuid AND id = $2::uuid
