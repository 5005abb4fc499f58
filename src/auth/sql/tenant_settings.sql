-- auth/sql/tenant_settings.sql: what a tenant decides for itself.
-- $1 tenant uuid -> 0 or 1 row
SELECT coalesce(settings, '{}')
FROM tenants
WHERE id = $1::uuid AND coalesce(is_active, true)
