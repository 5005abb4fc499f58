-- pg/sql/introspect_arguments.sql: the arguments of functions, the columns of what they return among them.
-- $1 oids of the schemas to read -> function's oid, name, type's oid, its text, mode, default; by function and position
SELECT p.oid::int8, coalesce(a.name, ''), a.type::int8, format_type(a.type, NULL), coalesce(a.mode, 'i'),
       CASE WHEN p.pronargdefaults > 0 THEN pg_get_function_arg_default(p.oid, a.position::int4) END
FROM pg_proc p
CROSS JOIN LATERAL unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes, p.proargnames)
    WITH ORDINALITY AS a (type, mode, name, position)
WHERE p.pronamespace = ANY ($1::oid[]) AND a.type IS NOT NULL
ORDER BY p.oid, a.position
