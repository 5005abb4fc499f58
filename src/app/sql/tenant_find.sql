-- app/sql/tenant_find.sql: the tenant that an operator means: its id, its domain or its name.
-- $1 text
SELECT id, name, coalesce(settings, '{}')
FROM tenants
WHERE id::text = lower($1::text) OR lower(domain) = lower($1::text) OR lower(name) = lower($1::text)
ORDER BY created_at, id
LIMIT 10
