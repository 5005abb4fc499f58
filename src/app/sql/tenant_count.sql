-- app/sql/tenant_count.sql: how many tenants there are.
SELECT count(*) FROM tenants
