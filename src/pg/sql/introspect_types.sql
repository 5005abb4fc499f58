-- pg/sql/introspect_types.sql: every type of the database, PostgreSQL's own too: columns name them by oid.
-- $1 oids of the schemas to read -> see below
SELECT t.oid::int8, n.nspname, t.typname, t.typtype, t.typcategory,
       CASE WHEN element.typarray = t.oid THEN element.oid::int8 END AS element,
       t.typbasetype::int8, CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base_text,
       t.typnotnull, pg_get_expr(t.typdefaultbin, 0) AS default_value,
       CASE WHEN own.relkind = 'c' THEN own.oid::int8 END AS composite,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation THEN
           CASE WHEN collation_schema.nspname = 'pg_catalog' THEN '' ELSE collation_schema.nspname || '.' END || c.collname
       END AS collation,
       x.extname, d.description,
       t.typnamespace = ANY ($1::oid[]) AND x.extname IS NULL AS wanted
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_type element ON element.oid = t.typelem
LEFT JOIN pg_type base ON base.oid = t.typbasetype
LEFT JOIN pg_class own ON own.oid = t.typrelid
LEFT JOIN pg_collation c ON c.oid = t.typcollation
LEFT JOIN pg_namespace collation_schema ON collation_schema.oid = c.collnamespace
LEFT JOIN pg_depend e ON e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'
LEFT JOIN pg_extension x ON x.oid = e.refobjid
-- A composite type's comment is one of its pg_type row, as any type's.
LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
