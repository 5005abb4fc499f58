-- app/sql/backup_clear.sql: an unused schema makes room for that of a backup; public is left as PostgreSQL makes it.
DROP PUBLICATION IF EXISTS orderline_live, orderline_access;
DROP SCHEMA IF EXISTS audit_parts, auth, orderline, public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC
