-- actions/sql/audit_old_parts.sql: the months of the trail that are no longer kept.
-- $1 how many months are -> first days
SELECT to_date(substr(c.relname, 12), 'YYYY_MM')
FROM pg_catalog.pg_inherits i
JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'public.audit_logs'::regclass AND c.relname ~ '^audit_logs_[0-9]{4}_[0-9]{2}$'
  AND to_date(substr(c.relname, 12), 'YYYY_MM')
      < date_trunc('month', (now() AT TIME ZONE 'UTC') - make_interval(months => $1::int))
ORDER BY 1
