-- app/sql/demo_tenant.sql: the demo tenant, if it is there.
-- $1 domain
SELECT id FROM tenants WHERE domain = $1::text
