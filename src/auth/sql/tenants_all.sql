-- auth/sql/tenants_all.sql: every tenant, also those that are switched off.
-- -> rows
SELECT id
FROM tenants
