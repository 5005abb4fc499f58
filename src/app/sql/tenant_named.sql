-- app/sql/tenant_named.sql: tenants of that name, in any case.
-- $1 name
SELECT id FROM tenants WHERE lower(name) = lower($1::text)
