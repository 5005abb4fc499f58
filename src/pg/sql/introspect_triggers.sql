-- pg/sql/introspect_triggers.sql: the triggers that somebody made; not those that serve a foreign key, nor a partition's
-- copies of its parent's.
-- $1 oids of the schemas to read -> see below
SELECT t.tgrelid::int8, t.tgname, t.tgtype, t.tgenabled <> 'D' AS enabled, n.nspname, p.proname,
       pg_get_triggerdef(t.oid), d.description
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = ANY ($1::oid[])
JOIN pg_proc p ON p.oid = t.tgfoid
JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE NOT t.tgisinternal AND t.tgparentid = 0
