-- app/sql/tenant_list.sql: all tenants, for an operator.
SELECT id, name, domain, coalesce(settings ->> 'currency', 'EUR'), coalesce(settings ->> 'locale', 'en'),
       coalesce(settings ->> 'time_zone', 'UTC'), coalesce(is_active, true), created_at
FROM tenants
ORDER BY lower(name), id
