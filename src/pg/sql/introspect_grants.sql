-- pg/sql/introspect_grants.sql: who was granted what on schemas ('n'), relations ('r'), their columns ('c') and functions
-- ('f'). An owner may do everything anyway and is left out. What was never granted or revoked has no list: then only its
-- owner may use it, but everyone may call a function.
-- $1 oids of the schemas to read -> see below
SELECT object.kind, object.oid::int8, object.attnum, coalesce(r.rolname, 'public'), g.privilege_type, bool_or(g.is_grantable)
FROM (
    SELECT 'n' AS kind, oid, 0::int2 AS attnum, nspowner AS owner, nspacl AS acl
    FROM pg_namespace WHERE oid = ANY ($1::oid[])
    UNION ALL
    SELECT 'r', oid, 0, relowner, relacl
    FROM pg_class WHERE relnamespace = ANY ($1::oid[]) AND relkind IN ('r', 'p', 'f', 'v', 'm')
    UNION ALL
    SELECT 'c', c.oid, a.attnum, c.relowner, a.attacl
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = ANY ($1::oid[]) AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attacl IS NOT NULL
    UNION ALL
    SELECT 'f', oid, 0, proowner, coalesce(proacl, acldefault('f', proowner))
    FROM pg_proc WHERE pronamespace = ANY ($1::oid[])
) AS object
CROSS JOIN LATERAL aclexplode(object.acl) AS g
LEFT JOIN pg_roles r ON r.oid = g.grantee
WHERE g.grantee <> object.owner
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 4, 5, 3
