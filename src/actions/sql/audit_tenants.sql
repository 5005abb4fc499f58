-- actions/sql/audit_tenants.sql: every tenant, also those that are switched off: their trail is sealed too.
-- -> rows
SELECT id
FROM tenants
