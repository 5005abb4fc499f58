-- pg/sql/introspect_policies.sql: the policies of row-level security, one row for each of their roles.
-- $1 oids of the schemas to read -> see below, by policy and role
SELECT p.polrelid::int8, p.polname, p.polcmd, p.polpermissive, coalesce(r.rolname, 'public'),
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), d.description
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = ANY ($1::oid[])
CROSS JOIN LATERAL unnest(p.polroles) AS one (role)
LEFT JOIN pg_roles r ON r.oid = one.role
LEFT JOIN pg_description d ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid AND d.objsubid = 0
ORDER BY p.polrelid, p.polname, 5
