-- pg/sql/introspect_index_expressions.sql: the parts of indexes that are no plain columns.
-- $1 oids of the schemas to read -> index's oid, position from 1, expression
SELECT i.indexrelid::int8, part.position::int8, pg_get_indexdef(i.indexrelid, part.position::int4, false)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid AND c.relnamespace = ANY ($1::oid[])
CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS part (attnum, position)
WHERE i.indexprs IS NOT NULL AND part.attnum = 0
