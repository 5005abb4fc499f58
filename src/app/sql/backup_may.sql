-- app/sql/backup_may.sql: whether this user sees every row, and its name.
SELECT rolsuper OR rolbypassrls, rolname::text FROM pg_roles WHERE rolname = current_user
