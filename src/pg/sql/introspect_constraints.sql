-- pg/sql/introspect_constraints.sql: the constraints of tables and domains, but PostgreSQL's own; from PostgreSQL 18 on also
-- a NOT NULL, if rows were not checked for it. A foreign key with PERIOD (18) is left out: it compares no columns for being
-- equal, and there is no word for it.
-- $1 oids of the schemas to read -> see below
SELECT c.oid::int8, c.conname, c.contype, c.conrelid::int8, c.contypid::int8, c.conindid::int8, c.conparentid::int8,
       c.conkey::text, c.confrelid::int8, c.confkey::text, c.confdeltype, c.confupdtype, c.confmatchtype,
       -- Not there before PostgreSQL 15: see introspect_ranges.sql for how that works.
       (SELECT confdelsetcols FROM (SELECT c.*) AS own)::text AS set_columns,
       c.condeferrable, c.condeferred, c.convalidated, c.connoinherit,
       CASE WHEN c.contype = 'c' AND w.wanted THEN pg_get_expr(c.conbin, c.conrelid) END AS expression,
       CASE WHEN c.contype = 'x' AND w.wanted THEN pg_get_constraintdef(c.oid) END AS definition,
       d.description
FROM pg_constraint c
CROSS JOIN (SELECT NULL::int2[] AS confdelsetcols, false AS conperiod) AS older
CROSS JOIN LATERAL (SELECT c.connamespace = ANY ($1::oid[]) OR c.contypid <> 0 AS wanted) AS w
LEFT JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE c.contype IN ('p', 'u', 'x', 'f', 'c') AND NOT (c.contype = 'f' AND (SELECT conperiod FROM (SELECT c.*) AS own))
   OR c.contype = 'n' AND NOT c.convalidated
