-- pg/sql/introspect_sequences.sql: sequences that are no extension's, and the column that each one ends with.
-- $1 oids of the schemas to read -> see below
SELECT n.nspname, c.relname, s.seqtypid::int8, format_type(s.seqtypid, NULL), s.seqstart, s.seqmin, s.seqmax,
       s.seqincrement, s.seqcycle, o.refobjid::int8, o.refobjsubid, d.description
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
                     AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE c.relnamespace = ANY ($1::oid[])
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
