-- app/sql/doctor_unprotected.sql: tables with a tenant whose rows are not guarded. `logins` must be readable before the tenant is known.
SELECT c.relname::text
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'logins'
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
ORDER BY c.relname
