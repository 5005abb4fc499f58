-- pg/sql/introspect_columns.sql: the columns of every table, view and composite type but PostgreSQL's own.
-- $1 oids of the schemas to read -> see below, by relation and number
-- A default names no column, so pg_get_expr need not look the relation up: that takes most of its time.
SELECT a.attrelid::int8, a.attnum, a.attname, a.atttypid::int8, format_type(a.atttypid, a.atttypmod),
       a.attnotnull, a.attgenerated, a.attidentity,
       CASE WHEN w.wanted THEN pg_get_expr(v.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE v.adrelid END) END AS value,
       CASE WHEN a.attcollation <> t.typcollation THEN
           CASE WHEN collation_schema.nspname = 'pg_catalog' THEN '' ELSE collation_schema.nspname || '.' END || co.collname
       END AS collation,
       CASE WHEN w.wanted AND c.relkind = 'v' THEN pg_column_is_updatable(c.oid, a.attnum, true) END AS updatable,
       d.description
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
CROSS JOIN LATERAL (SELECT c.relnamespace = ANY ($1::oid[]) AS wanted) AS w
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef v ON v.adrelid = c.oid AND v.adnum = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_namespace collation_schema ON collation_schema.oid = co.collnamespace
LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY a.attrelid, a.attnum
