-- pg/sql/introspect_settings.sql: what functions set while they run, such as their search_path.
-- $1 oids of the schemas to read -> oid of the function, "name=value", in the order of their declaration
SELECT p.oid::int8, one.setting
FROM pg_proc p
CROSS JOIN LATERAL unnest(p.proconfig) WITH ORDINALITY AS one (setting, place)
WHERE p.pronamespace = ANY ($1::oid[])
ORDER BY p.oid, one.place
