-- app/sql/doctor_role.sql: a role of requests, and whether it could do harm, as itself or as what it can become. 0 or 1 row.
-- $1 its name, $2 text[]: the roles that it must be able to become
SELECT bool_or(m.rolsuper), bool_or(m.rolbypassrls), bool_or(m.rolcreaterole), bool_or(m.rolreplication),
       pg_has_role(current_user, r.oid, 'MEMBER'),
       (SELECT count(*) FROM pg_shdepend d
        WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o'),
       coalesce((SELECT string_agg(name, ', ') FROM unnest($2::text[]) AS name
                 WHERE name <> ALL (array_agg(m.rolname::text))), '')
FROM pg_roles r
JOIN pg_roles m ON pg_has_role(r.oid, m.oid, 'MEMBER')
WHERE r.rolname = $1::text
GROUP BY r.oid
