-- app/sql/rest_only_login.sql: the login of a server without tenants.
-- Who `serve --rest-only` connects as. No parameters. One row: the login's name; whether it is above row-level security.
SELECT session_user::text, (SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = session_user);
