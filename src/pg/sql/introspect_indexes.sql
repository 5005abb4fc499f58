-- pg/sql/introspect_indexes.sql: the indexes of every table but PostgreSQL's own and TOAST's.
-- $1 oids of the schemas to read -> see below
SELECT i.indexrelid::int8, i.indrelid::int8, c.relname, m.amname, i.indkey::text, i.indnkeyatts, i.indoption::text,
       i.indisunique, i.indisvalid, i.indimmediate,
       -- Equal may mean something else to another operator class than the type's own.
       i.indexprs IS NOT NULL OR i.indclass::oid[] && ARRAY(SELECT oid FROM pg_opclass WHERE NOT opcdefault) AS special,
       pg_get_expr(i.indpred, i.indrelid) AS predicate,
       -- Not there before PostgreSQL 15: see introspect_ranges.sql for how that works.
       (SELECT indnullsnotdistinct FROM (SELECT i.*) AS own) AS nulls_not_distinct,
       CASE WHEN w.wanted THEN pg_get_indexdef(i.indexrelid) END AS definition,
       d.description
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am m ON m.oid = c.relam
CROSS JOIN (SELECT false AS indnullsnotdistinct) AS older
CROSS JOIN LATERAL (SELECT c.relnamespace = ANY ($1::oid[]) AS wanted) AS w
LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
