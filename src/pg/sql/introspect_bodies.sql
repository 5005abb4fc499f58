-- pg/sql/introspect_bodies.sql: bodies in the SQL standard's form, RETURN … or BEGIN ATOMIC … (from PostgreSQL 14 on).
-- $1 oids of the schemas to read -> function's oid, body
SELECT p.oid::int8, pg_get_function_sqlbody(p.oid)
FROM pg_proc p
WHERE p.pronamespace = ANY ($1::oid[]) AND p.prosqlbody IS NOT NULL
