-- app/sql/backup_snapshot.sql: what this transaction sees, for pg_dump; and the newest migration.
SELECT pg_export_snapshot(), (SELECT name FROM public.schema_migrations ORDER BY name DESC LIMIT 1)
