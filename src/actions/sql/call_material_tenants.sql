-- actions/sql/call_material_tenants.sql: every tenant, to sweep what has expired in each.
-- -> a row per tenant
SELECT id FROM tenants ORDER BY id
