-- auth/sql/tenants_all.sql: every tenant, to sweep what has expired in each.
-- -> rows
SELECT id
FROM tenants
