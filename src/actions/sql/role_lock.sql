-- actions/sql/role_lock.sql: a role of the tenant's own that is to change; who would give it to somebody waits.
-- $1 tenant, $2 id -> 0 or 1 row: its permissions
SELECT permissions FROM tenant_roles WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE
