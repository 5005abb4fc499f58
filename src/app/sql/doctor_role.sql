-- app/sql/doctor_role.sql: the role of the server, and whether it could do harm. 0 or 1 row.
SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolreplication,
       pg_has_role(current_user, r.oid, 'MEMBER'),
       (SELECT count(*) FROM pg_shdepend d
        WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o')
FROM pg_roles r
WHERE r.rolname = 'orderline_server'
