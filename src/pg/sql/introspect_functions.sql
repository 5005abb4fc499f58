-- pg/sql/introspect_functions.sql: functions, procedures, aggregates and window functions that are no extension's.
-- $1 oids of the schemas to read -> see below
SELECT p.oid::int8, n.nspname, p.proname, p.prokind, p.prorettype::int8, format_type(p.prorettype, NULL), p.proretset,
       p.proretset AND p.prorows = 1, p.provolatile, p.proisstrict, p.prosecdef, l.lanname, CASE WHEN p.prokind = 'a' THEN '' ELSE p.prosrc END, d.description
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid AND d.objsubid = 0
WHERE p.pronamespace = ANY ($1::oid[])
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
