-- actions/sql/tenant_facts.sql: name and settings of one tenant that is active.
-- $1 tenant uuid -> 0 or 1 row
SELECT name, coalesce(settings, '{}')
FROM tenants
WHERE id = $1::uuid AND coalesce(is_active, true)
