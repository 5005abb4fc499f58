-- app/sql/doctor_server.sql: what the server is and what we may do on it.
SELECT current_setting('server_version_num')::int,
       current_setting('server_version'),
       current_setting('wal_level'),
       (SELECT pg_encoding_to_char(encoding)::text FROM pg_database WHERE datname = current_database()),
       current_setting('max_replication_slots')::bigint,
       (SELECT count(*) FROM pg_replication_slots),
       current_setting('max_wal_senders')::bigint,
       (SELECT count(*) FROM pg_stat_replication),
       current_setting('max_connections')::bigint,
       current_user::text,
       current_database()::text,
       r.rolsuper, r.rolcreaterole, r.rolreplication,
       clock_timestamp()
FROM pg_roles r
WHERE r.rolname = current_user
