-- pg/sql/introspect_schemas.sql: the schemas to read; PostgreSQL's own and those of extensions only if they are named.
-- $1 names text[], empty: all -> oid, name, comment
SELECT n.oid::int8, n.nspname, d.description
FROM pg_namespace n
LEFT JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid AND d.objsubid = 0
WHERE CASE
    WHEN cardinality($1::text[]) > 0 THEN n.nspname = ANY ($1::text[])
    ELSE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend e
                        WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
END
